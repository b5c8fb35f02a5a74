"""Descriptions: what several reports say in passing of one name, or measure one thing by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from variorum.collation.claims.lexicon import Describing, lexicon
from variorum.collation.claims.view import View, articles_of
from variorum.collation.entities.mentions import Mention, named_mentions
from variorum.collation.findings.sentences import Names, origins_of, where_told
from variorum.model import Entity, Finding, Span, Variant
from variorum.text.places import demonym_country, places_named
from variorum.text.words import FUNCTION_WORDS, content_stems, stem, words

SCORE = 0.8
"""How sure it is that two descriptions of one name in the same words say the same."""
LEAST_SHARED = 2
"""Words that two sentences must share, besides what is measured, for one thing to be meant."""
_FORMS = ("description", "apposition")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BEHIND_HEAD = re.compile(r"\s+(?:of|for|to|at|in|from|with|on|by|and|who|which|that)\s|,|\s*\(")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a claim says that somebody or something is: the words of it, and the entities named in it.

    Each word is a stem, the first of those that describe alike, or the code of a country; `head` is the one that says
    what he or it is, the others say which. `named` has for each the entities in whose names it stands.
    """

    view: View
    span: Span
    head: str
    words: frozenset[str]
    named: dict[str, frozenset[str]]

    @property
    def is_measure(self) -> bool:
        """Tell whether it measures a thing without a name."""
        return self.view.claim.roles["agent"].entity is None

    @property
    def _context(self) -> frozenset[str]:
        """The words of the sentence but those of the claim."""
        return self.view.context - set(content_stems(self.view.claim.span.text))

    def has(self, other: _Said, describing: Describing) -> bool:
        """Tell whether it says all that another does, of the same thing."""
        if self.head != other.head or (self.words ^ other.words) & describing.altering:
            return False
        if self.is_measure and len(self._context & other._context) < LEAST_SHARED:
            return False
        mine = frozenset().union(*self.named.values())
        return all(w in self.words or other.named[w] & mine for w in other.words)


