"""Count time expressions from the day of publication, or from another date in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from variorum.model import Parse, TimeExpression
from variorum.text import timex

_NEAR = 200
"""How many characters back a quarter may stand that "a year ago" is compared with."""
_FINER = re.compile(r"^[\dX]{4}-(?:(?P<quarter>Q)[1-4X]|[\dX]{2})$")
_ENOUGH = {
    "D": ("day",),
    "W": ("day", "week"),
    "M": ("day", "week", "month"),
    "Q": ("day", "week", "month", "season"),
}


def anchored(found: list[tuple[TimeExpression, str]], parse: Parse) -> Iterator[TimeExpression]:
    """Yield the expressions with anchor and value, as far as the article allows.

    `found` holds each expression with what it counts from: publication (""), the last date of the text
    ("text"), a business quarter just spoken of ("period") or the day that is being told of ("day": a date in the
    sentence, or the last day, or publication). What is only compared with ("a year earlier") is no such date.
    """
    published = parse.article.published.value
    dated: list[TimeExpression] = []
    for n, (expression, anchor) in enumerate(found):
        base, compared = None, expression.deixis.startswith("-") and anchor in ("text", "period")
        if anchor == "text":
            base = _last(dated, expression)
        elif anchor == "period" and expression.value == "XXXX":
            base = _quarter_before(dated, expression)
        elif anchor == "day":
            base = _day_beside(n, found, parse) or _last(dated, expression)
            if base is not None and published and base.deixis:
                base = timex.resolve(base, published)
        if base is not None:
            expression = _from_text(expression, base)
        elif anchor == "text":
            expression = replace(expression, deixis="")
        if published:
            expression = timex.resolve(expression, published)
        if expression.type in ("DATE", "TIME") and timex.precision(expression.value) and not compared:
            dated.append(expression)
        yield expression


def _last(dated: list[TimeExpression], expression: TimeExpression) -> TimeExpression | None:
    """Return the last expression that is exact enough to count from."""
    unit = expression.deixis[-1:]
    enough = _ENOUGH.get(unit)
    for earlier in reversed(dated[-4:]):
        if enough is None or timex.precision(earlier.value) in enough:
            return earlier
    return None


def _quarter_before(dated: list[TimeExpression], expression: TimeExpression) -> TimeExpression | None:
    """Return the business quarter just spoken of, which "a year ago" is then compared with."""
    near = [x for x in dated[-3:] if expression.span.start - x.span.end <= _NEAR]
    return next((x for x in reversed(near) if "-Q" in x.value), None)


def _day_beside(n: int, found: list[tuple[TimeExpression, str]], parse: Parse) -> TimeExpression | None:
    """Return the nearest day named in the same sentence, the one before if there are two."""
    span = found[n][0].span
    sentence = next((s for s in parse.sentences if s.start <= span.start < s.end), None)
    if sentence is None:
        return None
    near = [
        x
        for x, anchor in found
        if sentence.start <= x.span.start < sentence.end
        and x.span != span
        and not anchor
        and timex.precision(x.value) == "day"
    ]
    return min(near, key=lambda x: (abs(x.span.start - span.start), x.span.start), default=None)


def _from_text(expression: TimeExpression, base: TimeExpression) -> TimeExpression:
    """Return the expression counted from another: a value where that one has one, or else a longer deixis."""
    compared = expression.value == "XXXX" and expression.deixis.startswith("-")
    if compared and (finer := _FINER.search(base.value)):
        expression = replace(expression, value="XXXX-QX" if finer["quarter"] else "XXXX-XX")
    if (bounds := timex.interval(base.value)) is not None:
        value = timex.follow(expression.value, expression.deixis, bounds[0])
        return replace(expression, value=value, deixis="", anchor="text") if value else expression
    if not base.deixis:
        return expression
    steps = [s + base.value if s in timex.DIRECTIONS else s for s in base.deixis.split()]
    return replace(expression, deixis=" ".join([*steps, *expression.deixis.split()]), anchor="text")
