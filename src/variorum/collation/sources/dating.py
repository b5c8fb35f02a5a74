"""Dating: when undated reports were published, as far as the other reports of the story tell.

A report that says "on Monday" of what another says "on March 6" of was published within a week from March 6.
Each report that is dated so may date others, until nothing changes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.collation.sources.told_times import ToldTime, times_of_events, times_of_utterances
from variorum.model import Article, PublicationDate, Reading, TimeExpression, Utterance
from variorum.text import timex

PossibleDays = frozenset[dt.date]

LAG = 6
"""Days after the last one it names within which a report is published: a week later it would say so otherwise."""
REACH = 45
"""Days after an event within which a report of it is looked for."""
MARGIN = 2
"""Days by which one day must lie nearer to the weekdays of a report than any other to be named."""
_MONTH_DAY = re.compile(r"XXXX-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-\d|XXXX-XX-XX")


class _Evidence(NamedTuple):
    """Days on which a report can have been published, and why."""

    days: PossibleDays
    reason: str


def infer_publication(
    articles: Sequence[Article], readings: Sequence[Reading], utterances: Sequence[Utterance]
) -> tuple[tuple[Article, ...], tuple[Reading, ...]]:
    """Return the articles with publication days inferred, and the readings with all times resolved.

    Only articles of unknown date are touched. `value` is set where one day can be named; `earliest` and `latest`
    bound it; `reason` names the report and the words that tell. A report that nothing dates stays unknown and its
    relative times unresolved.
    """
    calendar = _Calendar(articles, readings, utterances)
    calendar.run()
    dated = tuple(replace(a, published=calendar.published(a)) for a in articles)
    days = {a.id: _possible(a.published) for a in dated}
    return dated, tuple(resolved(r, days.get(r.article, frozenset())) for r in readings)


def resolved(reading: Reading, days: PossibleDays) -> Reading:
    """Return a reading whose times are resolved if they mean the same from every one of these days."""
    new = {t.span: _settled(t, days) for t in reading.times}

    def settle(time: TimeExpression | None) -> TimeExpression | None:
        return None if time is None else new.get(time.span) or _settled(time, days)

    return replace(
        reading,
        times=tuple(new[t.span] for t in reading.times),
        quotations=tuple(replace(q, time=settle(q.time)) for q in reading.quotations),
        claims=tuple(replace(c, time=settle(c.time)) for c in reading.claims),
    )


def date_utterances(utterances: Sequence[Utterance], readings: Sequence[Reading]) -> tuple[Utterance, ...]:
    """Return the utterances with the most exact time that their quotations give, of these the most frequent."""
    times: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        for q in reading.quotations:
            if q.utterance and q.time is not None and timex.interval(q.time.value):
                times[q.utterance].append(q.time.value.partition("T")[0])
    return tuple(replace(u, date=_likeliest(times[u.id]) or u.date) for u in utterances)


class _Calendar:
    """What is known of the publication days of all reports, and why."""

    def __init__(
        self, articles: Sequence[Article], readings: Sequence[Reading], utterances: Sequence[Utterance]
    ) -> None:
        self.articles = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
        self.readings = {r.article: r for r in sorted(readings, key=lambda r: r.article)}
        self.days: dict[str, PossibleDays] = {i: _possible(a.published) for i, a in self.articles.items()}
        self.open = [i for i, days in self.days.items() if not days and i in self.readings]
        self.reasons: dict[str, list[str]] = {}
        ordered = list(self.readings.values())
        self.told: dict[str, list[ToldTime]] = defaultdict(list)
        spoken = times_of_utterances(ordered, utterances)
        for told in [*spoken, *times_of_events(ordered, frozenset(self.open))]:
            self.told[told.of].append(told)
        self.references = self._references()

    def run(self) -> None:
        """Date reports from one another until nothing changes; what is known only ever narrows."""
        for _ in self.open:
            before = dict(self.days)
            for i in self.open:
                days, reasons = self._infer(i)
                days = _within(days, self.articles[i].published)
                if days and (not self.days[i] or days < self.days[i]):
                    self.days[i], self.reasons[i] = days, reasons
            if self.days == before:
                break

    def published(self, article: Article) -> PublicationDate:
        """Return what is known of an article's publication in the end."""
        days = self.days[article.id]
        if article.id not in self.open or not days:
            return article.published
        value = self._nearest(article.id, days)
        first, last = min(days), max(days)
        reasons = self.reasons[article.id]
        if value and first != last:
            reasons = [
                *reasons,
                f"the days of the week that it names lie nearest to {value}, so that is the likeliest day",
            ]
        return PublicationDate(
            basis="inferred", value=value, earliest=first, latest=last, reason="; ".join(reasons)
        )

    def _links(self, i: str) -> Iterator[_Evidence]:
        """Yield the days that an undated report's own expressions allow, given what others say of the same."""
        seen = set()
        for told in (t for group in self.told.values() for t in group if t.article == i and t.time.deixis):
            if _MONTH_DAY.match(told.time.value):
                continue
            for other in self.told[told.of]:
                day = self._day(other.time, other.article) if other.article != i else None
                if day is None or (told.time.span, day) in seen:
                    continue
                seen.add((told.time.span, day))
                near = (day + dt.timedelta(days=n) for n in range(-1, REACH))
                days = frozenset(p for p in near if _covers(timex.resolve(told.time, p).value, day))
                where = f"{_quoted(other.time)} in {self.articles[other.article].label}"
                yield _Evidence(days, f"its {_quoted(told.time)} is {where} ({told.words}), {day}")

    def _latest(self, i: str) -> tuple[dt.date, str] | None:
        """Return the last day in the past that an undated report tells of for sure, and the words for it."""
        reading = self.readings[i]
        found = self._words_dated(reading)
        if not any(_WEEKDAY.match(t.value) and t.deixis == "<=" for t in reading.times):
            past = [t for t in reading.times if t.deixis == "<=" and _MONTH_DAY.match(t.value)]
            days = [(d, f"it names {_quoted(t)}") for t in past if (d := self._day(t, i))]
            found += days if len(days) > 1 else []
        return max(found, default=None)

    def _words_dated(self, reading: Reading) -> list[tuple[dt.date, str]]:
        """Return the days on which, as other reports tell, the words were said that a report quotes."""
        timed = {q.utterance for q in reading.quotations if q.time}
        found = []
        for act in sorted({q.utterance for q in reading.quotations if q.utterance} - timed):
            said = [
                (d, f"it has words that {self.articles[o.article].label} dates {_quoted(o.time)}")
                for o in self.told.get(act, ())
                if o.article != reading.article and (d := self._day(o.time, o.article))
            ]
            found += sorted(said)[:1]
        return found

    def _infer(self, i: str) -> tuple[PossibleDays, list[str]]:
        """Return the days on which a report can have been published, and why."""
        links = list(self._links(i))
        if days := _agreed(links):
            reasons = [e.reason for e in links if days <= e.days][:2]
            last, words = max(self._words_dated(self.readings[i]), default=(min(days), ""))
            if since := frozenset(d for d in days if d >= last > min(days)):
                return since, [*reasons, f"{words}, {last}"]
            return days, reasons
        if latest := self._latest(i):
            day, words = latest
            return frozenset(day + dt.timedelta(days=n) for n in range(LAG + 1)), [f"{words}, {day}"]
        return frozenset(), []

    def _day(self, time: TimeExpression, article: str) -> dt.date | None:
        """Return the one day that an expression means, if that is known."""
        values = {timex.resolve(time, p).value for p in self.days[article]} or {time.value}
        if len(values) == 1 and (bounds := timex.interval(min(values))):
            return bounds[0] if bounds[0] == bounds[1] else None
        if _MONTH_DAY.fullmatch(time.value) and self.references:
            return self._nearest_year(time.value)
        return None

    def _nearest_year(self, value: str) -> dt.date | None:
        """Return the day of a month in the year that brings it nearest to the story's dated reports."""
        years = {r.year + n for r in self.references for n in (-1, 0, 1)}
        days = (b[0] for y in sorted(years) if (b := timex.interval(f"{y:04}{value[4:]}")))
        return min(days, key=lambda d: (min(abs(d - r) for r in self.references), d), default=None)

    def _references(self) -> list[dt.date]:
        """Return the days that place the story in a year: the known days of publication."""
        return sorted({d for possible in self.days.values() for d in possible})

    def _nearest(self, i: str, days: PossibleDays) -> dt.date | None:
        """Return the day that lies nearest to the weekdays a report names in the past; None if two are as near."""
        if len(days) == 1:
            return min(days)
        named = [t for t in self.readings[i].times if t.deixis.startswith("<=") and _WEEKDAY.match(t.value)]
        gaps = sorted((sum(_gap(t, day) for t in named), day) for day in days)
        return gaps[0][1] if named and gaps[1][0] - gaps[0][0] >= MARGIN else None


