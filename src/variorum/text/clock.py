"""The clock in TIMEX3 values: which minutes of a day a time of day can stand for."""

from __future__ import annotations

import re

from variorum.model import TimeExpression

Minutes = tuple[int, int]

_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_DAY = re.compile(r"\d\d-\d\d$|W\d\d-\d$")
_COMPARED = re.compile(r"earlier|later", re.IGNORECASE)
"""Words that put a time before or after another, and not early or late in the day."""
_OF_A_ZONE = re.compile(r"[A-Z]\w+ time\b")
"""Behind a time, the zone that it is of: "9:04 Moscow time"."""
_PARTS: dict[str, Minutes] = {
    "TMO": (0, 12 * 60),
    "TMI": (11 * 60, 13 * 60),
    "TAF": (12 * 60, 18 * 60),
    "TEV": (17 * 60, 24 * 60),
    "TNI": (18 * 60, 24 * 60),
}
"""Parts of the day, wide: the night before midnight only, since the one after belongs to the next day."""
_EARLY: Minutes = (0, 10 * 60)
_LATE: Minutes = (17 * 60, 24 * 60)
_ABOUT = 45
"""Minutes on either side of "around 8:30"."""
_ROUNDED = 10
"""Minutes on either side of a time on the half hour, of which "8.20" may be told; others are exact."""


def minutes(expression: TimeExpression) -> Minutes | None:
    """Return the first and last minute of the day that an expression can stand for; None if it tells no time of day.

    A time with a zone is left out: the zone of the others is not known. "Early on Wednesday" is a time of day too.
    """
    value, modifier = expression.value, expression.modifier
    if (
        value.endswith("Z")
        or _OF_A_ZONE.search(expression.span.text)
        or expression.type not in ("DATE", "TIME")
    ):
        return None
    if match := _CLOCK.search(value):
        at = int(match[1]) * 60 + int(match[2] or 0)
        slack = _ABOUT if modifier == "APPROX" else _ROUNDED if at % 30 == 0 else 0
        return max(0, at - slack), at + slack
    for part, span in _PARTS.items():
        if value.endswith(part):
            return _narrowed(span, modifier)
    if expression.type == "DATE" and _DAY.search(value) and not _COMPARED.match(expression.span.text):
        return {"START": _EARLY, "END": _LATE}.get(modifier)
    return None


def _narrowed(span: Minutes, modifier: str) -> Minutes:
    """Return the first or last two thirds of a part of the day, where it is said to be early or late in it."""
    first, last = span
    third = (last - first) // 3
    return {"START": (first, last - third), "END": (first + third, last)}.get(modifier, span)