def described_alike(views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield an agreement for what two or more reports say somebody, or something with a name, is, in their own voice.

    A report is listed if one of its descriptions has all the words of the one that is told, or other words for them.
    """
    describing = lexicon().describing
    mentions = named_mentions(names.entities.values())
    by_subject: dict[str, list[_Said]] = defaultdict(list)
    for view in views:
        subject = _subject(view, names)
        entity = names.entities.get(subject or "")
        if subject is not None and (span := _description(view, entity)) is not None:
            own = {w for spelling in entity.spellings for w in words(spelling)} if entity else set()
            within = [m for m in mentions.get(view.article.id, []) if m[2] != subject]
            said = _said(view, span, within, own, describing)
            if said is not None:
                by_subject[subject].append(said)
    for subject in sorted(by_subject):
        yield from _agreements(subject, by_subject[subject], names, describing)


def _subject(view: View, names: Names) -> str | None:
    """Return the entity that a claim describes in its report's own voice, or the noun that it measures."""
    claim, agent = view.claim, view.claim.roles.get("agent")
    told = view.quotation is None or view.quotation.kind == "indirect"
    own = told and view.is_fact and claim.polarity == "positive"
    if agent is None or "attribute" not in claim.roles or not own or claim.form not in _FORMS:
        return None
    entity = names.entities.get(agent.entity or "")
    if entity is not None and entity.spellings:
        return entity.id
    return f"the {agent.head}" if claim.form == "description" and agent.entity is None else None


def _description(view: View, subject: Entity | None) -> Span | None:
    """Return the words that describe, which stand before or behind the name: "the minister, Ada Berg", "Ada Berg, the
    minister"; None where they are a name themselves.
    """
    spans = [view.claim.roles[name].span for name in ("attribute", "agent")]
    names = {s.lower() for s in (subject.name, *subject.spellings)} if subject else set()
    return next((s for s in spans if s.text.lower() not in names), None)


def _said(
    view: View, span: Span, mentions: Sequence[Mention], own: Set[str], describing: Describing
) -> _Said | None:
    """Return what a claim says in these words of somebody called by his `own`, if it says and does not deny it."""
    text = span.text.replace("-", " ")
    ages = {w for q in view.claim.quantities if q.unit == "years of age" for w in words(q.span.text)}
    if not describing.negating.isdisjoint(words(view.claim.span.text)):
        return None
    named: dict[str, set[str]] = defaultdict(set)
    for word in _WORD.findall(text):
        folded = "".join(words(word))
        telling = (len(folded) > 1 or folded.isdigit()) and folded not in FUNCTION_WORDS
        if telling and folded not in ages | own | {"year", "years", "old"}:
            named[_meant(word, describing)]
    for start, end, entity in mentions:
        if span.start <= start and end <= span.end:
            for word in _WORD.findall(text[start - span.start : end - span.start]):
                if (meant := _meant(word, describing)) in named:
                    named[meant].add(entity)
    before = _WORD.findall(_BEHIND_HEAD.split(text.strip())[0]) or [""]
    if not named:
        return None
    head = _meant(before[-1], describing)
    return _Said(view, span, head, frozenset(named), {w: frozenset(e) for w, e in named.items()})


def _tells(said: _Said, describing: Describing) -> bool:
    """Tell whether it can be told: not "his deputy", "President", nor the place or the body that a person is of."""
    if not describing.owning.isdisjoint(words(said.span.text)[:1]):
        return False
    if _is_where(said):
        return True
    little = describing.offices | describing.altering
    return any(w not in little and not w.isupper() and not said.named[w] for w in said.words)


def _is_where(said: _Said) -> bool:
    """Tell whether it only names the place that a place lies in: "Karsk, Aragon"."""
    agent, attribute = (said.view.claim.roles[name] for name in ("agent", "attribute"))
    between = said.view.article.text[agent.span.end : attribute.span.start]
    filled = (said.view.agent, said.view.attribute)
    places = all(filler is not None and filler.type == "place" for filler in filled)
    return places and between == ", " and all(said.named.values())


def _meant(word: str, describing: Describing) -> str:
    """Return a country's code for its name and its people, or else the first of the stems that describe alike."""
    word = re.sub(r"['’]s?$", "", word)
    code = demonym_country(word) if word[:1].isupper() else None
    if code is None and word[:1].isupper():
        code = next((p.country for p in places_named(word) if p.kind == "country"), None)
    return code or describing.alike.get(stem(word), stem(word))


def _agreements(
    subject: str, said: Sequence[_Said], names: Names, describing: Describing
) -> Iterator[Finding]:
    """Yield what most reports say of one subject, then what else two of them do; nothing twice."""
    having = [[s for s in said if s.has(lead, describing)] for lead in said]
    order = sorted(
        range(len(said)),
        key=lambda n: (
            -len(articles_of([s.view for s in having[n]])),
            -len(said[n].words),
            said[n].view.claim.form != "description",
            said[n].view.claim.span,
        ),
    )
    told: set[str] = set()
    for n in order:
        lead, views = said[n], [s.view for s in having[n]]
        meant = lead.words.union(*lead.named.values()) - describing.offices
        if len(articles_of(views)) > 1 and meant.isdisjoint(told) and _tells(lead, describing):
            told |= meant
            yield _finding(subject, lead, views, names)


def _finding(subject: str, lead: _Said, views: Sequence[View], names: Names) -> Finding:
    name = names.entities[subject].name if subject in names.entities else subject
    listed, origins = articles_of(views), origins_of(views)
    where, described = _is_where(lead), _words(lead.span)
    return Finding(
        id="",
        kind="agreement",
        summary=f"{name[:1].upper()}{name[1:]} is {f'in {described}' if where else f'described as “{described}”'}",
        reason=f"{where_told(listed, origins, names)}. They describe one name, or measure one thing, alike.",
        variants=(
            Variant(value=f"“{_words(lead.view.claim.span)}”", claims=tuple(v.claim.id for v in views)),
        ),
        told_by=(lead.view.claim.id,),
        articles=listed,
        origins=origins,
        score=SCORE,
    )


def _words(span: Span) -> str:
    return " ".join(span.text.split()).strip("-–— ").removeprefix("also ")