def _possible(published: PublicationDate) -> PossibleDays:
    """Return the days on which an article can have been published."""
    if published.days is None:
        return frozenset()
    first, last = published.days
    return frozenset(first + dt.timedelta(days=n) for n in range((last - first).days + 1))


def _within(days: PossibleDays, published: PublicationDate) -> PossibleDays:
    """Return the days that do not lie past the one end that is known of when an article was published."""
    first, last = published.earliest or dt.date.min, published.latest or dt.date.max
    return frozenset(d for d in days if first <= d <= last)


def _agreed(evidence: Sequence[_Evidence]) -> PossibleDays:
    """Return the days that most of the evidence allows; none if they lie more than a week or two apart."""
    votes = Counter(day for e in evidence for day in e.days)
    most = max(votes.values(), default=0)
    days = frozenset(day for day, count in votes.items() if count == most)
    return days if days and (max(days) - min(days)).days <= 2 * LAG else frozenset()


def _settled(time: TimeExpression, days: PossibleDays) -> TimeExpression:
    found = {timex.resolve(time, day) for day in days} if time.deixis else set()
    return found.pop() if len(found) == 1 else time


def _gap(time: TimeExpression, day: dt.date) -> int:
    bounds = timex.interval(timex.resolve(time, day).value)
    return abs((day - bounds[0]).days) if bounds else 0


def _covers(value: str, day: dt.date) -> bool:
    bounds = timex.interval(value)
    return bounds is not None and bounds[0] <= day <= bounds[1]


def _quoted(time: TimeExpression) -> str:
    return f"“{' '.join(time.span.text.split())}”"


def _likeliest(values: Iterable[str]) -> str | None:
    """Return the most exact value, of these the most frequent."""
    count = Counter(values)
    return min(count, key=lambda v: (-len(v), -count[v], v), default=None)
