"""When: whether two claims are of one time, by their days, the days of the reports and the time of the day."""

from __future__ import annotations

from variorum.collation.claims.counting import Verdict, verdict
from variorum.collation.claims.view import View
from variorum.text.timex import Interval

RECENT = 30
"""Days before a report within which the facts lie that it gives no day for."""

A_WEEK = 7
"""Days within which reports that give one toll each mean the same, if nothing is against it."""

A_YEAR = 364
"""Days between the first and the last of a year."""

NEAR_YEARS = 3
"""Years between two that may be given for one event."""

EXACT = 20
"""Minutes within which a time of day is told that is meant exactly."""

NEARLY_ONE_DAY = 3
"""Days between two reports of which one may bear the date of another time zone, or of the day it was put on file."""


def possible_days(a: View, b: View) -> Verdict:
    """Compare the days that two claims name, or can be of where only one names any.

    What a report tells as past without a day was not after the report, nor more than `RECENT` days before it.
    """
    return "different" if out_of_reach(a, b) or out_of_reach(b, a) else named_days(a, b)


def named_days(a: View, b: View) -> Verdict:
    """Compare the days that two claims name; reports of nearly one day that both say "Saturday" mean one Saturday."""
    one, other = a.no_later_than, b.no_later_than
    one_day = one is not None and other is not None and abs((one - other).days) <= NEARLY_ONE_DAY
    if one_day and a.weekday is not None and a.weekday == b.weekday:
        return "same"
    return verdict(a.days is not None and b.days is not None, _overlap(a.days, b.days))


def out_of_reach(told: View, other: View) -> bool:
    """Tell whether a dated claim tells of a day that an undated fact of another report can hardly be of."""
    if told.days is None or other.days is not None or not other.is_fact or other.no_later_than is None:
        return False
    first, last = told.days
    return first > other.no_later_than or (other.no_later_than - last).days > RECENT


def foretold(told: View, other: View) -> bool:
    """Tell whether somebody spoke of an undated fact before the day of a dated one."""
    if told.days is None or other.days is not None or not other.is_fact or other.said_by is None:
        return False
    return told.days[0] > other.said_by


def spoken(a: View, b: View) -> Verdict:
    """Compare on which days two acts of speaking were; "on Friday" is one day, whatever days it was taken for."""
    if not a.spoken or not b.spoken:
        return "silent"
    return "same" if a.spoken_words == b.spoken_words or _overlap(a.spoken, b.spoken) else "different"


def clocks(a: View, b: View) -> Verdict:
    """Compare at what time of the day it was."""
    if a.clock is None or b.clock is None:
        return "silent"
    return "same" if a.clock[0] <= b.clock[1] and b.clock[0] <= a.clock[1] else "different"


def moments(a: View, b: View) -> Verdict:
    """Compare at what minute it was, where both tell it so exactly."""
    if any(v.clock is None or v.clock[1] - v.clock[0] > EXACT for v in (a, b)):
        return "silent"
    return clocks(a, b)


def days_near(a: View, b: View) -> bool:
    """Tell whether two claims name days not far apart, or years: what happens but once may be given either.

    "Last Monday" may be either of two Mondays, and tells nothing.
    """
    if a.days is None or b.days is None:
        return False
    if any(v.claim.time and v.claim.time.span.text.lower().startswith(("last ", "this ")) for v in (a, b)):
        return False
    lengths = [(last - first).days for first, last in (a.days, b.days)]
    gap = max(a.days[0] - b.days[1], b.days[0] - a.days[1]).days
    if max(lengths) <= 1:
        return gap <= RECENT
    return min(lengths) >= A_YEAR and gap <= NEAR_YEARS * A_YEAR


def _overlap(a: Interval | None, b: Interval | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]
