"""Scenes: the days, hours and places that the sentences around claims name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from variorum.collation.entities.mentions import Mention
from variorum.model import Article, Span, TimeExpression
from variorum.text import timex
from variorum.text.places import places_named

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n+")
_AFTER = re.compile(r"\s+after\s+")
"""Between how long ago something was and what it was."""
LONGEST_AGO = 100 * 366
"""Days before a report of which the day of an event is counted back."""
SLACK = 0.3
"""By how much of it a length that is told may be off: "a month after"."""
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_LONGEST = 600
"""Characters before a claim within which its sentence is taken to begin."""
_LARGE = 50
"""Thousands of inhabitants of a town that everybody means by its name."""


@dataclass(frozen=True, slots=True)
class Scenes:
    """What the sentences of one article name; `places` are the entities that are one."""

    article: Article
    times: Sequence[TimeExpression]
    mentions: Sequence[Mention]
    places: frozenset[str]

    def days(self, span: Span) -> timex.Interval | None:
        """Return the first day that the sentence of a span names, or about the day of "a month after it happened"."""
        start, end = self._sentence(span)
        if days := self._long_before(span):
            return days
        inside = (self.days_of(t) for t in self.times if start <= t.span.start and t.span.end <= end)
        return next((days for days in inside if days), None)

    def days_of(self, time: TimeExpression | None) -> timex.Interval | None:
        """Return the days of a time whose words name a day; of "since Monday" those up to the report."""
        days = days_of(time)
        if (
            time is None
            or days is None
            or not _SINCE.search(self.article.text, max(0, time.span.start - 6), time.span.end)
        ):
            return days
        told = self.article.published.value
        return (days[0], told) if told is not None and told > days[0] else None

    def _long_before(self, span: Span) -> timex.Interval | None:
        """Return the days that may be meant where right before a span stands how long after it the report came."""
        text, told = self.article.text, self.article.published.value
        since = next((t for t in self.times if _AFTER.fullmatch(text, t.span.end, span.start)), None)
        length = timex.days(since.value) if since is not None and since.type == "DURATION" else None
        if length is None or told is None or length[1] > LONGEST_AGO:
            return None
        return told - timedelta(days=int(length[1] * (1 + SLACK))), told - timedelta(
            days=int(length[0] * (1 - SLACK))
        )

    def places_in(self, span: Span) -> frozenset[str]:
        """Return the places that the sentence of a span names."""
        start, end = self._sentence(span)
        return frozenset(
            e for first, last, e in self.mentions if start <= first and last <= end and e in self.places
        )

    def setting(self, span: Span) -> frozenset[str]:
        """Return the places that the sentence of a span names, or else those of the nearest sentence that names any:
        of those before it, or, for what stands at the head, of those after.
        """
        start, end = self._sentence(span)
        named = [m for m in self.mentions if m[2] in self.places]
        if not any(start <= first and last <= end for first, last, _ in named):
            before = max((m for m in named if m[1] <= start), default=None)
            nearest = before or min((m for m in named if m[0] >= end), default=None)
            if nearest is None:
                return frozenset()
            first, last, _ = nearest
            start, end = self._sentence(Span(span.article, first, last, self.article.text[first:last]))
        return frozenset(e for first, last, e in named if start <= first and last <= end)

    def times_in(self, span: Span) -> Iterator[TimeExpression]:
        """Yield the times within a span."""
        return (t for t in self.times if span.contains(t.span))

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Return where the sentence that a span begins in begins, and where the one that it ends in ends."""
        text, earliest = self.article.text, max(0, span.start - _LONGEST)
        starts = [m.end() for m in _SENTENCE_END.finditer(text, earliest, span.start + 1)]
        end = _SENTENCE_END.search(text, max(span.start, span.end - 1))
        return (starts[-1] if starts else earliest), (end.start() if end else len(text))


def days_of(time: TimeExpression | None) -> timex.Interval | None:
    """Return the days of a time whose words name a day."""
    return timex.interval(time.value) if time is not None and timex.names_day(time) else None


def large_towns(name: str) -> frozenset[str]:
    """Return the towns that bear a name, by their ids in the gazetteer.

    None if it may be the name of a region or a country, or of small towns only.
    """
    named = places_named(name)
    towns = [p for p in named if p.kind in ("town", "capital")]
    only = len(towns) == len(named) or any(p.kind == "capital" for p in towns)
    if not only or all(p.thousands < _LARGE for p in towns):
        return frozenset()
    return frozenset(p.id for p in towns)
