"""The timeline, drawn: events stacked on their days, uncertain ones as bands, the reports' own dates below."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.pages.contexts import Event, Link
from variorum.edition.pages.marks import anchor
from variorum.edition.pages.shapes import Box, Chart, Tick
from variorum.edition.telling import one_per_article
from variorum.edition.words import plain, shorten
from variorum.model import TimelineEntry
from variorum.text import timex

WIDTH = 640.0
EDGE = 12.0
SIDE = 20.0
"""A box and the space around it."""
SLOT = 52.0
MOST_SLOTS = 5
LANE = 18.0
MOST_LANES = 12
MOST_STACKED = 9
NEAR = 14
"""Days within which an earlier event still belongs to the story's own days."""
TICKS = 7
HINT = 40


def events(edition: Edition) -> tuple[Event, ...]:
    """Return the timeline's entries in words; a date that is the same as the one before is not written again."""
    told: list[Event] = []
    before = ""
    for number, entry in enumerate(edition.timeline, 1):
        date = facts.date_words(entry.date)
        links = tuple(
            Link(edition.label(c.span.article), anchor(edition, c.span))
            for c in one_per_article(edition, entry.claims)
        )
        told.append(Event(number, date, date == before, plain(entry.summary), links))
        before = date
    return tuple(told)


@dataclass(frozen=True)
class _Dated:
    number: int
    entry: TimelineEntry
    days: timex.Interval


