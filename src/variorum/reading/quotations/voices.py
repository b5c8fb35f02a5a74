"""Make voices of the nouns that speak: their words, and the entity behind them."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Entity, Parse, Reading, Token, Voice
from variorum.reading.quotations.speakers import issuers, name_in
from variorum.reading.quotations.trees import noun_phrase

MAX_SILENCE = 3
"""How many sentences on a pronoun may still mean who spoke last."""
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_STANDS_FOR: dict[str, frozenset[str]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "they": frozenset({"group"}),
    "it": frozenset({"organisation"}),
}


class Voices:
    """The voices of one article. A pronoun that no entity has for a mention means who spoke last, if it can."""

    def __init__(self, parse: Parse, reading: Reading, sources: Iterable[Token]) -> None:
        self.parse = parse
        self.mentions = sorted(
            ((m, e) for e in reading.entities for m in e.mentions),
            key=lambda x: (x[0].end - x[0].start, x[0], x[1].id),
        )
        self.people = frozenset(i for n in parse.names if n.label == "PERSON" for i in range(n.first, n.last))
        self.dates = frozenset(i for n in parse.names if n.label == "DATE" for i in range(n.first, n.last))
        organisations = {i for n in parse.names if n.label == "ORG" for i in range(n.first, n.last)}
        for mention, entity in self.mentions:
            if entity.type == "organisation":
                organisations |= {t.i for t in parse.tokens_within(mention.start, mention.end)}
        self.outlets = frozenset(organisations)
        self.spoke_last = self._resolve(sources)

    def of(self, head: Token | None) -> Voice | None:
        """Return the voice of a noun: its phrase, without a date before it, and its entity."""
        if head is None or not head.text[0].isalnum():
            return None
        head = name_in(self.parse, head, self.people)
        first, last = noun_phrase(head)
        while first < head.i and first in self.dates:
            first += 1
        entity = self._entity(head) or self.spoke_last.get(head.i)
        return Voice(entity=entity.id if entity is not None else None, span=self.parse.span(first, last))

    def _entity(self, head: Token) -> Entity | None:
        """Return the entity of a noun, or else of who issued the document that it is."""
        return next((e for t in (head, *issuers(head)) if (e := self._mentioned(t)) is not None), None)

    def _mentioned(self, token: Token) -> Entity | None:
        return next((e for m, e in self.mentions if m.start < token.end and token.start < m.end), None)

    def _resolve(self, sources: Iterable[Token]) -> dict[int, Entity]:
        """Return who spoke last for each pronoun among the sources that no entity has."""
        found: dict[int, Entity] = {}
        last: Entity | None = None
        sentence = 0
        for head in sorted(set(sources), key=lambda t: t.i):
            entity = self._entity(name_in(self.parse, head, self.people))
            near = last is not None and head.sentence - sentence <= MAX_SILENCE
            if entity is None and last is not None and near and _may_mean(head, last):
                found[head.i] = entity = last
            last, sentence = entity, head.sentence
        return found


def _may_mean(head: Token, entity: Entity) -> bool:
    """Tell whether a pronoun suits an entity's type and the pronouns that it has elsewhere."""
    pronoun = head.lower
    others = {m.text.lower() for m in entity.mentions}
    clashes = others & (_FEMALE if pronoun == "he" else _MALE if pronoun == "she" else frozenset())
    suits = entity.type in _STANDS_FOR.get(pronoun, frozenset())
    return suits and not clashes and not _has_subject_before(head)


def _has_subject_before(head: Token) -> bool:
    """Tell whether the sentence has a nearer subject: "the rescuers left after what they said was a strike"."""
    cue = head.head
    if not any(c.dep == "ccomp" and c.i > cue.i for c in cue.children):
        return False
    return any(c.dep == "nsubj" and c.i < head.i for verb in cue.ancestors() for c in verb.children)
