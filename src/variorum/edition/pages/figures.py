"""Figures: what several reports count, drawn over publication time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.pages.marks import anchor
from variorum.edition.pages.shapes import Dot, Figure, Tick
from variorum.edition.telling import one_per_article, ranked
from variorum.edition.words import day, days, plain
from variorum.model import Article, Claim, Finding, Quantity, Variant
from variorum.text import timex
from variorum.text.phrases import listing, sentence

LEFT, RIGHT, TOP, BOTTOM = 92.0, 340.0, 16.0, 132.0
"""The field of a drawing, in a box 360 wide and 168 high."""
UNDATED = 46.0
"""At the right, where there are reports without a date, so much of the field is theirs."""
LINE = 13.0
"""Lines stand at least so far apart."""
MOST = 12
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "decade", "C": "century"}
VERDICTS = {
    "conflict": "A conflict: the order of the reports does not explain the difference.",
    "update": "An update: the number changes as time goes on.",
    "agreement": "They agree.",
}
Across = Callable[[datetime.date], float]
_DURATION = re.compile(r"P(\d+(?:\.\d+)?)([DWMYEC])")
_AT_LEAST, _AT_MOST = {"at least", "more than"}, {"at most", "less than", "nearly"}


@dataclass(frozen=True)
class Count:
    """One report's number: its range, how it is written, and when it was published."""

    claim: Claim
    side: int
    low: float
    high: float
    label: str
    article: Article


def figures(edition: Edition) -> tuple[Figure, ...]:
    """Return one drawing for each difference, and each agreement of several reports, that counts something."""
    drawn: list[Figure] = []
    differences = [*ranked(edition, edition.conflicts), *ranked(edition, edition.updates)]
    for finding in (*differences, *ranked(edition, edition.agreements)):
        differs = finding.kind != "agreement"
        if differs and finding.type not in ("figure", "duration"):
            continue
        if not differs and edition.difference_on(edition.claims_of(finding)) is not None:
            continue
        counts = list(_counts(edition, finding))
        if len(counts) > 1 and (differs or _is_worth_drawing(counts)):
            drawn.append(_figure(edition, finding, counts))
        if len(drawn) == MOST:
            break
    return tuple(drawn)


def _is_worth_drawing(counts: Sequence[Count]) -> bool:
    """Tell whether an agreement on a number shows something over time: a number above one, reports of several days."""
    return (
        len(counts) > 2
        and min(c.high for c in counts) > 1
        and len({b for c in counts for b in c.article.published.bounds or ()}) > 1
    )


def _counts(edition: Edition, finding: Finding) -> Iterator[Count]:
    for side, variant in enumerate(finding.variants):
        claims = one_per_article(edition, variant.claims)
        meant = {q.value for c in map(edition.claim, variant.claims) for q in _named(c, variant)}
        if finding.kind == "agreement" and not meant:
            meant = {q.value for c in claims if len(c.quantities) == 1 for q in c.quantities}
        for claim in claims:
            number = _duration(edition, claim) if finding.type == "duration" else _number(claim, meant)
            if number is not None:
                yield Count(claim, side, *number, edition.article(claim.span.article))


def _named(claim: Claim, variant: Variant) -> list[Quantity]:
    """Return the quantities of a claim that its way of telling the finding names."""
    named = plain(variant.value).lower()
    texts = ((q, plain(q.span.text).lower()) for q in claim.quantities)
    return [
        q
        for q, text in texts
        if text == named or re.search(rf"\b{re.escape(text)}$|^{re.escape(text)}\b", named)
    ]


def _number(claim: Claim, meant: Collection[float | str]) -> tuple[float, float, str] | None:
    """Return the one quantity of a claim that is meant, as a range and as it is written."""
    found = [q for q in claim.quantities if q.value in meant]
    if len(found) != 1 or isinstance(found[0].value, str):
        return None
    (quantity,) = found
    label = f"{quantity.value:,}" + (f"–{quantity.high:,}" if quantity.high is not None else "")
    label += "%" if quantity.unit == "percent" else ""
    sign = "≥ " if quantity.modifier in _AT_LEAST else "≤ " if quantity.modifier in _AT_MOST else ""
    about = "≈ " if quantity.modifier == "about" else ""
    return float(found[0].value), float(quantity.high or found[0].value), sign + about + label


