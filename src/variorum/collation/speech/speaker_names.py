"""Name the speakers of a story whom an article only describes: "the head of the union", "his lawyers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace as with_parts

from msgspec.structs import replace

from variorum.collation.entities.join import JoinedEntities
from variorum.collation.entities.mentions import named_mentions
from variorum.collation.speech.speaking import occasions
from variorum.model import Claim, Entity, Quotation, Reading, Span
from variorum.text.places import demonym_country
from variorum.text.words import content_stems, words

_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s+")
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_UNRESOLVED = re.compile(r"(?:his|her|its|their|my|our|your)\s|(?:an?|the)\s[^,]*['’]s?\s", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;:()\[\]\"“”«»\n]")
_LEADING = 2
"""How many words lead to the name of a body: "head of"."""
MAX_DESCRIPTION = 100
"""How many characters a description has at most."""


def name_speakers(joined: JoinedEntities) -> JoinedEntities:
    """Return the entities and readings with described speakers named.

    Who is called the head of a body is the one person of the story whose title says so. An unnamed speaker is called
    by the fullest description that he is quoted under, with whose he is.
    """
    readings = tuple(_with_heads(r, joined.entities) for r in joined.readings)
    described: dict[str, str] = {}
    for reading in sorted(readings, key=lambda r: r.article):
        texts = _Mentioned(joined.entities, reading.article)
        for voice in (q.speaker for q in reading.quotations):
            entity = texts.entities.get(voice.entity or "")
            if entity is None or entity.spellings or voice.span is None:
                continue
            bare = _ARTICLE.sub("", entity.name, count=1) if _ARTICLE.match(entity.name) else entity.name
            known, new = described.get(entity.id, bare), texts.description(voice.span)
            fits = set(words(bare)) <= set(words(new)) and len(new) <= MAX_DESCRIPTION
            if fits and len(new) >= len(known):
                described[entity.id] = new
    entities = tuple(replace(e, name=described.get(e.id, e.name)) for e in joined.entities)
    return with_parts(joined, entities=entities, readings=readings)


class _Mentioned:
    """Who is mentioned where in one article."""

    def __init__(self, entities: Sequence[Entity], article: str) -> None:
        self.entities = {e.id: e for e in entities}
        self.mentions = named_mentions(entities).get(article, [])

    def within(self, span: Span) -> Iterator[tuple[int, int, Entity]]:
        """Yield the named entities that are mentioned in some words, as places in these."""
        for start, end, who in self.mentions:
            if span.start <= start and end <= span.end:
                yield start - span.start, end - span.start, self.entities[who]

    def description(self, span: Span) -> str:
        """Return words without their article, or with the name of whoever they say it is whose; none if unknown."""
        text = span.text
        for start, end, owner in self.within(span):
            behind = _POSSESSIVE.match(text, end)
            if text[:start].strip().lower() in ("", "the") and (
                behind or text[start:end].lower() in _POSSESSIVES
            ):
                return _until_cut(f"{owner.name}’s {text[behind.end() if behind else end :].lstrip()}")
        if _UNRESOLVED.match(text):
            return ""
        plain = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
        first = plain.partition(" ")[0]
        own = plain != text or first[1:2].isupper() or demonym_country(first) is not None
        own = own or any(start == 0 for start, _, _ in self.within(span))
        return _until_cut(plain if own else plain[:1].lower() + plain[1:])

    def led_by(self, span: Span) -> Entity | None:
        """Return the body that words say is led: "the head of the Danube Union", "the Danube Union chief"."""
        for start, end, body in self.within(span):
            before = [w for w in words(span.text[:start]) if w != "the"]
            behind = words(span.text[end:])
            of = len(before) == _LEADING and before[1] == "of" and not behind
            said = before[:1] if of else behind if not before and len(behind) == 1 else []
            if body.type == "organisation" and said and said[0] in occasions().leads:
                return body
        return None


def _until_cut(text: str) -> str:
    cut = _CUT.search(text)
    return " ".join((text[: cut.start()] if cut else text).split())


def _with_heads(reading: Reading, entities: Sequence[Entity]) -> Reading:
    """Return a reading in which those who are called the head of a body are the person who has that title."""
    texts = _Mentioned(entities, reading.article)
    heads: dict[Span, str] = {}
    for voice in (q.speaker for q in reading.quotations):
        known = texts.entities.get(voice.entity or "")
        body = texts.led_by(voice.span) if voice.span and not (known and known.spellings) else None
        people = _heads_of(body, entities) if body is not None else []
        if voice.span is not None and len(people) == 1:
            heads[voice.span] = people[0]

    def head(span: Span | None, known: str | None) -> str | None:
        return known if span is None else heads.get(span, known)

    def quotation(given: Quotation) -> Quotation:
        speaker = given.speaker
        return replace(given, speaker=replace(speaker, entity=head(speaker.span, speaker.entity)))

    def claim(given: Claim) -> Claim:
        chain = tuple(replace(s, entity=head(s.span, s.entity)) for s in given.attribution)
        return replace(given, attribution=chain)

    if not heads:
        return reading
    quotations, claims = map(quotation, reading.quotations), map(claim, reading.claims)
    return replace(reading, quotations=tuple(quotations), claims=tuple(claims))


def _heads_of(body: Entity, entities: Sequence[Entity]) -> list[str]:
    """Return the people whose titles say that they lead a body."""
    names = [frozenset(content_stems(s)) for s in body.spellings]

    def leads(title: str) -> bool:
        stems = frozenset(content_stems(title))
        return not occasions().leads.isdisjoint(words(title)) and any(n and n <= stems for n in names)

    return [e.id for e in entities if e.type == "person" and any(map(leads, e.titles))]
