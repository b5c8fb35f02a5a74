"""Make voices of the nouns that speak: their words, and the entity behind them."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Entity, Parse, Reading, Span, Token, Voice
from variorum.reading.quotations.cues import has_frame, lexicon
from variorum.reading.quotations.drafts import Draft
from variorum.reading.quotations.named import is_age, name_in
from variorum.reading.quotations.speakers import issuers
from variorum.reading.quotations.trees import noun_phrase

MAX_SILENCE = 3
"""How many sentences on a pronoun may still mean who spoke last, his own words left out."""
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_STANDS_FOR: dict[str, frozenset[str]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "they": frozenset({"group"}),
    "it": frozenset({"organisation"}),
}
_FIRST_PERSON = frozenset({"i", "we"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_SPEAKING_FRAMES = ("say", "accuse", "call", "object")


class Voices:
    """The voices of one article.

    A pronoun that no entity has for a mention means who spoke last, if it can; "the activist" the one activist who
    spoke before. Within quoted words "I" is who is quoted, and "he" somebody else.
    """

    def __init__(self, parse: Parse, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.parse = parse
        self.mentions = sorted(
            ((m, e) for e in reading.entities for m in e.mentions),
            key=lambda x: (x[0].end - x[0].start, x[0], x[1].id),
        )
        people = {i for n in parse.names if n.label == "PERSON" for i in range(n.first, n.last)}
        self.dates = frozenset(i for n in parse.names if n.label == "DATE" for i in range(n.first, n.last))
        named: set[int] = set()
        organisations = {i for n in parse.names if n.label == "ORG" for i in range(n.first, n.last)}
        for mention, entity in self.mentions:
            tokens = {t.i for t in parse.tokens_within(mention.start, mention.end)}
            if entity.type == "organisation":
                organisations |= tokens
            elif entity.type == "person" and entity.spellings:
                named |= tokens
        people |= named
        self.people, self.outlets = frozenset(people), frozenset(organisations - named)
        self.around = {d.source.i: outer for d in drafts if d.source and (outer := _around(d, drafts))}
        self.said = frozenset(
            t.i for d in drafts for first, last in d.content for t in parse.tokens_within(first, last)
        )
        self.resolved: dict[int, Entity | None] = {}
        self._resolve([d.source for d in drafts if d.source is not None])

    def of(self, head: Token | None) -> Voice | None:
        """Return the voice of a noun: its phrase, without a date before it, and its entity."""
        if head is None or not head.text[0].isalnum() or has_frame(head, "mute"):
            return None
        if len(head.text) == 1 and head.text.islower() and head.pos != "PRON":
            return None
        if head.i in self.dates and head.i not in self.people and not is_age(self.parse, head):
            return None
        head = name_in(self.parse, head, self.people, self.outlets)
        first, last = noun_phrase(head)
        if is_age(self.parse, head):
            first = head.subtree()[0].i
        if not is_age(self.parse, head):
            first = self._behind_date(head, first)
        last = self._before_date(head, last)
        entity = self.resolved[head.i] if head.i in self.resolved else self._entity(head)
        return Voice(entity=entity.id if entity is not None else None, span=self.parse.span(first, last))

    def _behind_date(self, head: Token, first: int) -> int:
        """Return the start of a phrase without a date before it; "Monday's statement" keeps its own."""
        start = first
        while start < head.i and start in self.dates:
            start += 1
        return first if self.parse.tokens[start].tag == "POS" else start

    def _before_date(self, head: Token, last: int) -> int:
        """Return the end of a phrase without a date at its end: "senior officials on Monday"."""
        end = last
        while end > head.i + 1 and end - 1 in self.dates:
            end -= 1
        dated = end < last and end > head.i + 1 and self.parse.tokens[end - 1].lower in ("on", "in", "at")
        return end - 1 if dated else last

    def called(self, name: Span) -> Voice:
        """Return the voice of a name that stands in no sentence: its entity is the one that has it for a spelling."""
        plain = name.text.lower().removeprefix("the ")
        same = (e for _, e in self.mentions if plain in {s.lower().removeprefix("the ") for s in e.spellings})
        entity = next(same, None)
        return Voice(entity=entity.id if entity is not None else None, span=name)

    def _entity(self, head: Token) -> Entity | None:
        """Return the entity of a noun, or else of who issued the document that it is, or whose officials they are."""
        own = self._mentioned(head)
        if own is not None and own.spellings:
            return own
        issued = [
            e
            for t in issuers(head)
            if (e := self._mentioned(t)) is not None and (t.dep != "compound" or e.type == "organisation")
        ]
        issued.sort(key=lambda e: e.type == "place")
        return next(iter(issued), None) or self._body_of(head) or own

    def _body_of(self, head: Token) -> Entity | None:
        """Return the body that "the authority" ends the name of, or whose officials or prosecutors speak."""
        before = [c.lower for c in head.children if c.i < head.i]
        if has_frame(head, "press_office") and self.parse.tokens[head.i - 1].lower in ("press", "media"):
            whose = next(
                (c for c in head.children if c.dep in ("compound", "poss") and c.pos == "PROPN"), None
            )
            return self._mentioned(whose) if whose is not None else None
        if has_frame(head, "of_body") and head.tag == "NNS":
            body = self._mentioned(self.parse.tokens[head.i - 1]) if head.i else None
            return body if body is not None and body.type == "organisation" else None
        if head.tag == "NN" and before == ["the"]:
            return self._only_called((head.lower,))
        if head.tag == "NNS" and before in ([], ["the"]):
            offices = (pair.split(" = ") for pair in lexicon()["who_for_body"])
            return self._only_called([office for who, office in offices if who == head.lemma.lower()])
        return None

    def _only_called(self, endings: Sequence[str]) -> Entity | None:
        """Return the one body of the article whose name ends in some words; longer names of one name count as it."""
        found: dict[str, Entity] = {}
        for _, entity in self.mentions:
            for spelling in entity.spellings if entity.type == "organisation" else ():
                name = " " + spelling.lower().replace("’", "'")
                if any(name.endswith(f" {e}") and len(name) > len(e) + 1 for e in endings):
                    found.setdefault(name, entity)
        shortest = min(found, key=len, default="")
        same = all(name.endswith(shortest) for name in found)
        return found[max(found, key=lambda n: (len(n), n))] if found and same else None

    def _mentioned(self, token: Token) -> Entity | None:
        return next((e for m, e in self.mentions if m.start < token.end and token.start < m.end), None)

    def _resolve(self, sources: Sequence[Token]) -> None:
        """Find who speaks behind each source, in the order of the text, from who spoke before."""
        before: list[tuple[Token, Entity | None]] = []
        for source in sorted({t.i: t for t in sources}.values(), key=lambda t: t.i):
            head = name_in(self.parse, source, self.people, self.outlets)
            outer = self.around.get(source.i)
            if outer is not None:
                if outer.source is not None and head.pos == "PRON":
                    speaker = self._known(name_in(self.parse, outer.source, self.people, self.outlets))
                    self.resolved[head.i] = self._spoken_of(head, speaker)
                continue
            entity = self._entity(head)
            if entity is None and is_age(self.parse, head):
                entity = self._person_before(head, before)
            elif entity is None or not entity.spellings:
                again = self._same_again(head, before) or entity
                entity = again or self._issued_before(head, before) or self._spoke_last(head, before)
            self.resolved[head.i] = entity
            if entity is not None or head.pos != "PRON":
                before.append((head, entity))

    def _spoken_of(self, head: Token, speaker: Entity | None) -> Entity | None:
        """Return whom a pronoun means in the words of a speaker: "I" himself, "he" whose father he is."""
        if head.lower in _FIRST_PERSON or speaker is None:
            return speaker
        owner = speaker.name.partition(" of ")[2] if not speaker.spellings else ""
        return next((e for _, e in self.mentions if e.name == owner and _may_mean(head, e)), None)

    def _known(self, head: Token) -> Entity | None:
        return self.resolved.get(head.i) or self._entity(head)

    def _same_again(self, head: Token, before: Sequence[tuple[Token, Entity | None]]) -> Entity | None:
        """Return the one of whom "the activist" tells again: an activist spoke before, and no other did."""
        if [c.lower for c in head.children if c.i < head.i] != ["the"] or head.tag != "NN":
            return None
        alike = [(t, e) for t, e in before if t.lemma == head.lemma]
        introduced = any(c.lower in _INDEFINITE for t, _ in alike for c in t.children)
        return alike[0][1] if introduced and len({e.id if e else "" for _, e in alike}) == 1 else None

    def _issued_before(self, head: Token, before: Sequence[tuple[Token, Entity | None]]) -> Entity | None:
        """Return who issued "the claim" or "the statement": who spoke in writing just before."""
        paper = head.tag == "NN" and has_frame(head, "own_words")
        if not (before and paper and any(c.lower in ("the", "that", "this") for c in head.children)):
            return None
        token, last = before[-1]
        if head.sentence - token.sentence not in (1, 2):
            return None
        told = self.parse.tokens_of(self.parse.sentences[token.sentence])
        wrote = any(t.pos == "NOUN" and (t.lemma == head.lemma or has_frame(t, "own_words")) for t in told)
        return last if wrote else None

    def _spoke_last(self, head: Token, before: Sequence[tuple[Token, Entity | None]]) -> Entity | None:
        """Return who spoke last, if a pronoun or "the group" can mean them; or who did more than speak since."""
        if not before or self._silence(before[-1][0], head) > MAX_SILENCE:
            return None
        token, last = before[-1]
        if last is None:
            return None
        if has_frame(head, "any_body"):
            near = head.sentence - token.sentence <= 1 and not any(c.dep == "amod" for c in head.children)
            return last if near and last.type == "organisation" else None
        if not _may_mean(head, last):
            return None
        since = self._subjects(token, head, last) if last.type == "person" else []
        if not since:
            return last
        verb, person = since[-1]
        spoke = len({e.id for _, e in since}) == 1 and any(has_frame(verb, f) for f in _SPEAKING_FRAMES)
        return person if spoke and _may_mean(head, person) else None

    def _person_before(self, head: Token, before: Sequence[tuple[Token, Entity | None]]) -> Entity | None:
        """Return whom "the 62-year-old" means: the person who spoke last, not long before."""
        people = [(t, e) for t, e in before if e is not None and e.type == "person"]
        return people[-1][1] if people and self._silence(people[-1][0], head) <= MAX_SILENCE else None

    def _silence(self, first: Token, last: Token) -> int:
        """Return how many sentences on a token stands; those that lie wholly in somebody's words do not count."""
        between = self.parse.sentences[first.sentence + 1 : last.sentence]
        own = (
            any(t.pos != "PUNCT" and t.i not in self.said for t in self.parse.tokens_of(s)) for s in between
        )
        return sum(own) + (last.sentence > first.sentence)

    def _subjects(self, first: Token, last: Token, spoke: Entity) -> list[tuple[Token, Entity]]:
        """Return who else is a subject between two tokens, in nobody's words, with their verbs."""
        return [
            (token.head, entity)
            for token in self.parse.tokens[first.i + 1 : last.i]
            if token.dep in ("nsubj", "nsubjpass")
            and token.i in self.people - self.said
            and (entity := self._mentioned(token)) is not None
            and entity.type == "person"
            and entity.id != spoke.id
        ]


def _around(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the smallest quotation between marks in whose words the source of another stands."""
    source = draft.source
    holding = [
        (last - first, n, d)
        for n, d in enumerate(drafts)
        if d is not draft and d.kind != "indirect" and source is not None and d.source is not source
        for first, last in d.content
        if first <= source.start < last
    ]
    return min(holding)[2] if holding else None


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
