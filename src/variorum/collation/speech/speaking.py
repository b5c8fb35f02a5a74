"""Quotations as they are compared: who speaks, in which words, where, how and when."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.collation.sources.credits import agency_named
from variorum.collation.speech.speakers import Speakers
from variorum.model import Article, Entity, Quotation, Reading, TimeExpression
from variorum.text import timex
from variorum.text.words import content_stems, stem, words

_MARKS = "\"'”’»)"


@dataclass(frozen=True, slots=True)
class Occasions:
    """The word lists of `occasions.toml`, stemmed but for `leads`; `seldom` are ways of the first."""

    ways: dict[str, frozenset[str]]
    seldom: frozenset[str]
    fillers: frozenset[str]
    offices: frozenset[str]
    leads: frozenset[str]


@cache
def occasions() -> Occasions:
    """Return the lists, read once."""
    data = tomllib.loads(Path(__file__).with_name("occasions.toml").read_text(encoding="utf-8"))
    ways: dict[str, set[str]] = defaultdict(set)
    for way, listed in data["ways"].items():
        for word in listed.split():
            ways[stem(word)].add(way)
    return Occasions(
        {word: frozenset(names) for word, names in ways.items()},
        frozenset(data["seldom"]["ways"].split()),
        frozenset(stem(w) for w in data["fillers"]["words"].split()),
        frozenset(stem(w) for w in data["offices"]["words"].split()),
        frozenset(data["leads"]["words"].split()),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation as it is compared.

    `speaker` is an entity, or a key made from the words that name the speaker; None where nobody is named.
    `ways` are the names of how it was said, `where` the other stems of the occasion, `outlet` who was told. `days`
    is when, `weekday` the day of the week where no more is known; `published` are the days between which the
    report was. `sentence` counts from 0 in its article, `line` are that sentence's words; a `headline` opens the
    article and is no sentence.
    """

    quotation: Quotation
    article: str
    start: int
    sentence: int
    line: tuple[str, ...]
    headline: bool
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    speaker: str | None
    named: bool
    ways: frozenset[str]
    where: frozenset[str]
    outlet: str | None
    days: timex.Interval | None
    weekday: str | None
    published: timex.Interval | None

    @property
    def placed(self) -> bool:
        """Tell whether it says where, how or to whom it was said."""
        return bool(self.ways or self.where or self.outlet)

    def overlaps(self, other: Said) -> bool:
        """Tell whether one lies within the other or both share words of their article."""
        return any(a.overlaps(b) for a in self.quotation.content for b in other.quotation.content)


def all_said(
    readings: Sequence[Reading], entities: Sequence[Entity], articles: Sequence[Article] = ()
) -> list[Said]:
    """Return the quotations of all readings, in the order of articles and text."""
    published = {a.id: a.published.days for a in articles}
    found = []
    for reading in readings:
        speakers = Speakers(entities, reading.article)
        day = published.get(reading.article)
        found += [_said(q, reading, speakers, day) for q in reading.quotations if q.content]
    return sorted(found, key=lambda s: (s.article, s.start, s.quotation.id))


def _said(
    quotation: Quotation, reading: Reading, speakers: Speakers, published: timex.Interval | None
) -> Said:
    start = quotation.content[0].start
    text = " ".join(s.text for s in quotation.content)
    ways, where = _occasion(quotation)
    days, weekday = _when(quotation.time)
    speaker, named = speakers.key(quotation.speaker)
    sentence = sum(s.end <= start for s in reading.sentences)
    line = reading.sentences[sentence].text if sentence < len(reading.sentences) else ""
    return Said(
        quotation=quotation,
        article=reading.article,
        start=start,
        sentence=sentence,
        line=tuple(words(line)),
        headline=sentence == 0 and not line.rstrip(_MARKS).endswith((".", "!", "?", "…")),
        text=text,
        words=tuple(words(text)),
        stems=frozenset(content_stems(text)),
        speaker=speaker,
        named=named,
        ways=ways,
        where=where,
        outlet=_outlet(quotation),
        days=days,
        weekday=weekday,
        published=published,
    )


def _occasion(quotation: Quotation) -> tuple[frozenset[str], frozenset[str]]:
    """Return how the words were said and the other stems of the occasion."""
    lists = occasions()
    stems = content_stems(quotation.occasion.text) if quotation.occasion else []
    ways = {way for s in stems for way in lists.ways.get(s, ())}
    where = {s for s in stems if s not in lists.ways and s not in lists.fillers}
    return frozenset(ways), frozenset(where)


def _outlet(quotation: Quotation) -> str | None:
    """Return who was told, by entity or words. An agency passes on what others hear too: it tells nothing."""
    medium = quotation.medium
    if medium is None or (medium.span is not None and agency_named(medium.span.text)):
        return None
    return medium.entity


def _when(time: TimeExpression | None) -> tuple[timex.Interval | None, str | None]:
    if time is None or time.type not in ("DATE", "TIME"):
        return None, None
    weekday = time.value[:10] if time.value.startswith("XXXX-WXX-") else None
    return timex.interval(time.value), weekday
