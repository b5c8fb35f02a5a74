"""Numbers as they are meant together: alone, as a range ("10 to 15") or as a ratio ("one in seven")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from variorum.model import TimeExpression
from variorum.text import numbers
from variorum.text.numbers import Number

Kind = Literal["number", "range", "ratio"]

_TO = re.compile(r"\s*(?:[-–—]|\bto\b|\bor\b)\s*[$€£]?\s*$")
_AND = re.compile(r"\s+and\s+[$€£]?$")
_IN = re.compile(r"\s+(?:in|out\s+of|(?:in|for)\s+every)\s+$")
_FROM = re.compile(r"\bfrom\s+[$€£]?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+[$€£]?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+$")
_WINDOW = 12
_SCALES = (10**12, 10**9, 10**6, 10**3)


class Figure(NamedTuple):
    """One number, or the two of a range or a ratio; `first` and `last` are the same for one."""

    first: Number
    last: Number
    kind: Kind

    @property
    def start(self) -> int:
        """Where the first number starts."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where the last number ends."""
        return self.last.end

    @property
    def value(self) -> int | float | str:
        """The number, the lower end of the range, or the ratio as `1:7`."""
        if self.kind == "ratio":
            return f"{self.first.value}:{self.last.value}"
        if self.kind == "range" and self.last.form == "mixed" and self.first.value < 1000:
            scale = next((s for s in _SCALES if self.last.value >= s), 1)
            return numbers.tidy(self.first.value * scale)
        return self.first.value

    @property
    def high(self) -> int | float | None:
        """The upper end of a range."""
        return self.last.value if self.kind == "range" else None

    @property
    def unit(self) -> str:
        """`ratio`, `fraction` or `count`: what the numbers alone say."""
        if self.kind == "ratio":
            return "ratio"
        return "fraction" if self.first.form == "fraction" and self.first.value < 1 else "count"


def figures(text: str, times: Sequence[TimeExpression]) -> Iterator[Figure]:
    """Yield the figures of a text, in order, that do not touch a time expression."""
    free = list(_outside(_multiplied(numbers.scan(text), text), times))
    i = 0
    while i < len(free):
        following = free[i + 1] if i + 1 < len(free) else None
        kind = _kind(free[i], following, text) if following else "number"
        last = following if following and kind != "number" else free[i]
        yield Figure(free[i], last, kind)
        i += 1 if kind == "number" else 2


def _multiplied(found: list[Number], text: str) -> list[Number]:
    """Return the numbers with a fraction of a round one taken for one number ("a quarter of a million")."""
    joined: list[Number] = []
    for number in found:
        part = joined[-1] if joined else None
        if (
            part is not None
            and part.form == "fraction"
            and number.value in _SCALES
            and _OF.fullmatch(text[part.end : number.start])
        ):
            whole = numbers.tidy(part.value * number.value)
            joined[-1] = Number(part.start, number.end, whole, "words")
        else:
            joined.append(number)
    return joined


def _outside(found: list[Number], times: Sequence[TimeExpression]) -> Iterator[Number]:
    starts = [t.span.start for t in times]
    for number in found:
        k = bisect_right(starts, number.start)
        before = times[k - 1].span.end > number.start if k else False
        if not before and not (k < len(starts) and starts[k] < number.end):
            yield number


def _kind(first: Number, second: Number, text: str) -> Kind:
    between = text[first.end : second.start]
    lead = text[max(0, first.start - _WINDOW) : first.start]
    rising = first.value < second.value
    if _IN.match(between) and rising and first.form != "mixed":
        return "ratio"
    if rising or second.form == "mixed":
        if _TO.match(between) and not _FROM.search(lead):
            return "range"
        if _AND.match(between) and _BETWEEN.search(lead):
            return "range"
    return "number"
