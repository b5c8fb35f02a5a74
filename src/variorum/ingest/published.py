"""Publication dates given with the inputs, as NAME=DATE."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from variorum.errors import UsageError

_FORM = "write NAME=YYYY-MM-DD, for instance report.txt=2023-03-15"
_MOST_SHOWN = 20


def match_published(
    published: Mapping[str, str] | Sequence[str], names: Mapping[str, str]
) -> dict[str, datetime.date]:
    """Return the days that were given, by the name of the input.

    `names` leads from each name that an input goes by to the one it is kept under. A name is matched as it
    stands, else by its last part if that is only one input's. Raises UsageError for what is not NAME=DATE, for
    a date that is none, for a name of no input or of several, and for two dates for one input.
    """
    pairs = published.items() if isinstance(published, Mapping) else map(_pair, published)
    days: dict[str, datetime.date] = {}
    for written, date in pairs:
        day, name = _day(written, date), _match(written, names)
        if days.setdefault(name, day) != day:
            raise UsageError(f"{name} was given two dates of publication: {days[name]} and {day}.")
    return days


def _pair(text: str) -> tuple[str, str]:
    name, _, date = (part.strip() for part in text.rpartition("="))
    if not name or not date:
        raise UsageError(f"“{text}” gives no date of publication: {_FORM}.")
    return name, date


def _day(name: str, date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise UsageError(f"“{date}”, given for {name}, is no day: {_FORM}.") from None


def _match(written: str, names: Mapping[str, str]) -> str:
    if written in names:
        return names[written]
    same_path = {names[name] for name in names if PurePath(name) == PurePath(written)}
    matches = sorted(same_path or {names[name] for name in names if PurePath(name).name == written})
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UsageError(f"“{written}” names several inputs: {_shown(matches)}. Give the whole path of one.")
    inputs = _shown(sorted(set(names.values())))
    raise UsageError(
        f"A date was given for “{written}”, which is no input: {_FORM}. The inputs are: {inputs}."
    )


def _shown(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return (", ".join(names[:_MOST_SHOWN]) or "none") + more
