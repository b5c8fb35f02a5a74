"""Time expressions of different reports that tell of one thing: an act of speaking or an event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import fsum

from variorum.collation.sources.tokens import rarity
from variorum.model import Reading, TimeExpression, Utterance
from variorum.text import timex
from variorum.text.words import content_stems

SHARED_WEIGHT = 2.4
"""Weight of the stems that two sentences share from which they may tell of one event."""
SHARED_PART = 0.4
"""Part of the shorter sentence's weight that they share."""
SAME_DAY_WEIGHT = 1.4
"""The same of sentences that name the same day of the week: so they may tell of it, though briefly."""
SAME_DAY_STEMS = 4
"""The fewest stems that such sentences share."""
_DAYISH = frozenset({"day", "week"})
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ToldTime:
    """An expression of one report and what it dates, by a key that other reports' expressions share, and in words."""

    article: str
    time: TimeExpression
    of: str
    words: str


def times_of_utterances(readings: Sequence[Reading], utterances: Sequence[Utterance]) -> Iterator[ToldTime]:
    """Yield the times at which words were said, keyed by their act of speaking."""
    occasion = {u.id: f", {u.occasion}" for u in utterances if u.occasion}
    for reading in readings:
        for q in reading.quotations:
            if q.time is not None and q.utterance is not None and _dayish(q.time):
                words = f"the same words{occasion.get(q.utterance, '')}"
                yield ToldTime(reading.article, q.time, q.utterance, words)


def times_of_events(readings: Sequence[Reading], undated: Set[str]) -> Iterator[ToldTime]:
    """Yield pairs of times of sentences that tell of one event, one of them in an undated report."""
    rare = rarity(readings)
    sentences = [s for r in sorted(readings, key=lambda r: r.article) for s in _timed(r, rare)]
    for i, one in enumerate(sentences):
        for other in sentences[i + 1 :]:
            if one.article == other.article or not (one.article in undated or other.article in undated):
                continue
            if _one_event(one, other):
                key = f"{one.time.span.article}:{one.time.span.start}+{other.time.span.article}:{other.time.span.start}"
                yield ToldTime(one.article, one.time, key, "the same event")
                yield ToldTime(other.article, other.time, key, "the same event")


@dataclass(frozen=True, slots=True)
class _Timed:
    """A sentence that names a day or week, `alone` or beside others."""

    article: str
    time: TimeExpression
    alone: bool
    weekday: int | None
    stems: dict[str, float]
    weight: float


def _one_event(one: _Timed, other: _Timed) -> bool:
    """Tell whether two sentences tell of one event on the days that they name."""
    shared = one.stems.keys() & other.stems.keys()
    weight = fsum(one.stems[s] for s in shared)
    past = not any(t.time.deixis.startswith(">") for t in (one, other))
    if past and one.weekday is not None and one.weekday == other.weekday:
        return weight >= SAME_DAY_WEIGHT and len(shared) >= SAME_DAY_STEMS
    enough = weight >= SHARED_WEIGHT and weight >= SHARED_PART * min(one.weight, other.weight)
    return one.alone and other.alone and enough


def _timed(reading: Reading, rare: Mapping[str, float]) -> Iterator[_Timed]:
    times = [t for t in reading.times if _dayish(t)]
    for sentence in reading.sentences:
        inside = [t for t in times if sentence.contains(t.span)]
        named = {s for t in inside for s in content_stems(t.span.text)}
        stems = {s: rare.get(s, 1.0) ** 2 for s in set(content_stems(sentence.text)) - named}
        values = {t.value: t for t in reversed(inside)}
        for value in sorted(values):
            yield _Timed(
                reading.article, values[value], len(values) == 1, _weekday(value), stems, fsum(stems.values())
            )


def _weekday(value: str) -> int | None:
    """Return the day of the week that a value names, from 1 for Monday."""
    if match := _WEEKDAY.match(value):
        return int(match[1])
    return dt.date.fromisoformat(match[0]).isoweekday() if (match := _DAY.match(value)) else None


def _dayish(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and timex.precision(time.value) in _DAYISH
