"""Days written out: "26 October 2016", "Oct. 26, 2016", "2016-10-26"."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_YEAR = r"(?:19|20)\d\d"


class AmbiguousDay(ValueError):
    """Digits alone that name one day in Europe and another in America."""


@cache
def word_lists() -> dict[str, Any]:
    """Return the word lists of `dateline.toml`."""
    return tomllib.loads(Path(__file__).with_name("dateline.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """Return the words as one expression, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def day_pattern() -> str:
    """Return the expression that a day with its year matches; its weekday may stand before it."""
    month = rf"(?:{alternatives(list(word_lists()['months']))})\b\.?"
    day = r"\d{1,2}(?:[snrt][tdh])?"
    weekday = rf"(?:(?:{alternatives(word_lists()['weekdays'])})\b\.?,?\s+)?"
    forms = (
        rf"{_YEAR}[-/]\d{{1,2}}[-/]\d{{1,2}}",
        rf"{day}(?:\s+of)?[\s-]{month},?[\s-]{_YEAR}",
        rf"{month}\s+{day}(?:\s*,\s*|\s*){_YEAR}",
        rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}",
    )
    return rf"(?i:{weekday}(?:{'|'.join(forms)}))(?!\d)"


def read_day(text: str) -> datetime.date | None:
    """Return the first day that a text names with its year, or None.

    Raises AmbiguousDay for digits such as 03/04/2016, which name two days.
    """
    match = re.search(day_pattern(), text)
    return None if match is None else day_value(match[0])


def day_value(words: str) -> datetime.date | None:
    """Return the day that words matching `day_pattern` name, or None if the calendar has no such day.

    Raises AmbiguousDay for digits such as 03/04/2016, which name two days.
    """
    month_name = re.search(rf"(?i)\b(?:{alternatives(list(word_lists()['months']))})(?![a-z])", words)
    if month_name:
        month = _month(month_name[0])
        day, year = _day_and_year(words[: month_name.start()] + " " + words[month_name.end() :])
        return _date(year, month, day)
    first, second, third = (int(n) for n in re.findall(r"\d+", words))
    if first > 31:
        return _date(first, second, third)
    if "." not in words and first != second and _date(third, first, second) and _date(third, second, first):
        raise AmbiguousDay(words)
    return _date(third, second, first) or _date(third, first, second)


def _month(name: str) -> int:
    months: dict[str, int] = word_lists()["months"]
    return next(number for word, number in months.items() if word.lower() == name.lower())


def _day_and_year(words: str) -> tuple[int, int]:
    """Return day and year, which damaged texts write together ("262016")."""
    digits = "".join(re.findall(r"\d+", words))
    return int(digits[:-4]), int(digits[-4:])


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
