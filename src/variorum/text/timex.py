"""Arithmetic on TIMEX3 values: resolve them against a day, and say which days they cover.

A value that waits for a date has `X` where digits are missing: `XXXX-WXX-1` (a Monday), `XXXX-03-06`,
`XXXX-SU` (a summer), `XXXX-XX-XX` (a day), `XXXX-WXX` (a week). Its *deixis* says how to find the date, as
steps parted by blanks, each taken from the date that the step before led to; the first starts at the
reference, usually the day of publication:

- a shift, `-1W`, `+0D`, `-13M`: so many days (D), weeks (W), months (M), quarters (Q), years (Y), decades (E)
  or centuries (C) away;
- a search for the instance of a pattern that lies in a direction: `<=` the latest that has begun, `<` the
  latest that is over, `>=` the earliest that is not over, `>` the earliest that has not begun, `~` the nearest
  (of two the earlier), `~<` the nearest where days ahead count double, `~>` where days behind do. The pattern
  follows (`<=XXXX-WXX-1`); without one it is the expression's own value.

At the end the date fills the `X` of the value. "Last week" is `XXXX-WXX` with `-1W`; "on Monday" beside a past
tense `XXXX-WXX-1` with `<=`; "early summer of last year" `XXXX-SU` with `-1Y`; "two days after Monday"
`XXXX-XX-XX` with `<=XXXX-WXX-1 +2D`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from msgspec.structs import replace

from variorum.model import TimeExpression
from variorum.text.months import BEGINNINGS

Precision = Literal["day", "week", "month", "season", "year"]
Interval = tuple[dt.date, dt.date]

DIRECTIONS = frozenset(["<=", "<", ">=", ">", "~", "~<", "~>"])
_STEP = re.compile(
    r"(?P<sign>[+-])(?P<n>\d+)(?P<unit>[DWMQYEC])$|(?P<direction><=|>=|~<|~>|<|>|~)(?P<pattern>\S*)$"
)
_SHAPE = re.compile(
    r"(?P<decade>\d{3}X?)$"
    r"|(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?:(?P<weekday>[1-7])|(?P<weekend>WE)))?"
    r"|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?$"
)
_LEAP_DAY = dt.date(2000, 2, 29)
_DAY_WORD = re.compile(
    rf"day\b|\b(?:today|tonight|yesterday|tomorrow|this|last)\b|\d{{4}}|\b(?:{BEGINNINGS})",
    re.I,
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)(C|E|Y|Q|M|W|D))?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+)S)?)?$"
)
_VAGUE_DURATION = re.compile(r"PX([YMWD])$")
_SOME = {"Y": 20, "M": 18, "W": 8, "D": 14}
"""How many years, months, weeks and days "some" are at most."""
_DAYS_IN = {
    "C": (36524, 36525),
    "E": (3652, 3653),
    "Y": (365, 366),
    "Q": (90, 92),
    "M": (30, 31),
    "W": (7, 7),
    "D": (1, 1),
}
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def resolve(expression: TimeExpression, published: dt.date) -> TimeExpression:
    """Return the expression with its value, counted from the day of publication.

    An expression that waits for nothing, or whose deixis leads nowhere, comes back unchanged.
    """
    if not expression.deixis:
        return expression
    value = follow(expression.value, expression.deixis, published)
    return expression if value is None else replace(expression, value=value, deixis="", anchor="publication")


def follow(value: str, deixis: str, reference: dt.date) -> str | None:
    """Return the value that the steps of a deixis lead to from a reference day; None if there is none.

    Raises ValueError if the deixis is not in the language of this module.
    """
    day = reference
    for step in deixis.split():
        match = _STEP.match(step)
        if not match:
            raise ValueError(f"no step of a deixis: {step!r}")
        if match["sign"]:
            moved = shift(day, int(match["sign"] + match["n"]), match["unit"])
        else:
            moved = _search(match["pattern"] or value, match["direction"], day)
        if moved is None:
            return None
        day = moved
    return fill(value, day)


def exists(value: str, deixis: str) -> bool:
    """Tell whether the calendar has what a value and its deixis name: not a 30 February, not a fifth quarter."""
    if deixis:
        return follow(value, deixis, _LEAP_DAY) is not None
    return "X" in value or not re.match(r"\d{4}-", value) or interval(value) is not None


def shift(day: dt.date, n: int, unit: str) -> dt.date | None:
    """Return the day `n` units away; at the end of a shorter month, its last day. None outside the calendar."""
    try:
        if unit in "DW":
            return day + dt.timedelta(days=n * (7 if unit == "W" else 1))
        year, month = divmod(day.year * 12 + day.month - 1 + n * _MONTHS_IN[unit], 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def fill(value: str, day: dt.date) -> str:
    """Return the value with what it leaves open taken from a day. A weekday becomes its date."""
    shape, clock, time = value.partition("T")
    week_year, week, _ = day.isocalendar()
    if shape.startswith("XXXX-WXX"):
        shape = f"{week_year:04}-W{week:02}{shape[8:]}"
        if len(shape) == 10 and shape[9].isdigit():
            shape = dt.date.fromisocalendar(week_year, week, int(shape[9])).isoformat()
    elif shape == "XX":
        shape = f"{day.year:04}"[:2]
    elif shape == "XXX":
        shape = f"{day.year:04}"[:3]
    elif shape.startswith("XXXX"):
        rest = shape[4:]
        if rest.startswith("-XX"):
            rest = f"-{day.month:02}{rest[3:]}"
            if rest.endswith("-XX"):
                rest = f"{rest[:-3]}-{day.day:02}"
        elif rest == "-QX":
            rest = f"-Q{(day.month + 2) // 3}"
        elif rest == "-HX":
            rest = f"-H{1 if day.month <= 6 else 2}"
        shape = f"{day.year:04}{rest}"
    return shape + clock + time


def interval(value: str) -> Interval | None:
    """Return the first and last day of a DATE or TIME value; None for a duration, a set, a reference or an
    underspecified value. A season has three whole months, winter beginning in December of its year.
    """
    match = _SHAPE.match(value.partition("T")[0])
    if not match:
        return None
    try:
        return _bounds(match)
    except ValueError:
        return None


def _bounds(match: re.Match[str]) -> Interval:
    if match["decade"]:
        first = int(match["decade"].rstrip("X")) * 10
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    year = int(match["year"])
    if match["week"]:
        week = int(match["week"])
        weekday = int(match["weekday"] or (6 if match["weekend"] else 1))
        start = dt.date.fromisocalendar(year, week, weekday)
        return start, start + dt.timedelta(days=0 if match["weekday"] else 7 - weekday)
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["season"]:
        return _months(year, _SEASONS[match["season"]], 3)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Interval:
    last_year, last = divmod(year * 12 + month + count - 2, 12)
    return dt.date(year, month, 1), dt.date(last_year, last + 1, calendar.monthrange(last_year, last + 1)[1])


def days(value: str) -> tuple[float, float] | None:
    """Return the least and most days that a duration can mean as a number of its own unit; None for others.

    The tolerance is that of the calendar alone: a month has 30 to 31 days (nine have 270 to 279), a year 365 to
    366. Rounding by the speaker is for the caller to add. "Months" are at least two, and at most a year and a half.
    """
    if vague := _VAGUE_DURATION.match(value):
        least, most = _DAYS_IN[vague[1]]
        return 2.0 * least, float(_SOME[vague[1]] * most)
    match = _DURATION.match(value)
    if not match or not any(match.groups()):
        return None
    number, unit, hours, minutes, seconds = match.groups()
    low, high = (float(number) * d for d in _DAYS_IN[unit]) if number else (0.0, 0.0)
    clock = float(hours or 0) / 24 + float(minutes or 0) / 1440 + float(seconds or 0) / 86400
    return low + clock, high + clock


def precision(value: str) -> Precision | None:
    """Return how exactly a DATE or TIME value is meant, also where it is underspecified; None if it is neither.

    A quarter or a half of a year counts as a season, a decade or a century as a year.
    """
    shape = value.partition("T")[0]
    if re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}-[1-7]", shape):
        return "day"
    if re.fullmatch(r"[\dX]{4}-W[\dX]{2}(-WE)?", shape):
        return "week"
    if re.fullmatch(r"[\dX]{4}-[\dX]{2}", shape):
        return "month"
    if re.fullmatch(r"[\dX]{4}-(SP|SU|FA|WI|Q[1-4X]|H[12X])", shape):
        return "season"
    return "year" if re.fullmatch(r"[\dX]{2,4}", shape) else None


def candidates(expression: TimeExpression, earliest: dt.date, latest: dt.date) -> set[dt.date]:
    """Return every day that a DATE or TIME expression can mean if it was published between two days.

    What is resolved already gives its own days; what cannot be resolved gives none.
    """
    found: set[dt.date] = set()
    for n in range((latest - earliest).days + 1):
        bounds = interval(resolve(expression, earliest + dt.timedelta(days=n)).value)
        if bounds:
            found.update(bounds[0] + dt.timedelta(days=k) for k in range((bounds[1] - bounds[0]).days + 1))
        if not expression.deixis:
            break
    return found


def _search(pattern: str, direction: str, day: dt.date) -> dt.date | None:
    """Return the first day of the instance of a pattern that lies in a direction from a day."""
    unit = "W" if pattern.startswith("XXXX-WXX") else "D" if pattern.startswith("XXXX-XX-XX") else "Y"
    if unit == "Y" and pattern.startswith("XXXX-XX"):
        unit = "M"
    near = (shift(day, n, unit) for n in range(-5, 6))
    instances = sorted({b for d in near if d and (b := interval(fill(pattern, d)))})
    if direction == "<=":
        return max((a for a, _ in instances if a <= day), default=None)
    if direction == "<":
        return max((a for a, z in instances if z < day), default=None)
    if direction == ">=":
        return min((a for a, z in instances if z >= day), default=None)
    if direction == ">":
        return min((a for a, _ in instances if a > day), default=None)
    ahead, behind = 1 + (direction == "~<"), 1 + (direction == "~>")
    distances = [(max((a - day).days * ahead, (day - z).days * behind, 0), a) for a, z in instances]
    return min(distances, default=(0, None))[1]


def names_day(expression: TimeExpression) -> bool:
    """Tell whether the words themselves name the day: "at 11 p.m." does not, whatever day its value was given."""
    return expression.type != "TIME" or _DAY_WORD.search(expression.span.text) is not None