def chart(edition: Edition) -> Chart | None:
    """Return the drawing, or None where no event and no report is dated.

    Left of the split stand the years before the story's own days, not to scale; right of it, days to scale.
    """
    dated = [
        _Dated(n, e, when)
        for n, e in enumerate(edition.timeline, 1)
        if (when := timex.interval(e.date)) is not None
    ]
    published = {a.id: a.published.bounds for a in edition.chronology}
    known = [d for days in published.values() if days for d in days]
    if not dated and not known:
        return None
    first, last = _window([d.days[0] for d in dated], known)
    earlier = [d for d in dated if d.days[0] < first and d.days[1] < first]
    within = [d for d in dated if d not in earlier]
    slots = _slots(earlier)
    split = EDGE + SLOT * len(slots) + (EDGE if slots else 0)
    length = (last - first).days + 1
    width = (WIDTH - EDGE - split) / length

    def left(date: datetime.date) -> float:
        return round(split + max(0, min((date - first).days, length)) * width, 1)

    stacks: dict[float, list[_Dated]] = defaultdict(list)
    for n, (_, group) in enumerate(slots):
        stacks[EDGE + SLOT * n + SLOT / 2] += group
    for item in within:
        if item.entry.precision == "day":
            middle = left(item.days[0]) + width / 2
            stacks[middle if width >= SIDE else split + SIDE * (middle - split) // SIDE] += [item]
    axis = SIDE * max(2, min(MOST_STACKED, max(map(len, stacks.values()), default=0))) + 8
    boxes = [box for x, stack in sorted(stacks.items()) for box in _stack(x, axis, stack)]
    bands, below = _bands([i for i in within if i.entry.precision != "day"], left, axis + 24)
    reports_y = below + 14
    lanes, height = _lanes(edition, published, left, reports_y + 8)
    ticks = [Tick(EDGE + SLOT * n + SLOT / 2, label) for n, (label, _) in enumerate(slots)]
    ticks += _ticks(first, last, lambda d: left(d) + width / 2)
    return Chart(
        height, axis, tuple(boxes), bands, lanes, tuple(ticks), split - EDGE / 2 if slots else 0, reports_y
    )


def _window(starts: list[datetime.date], known: list[datetime.date]) -> timex.Interval:
    """Return the story's own days: those of the reports, and of the events that lead up to them."""
    last = max(known or starts)
    first = min(known or [max(starts)])
    for start in sorted((s for s in starts if s < first), reverse=True):
        if (first - start).days > max(NEAR, (last - first).days):
            break
        first = start
    return first, last


def _slots(earlier: Sequence[_Dated]) -> list[tuple[str, list[_Dated]]]:
    """Return earlier events by year; the oldest together, where there are many years."""
    years: dict[int, list[_Dated]] = defaultdict(list)
    for item in earlier:
        years[item.days[0].year].append(item)
    order = sorted(years)
    oldest, kept = order[: max(0, len(order) - MOST_SLOTS)], order[max(0, len(order) - MOST_SLOTS) :]
    slots = [(str(year), years[year]) for year in kept]
    if oldest:
        slots.insert(0, (f"to {oldest[-1]}", [i for year in oldest for i in years[year]]))
    return slots


def _stack(middle: float, axis: float, items: Sequence[_Dated]) -> Iterator[Box]:
    """Yield the boxes of one place from the axis up; of too many, the last counts the rest."""
    shown = items if len(items) <= MOST_STACKED else items[: MOST_STACKED - 1]
    for n, item in enumerate(shown):
        yield _box(middle, axis - SIDE * (n + 1), item)
    if rest := items[len(shown) :]:
        box = _box(middle, axis - SIDE * MOST_STACKED, rest[0])
        yield replace(box, label=f"+{len(rest)}", hint=f"{len(rest)} more: see the list")


def _box(middle: float, y: float, item: _Dated) -> Box:
    hint = f"{facts.date_words(item.entry.date)}: {shorten(plain(item.entry.summary), HINT)}"
    x = round(middle - SIDE / 2 + 1, 1)
    return Box(x, y, SIDE - 2, str(item.number), f"t{item.number}", hint, label_x=round(middle, 1))


def _bands(
    items: Sequence[_Dated], left: Callable[[datetime.date], float], top: float
) -> tuple[tuple[Box, ...], float]:
    """Return events of a week, a month or more as bands, and where the last of them ends."""
    made: list[Box] = []
    rows: list[float] = []
    for item in items:
        start, end = left(item.days[0]), left(item.days[1] + datetime.timedelta(days=1))
        end = max(end, start + SIDE)
        row = next((n for n, taken in enumerate(rows) if taken + 2 <= start), len(rows))
        rows[row : row + 1] = [end]
        hint = f"{facts.date_words(item.entry.date)}: {shorten(plain(item.entry.summary), HINT)}"
        made.append(
            Box(
                start, top + LANE * row, round(end - start, 1), str(item.number), f"t{item.number}", hint,
                label_x=round((start + end) / 2, 1), sure=False,
            )
        )  # fmt: skip
    return tuple(made), top + LANE * len(rows)


def _lanes(
    edition: Edition,
    published: dict[str, timex.Interval | None],
    left: Callable[[datetime.date], float],
    top: float,
) -> tuple[tuple[Box, ...], float]:
    """Return the reports' dates, and the height of the whole; many reports share lanes and lose their labels."""
    many = len(published) > MOST_LANES
    lane = LANE / 2 if many else LANE
    lanes: list[Box] = []
    rows: list[float] = []
    for report in facts.reports(edition):
        days = published[report.id]
        hint = f"{report.label}: {report.date}, {report.known}"
        if days is None:
            start, end = EDGE, EDGE
        else:
            start, end = left(days[0]), left(days[1] + datetime.timedelta(days=1))
            end = max(end, start + 8)
        row = len(rows)
        if many:
            row = next((n for n, taken in enumerate(rows) if taken + 1 <= start), len(rows))
        rows[row : row + 1] = [end]
        to_right = days is None or end < WIDTH * 0.6
        label = report.label if days is not None else f"{report.label}: no date known"
        lanes.append(
            Box(
                start, top + lane * row, round(end - start, 1), "" if many else label, report.id, hint,
                label_x=round(end + 6 if to_right else start - 6, 1), anchor="start" if to_right else "end",
                sure=edition.article(report.id).published.basis in ("given", "metadata", "text"),
            )
        )  # fmt: skip
    return tuple(lanes), top + lane * len(rows) + 12


def _ticks(first: datetime.date, last: datetime.date, at: Callable[[datetime.date], float]) -> Iterator[Tick]:
    """Yield at most `TICKS` dates, evenly spaced from the last one back."""
    length = (last - first).days
    step = max(1, -(-length // (TICKS - 1)))
    for back in range(length // step, -1, -1):
        date = last - datetime.timedelta(days=back * step)
        label = f"{date.day} {date:%b}" if length < 300 else f"{date:%b %Y}"
        yield Tick(round(at(date), 1), label)