def _duration(edition: Edition, claim: Claim) -> tuple[float, float, str] | None:
    for time in edition.times:
        match = _DURATION.fullmatch(time.value)
        length = timex.days(time.value)
        if match and length and time.type == "DURATION" and claim.span.contains(time.span):
            number, unit = match[1], UNITS[match[2]]
            return length[0], length[1], f"{number} {unit}{'' if number == '1' else 's'}"
    return None


def _figure(edition: Edition, finding: Finding, counts: Sequence[Count]) -> Figure:
    dated = [b for c in counts for b in c.article.published.bounds or ()]
    undated = any(c.article.published.bounds is None for c in counts)
    right = RIGHT - UNDATED if undated else RIGHT
    first, last = (min(dated), max(dated)) if dated else (datetime.date.min, datetime.date.min)
    length = (last - first).days

    def across(date: datetime.date) -> float:
        return round(LEFT + 16 + (right - LEFT - 32) * ((date - first).days / length if length else 0.5), 1)

    up = _scale([c.low for c in counts] + [c.high for c in counts])
    dots = [_dot(edition, c, across, up) for c in counts]
    steps = [(d.x, d.y) for d in sorted(dots, key=lambda d: d.x) if d.x < right]
    return Figure(
        finding=finding.id,
        kind=finding.kind,
        heading=facts.told(edition, finding)
        if finding.kind == "agreement"
        else sentence(plain(finding.summary)),
        verdict=VERDICTS[finding.kind],
        described=listing([f"{d.report} ({d.date}): {d.words}" for d in dots]),
        dots=tuple(dots),
        days=tuple(_days(first, last, across)) if dated else (),
        values=tuple(_values(counts, up)),
        undated_x=RIGHT - 14 if undated else None,
        steps="M" + "L".join(f"{x} {y}" for x, y in steps) if finding.kind == "update" and steps else "",
    )


def _scale(values: Sequence[float]) -> Scale:
    low, high = min(values), max(values)
    bottom = 0.0 if low <= high / 2 else low - (high - low or abs(high) or 1) / 2
    top = high + (high - bottom) * 0.1 or 1.0
    return Scale(bottom, top)


@dataclass(frozen=True)
class Scale:
    """Turns a number into a height of the drawing."""

    bottom: float
    top: float

    def __call__(self, value: float) -> float:
        share = (value - self.bottom) / (self.top - self.bottom) if self.top != self.bottom else 0.5
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def _dot(edition: Edition, count: Count, across: Across, up: Scale) -> Dot:
    published = count.article.published
    if published.bounds:
        left, right = map(across, published.bounds)
        x = across(published.value) if published.value else (left + right) / 2
        date = day(published.value) if published.value else days(*published.bounds)
    else:
        x = left = right = RIGHT - 14
        date = "no date known"
    y = up((count.low + count.high) / 2)
    return Dot(
        x=x,
        y=y,
        left=left,
        right=right,
        low=up(count.low),
        high=up(count.high),
        shape=count.side % 4,
        report=edition.label(count.article.id),
        target=anchor(edition, count.claim.span),
        date=date,
        words=count.label,
        chain=edition.voices(count.claim),
    )


def _days(first: datetime.date, last: datetime.date, across: Across) -> Iterator[Tick]:
    yield Tick(across(first), f"{first.day} {first:%b}")
    if (last - first).days > 1:
        middle = first + (last - first) // 2
        if (last - first).days % 2 == 0:
            yield Tick(across(middle), f"{middle.day} {middle:%b}")
    if last != first:
        yield Tick(across(last), f"{last.day} {last:%b}")


def _values(counts: Iterable[Count], up: Scale) -> Iterator[Tick]:
    """Yield one line for each number that is told, unless it is too near to another."""
    heights: list[float] = []
    for count in sorted(counts, key=lambda c: (-c.high, c.label)):
        height = up((count.low + count.high) / 2)
        if all(abs(height - other) >= LINE for other in heights):
            heights.append(height)
            yield Tick(height, count.label)
