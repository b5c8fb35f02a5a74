"""Time expressions as dateparser's `search_dates` finds them: every one a DATE, to the day."""

from __future__ import annotations

import datetime
from importlib import import_module

from variorum.evaluation.metrics.timex import Timex


def dateparser_times(text: str, created: datetime.date | None) -> list[Timex]:
    """Return the dates that dateparser finds in an English text, relative to the day it was created."""
    search = import_module("dateparser.search")
    base = datetime.datetime.combine(created, datetime.time()) if created else None
    found = search.search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base} if base else None)
    times, place = [], 0
    for words, moment in found or ():
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            times.append(Timex(start, place, "DATE", moment.date().isoformat()))
    return times
