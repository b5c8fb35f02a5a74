"""Arithmetic on TIMEX3 values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Span, TimeExpression
from variorum.text import timex

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
WEDNESDAY = dt.date(2021, 6, 9)


def _expression(value: str, deixis: str) -> TimeExpression:
    return TimeExpression(
        span=Span("a", 0, 1, "x"),
        type="DATE",
        value=value,
        anchor="none" if deixis else "self",
        deixis=deixis,
    )


@pytest.mark.parametrize(
    ("value", "deixis", "resolved"),
    [
        ("XXXX-WXX-1", "<=", "2021-06-07"),
        ("XXXX-WXX-3", "<=", "2021-06-09"),
        ("XXXX-WXX-3", "<", "2021-06-02"),
        ("XXXX-WXX-3", ">", "2021-06-16"),
        ("XXXX-WXX-5", ">=", "2021-06-11"),
        ("XXXX-WXX-1", "-1W", "2021-05-31"),
        ("XXXX-WXX", "-1W", "2021-W22"),
        ("XXXX-WXX-WE", "<=", "2021-W22-WE"),
        ("XXXX-XX-XXTNI", "-1D", "2021-06-08TNI"),
        ("XXXX-09", "<", "2020-09"),
        ("XXXX-06", "<=", "2021-06"),
        ("XXXX-08", "~", "2021-08"),
        ("XXXX-XX", "-13M", "2020-05"),
        ("XXXX-SU", "-1Y", "2020-SU"),
        ("XXXX-QX", "-1Q", "2021-Q1"),
        ("XXX", "-1E", "201"),
        ("XXXX-02-29", "<=", "2020-02-29"),
        ("XXXX-XX-XX", "<=XXXX-WXX-1 +2D", "2021-06-09"),
        ("XXXX", "+0Y", "2021"),
    ],
)
def test_a_value_is_counted_from_the_day_of_publication(value: str, deixis: str, resolved: str) -> None:
    found = timex.resolve(_expression(value, deixis), WEDNESDAY)
    assert (found.value, found.deixis, found.anchor) == (resolved, "", "publication")


def test_a_value_that_waits_for_nothing_is_left_alone() -> None:
    expression = _expression("2016", "")
    assert timex.resolve(expression, WEDNESDAY) is expression


@pytest.mark.parametrize(
    ("value", "deixis", "exists"),
    [
        ("XXXX-02-29", "<=", True),
        ("XXXX-02-30", "<=", False),
        ("XXXX-Q5", "<=", False),
        ("2023-02-30", "", False),
        ("2023-02-28TMO", "", True),
        ("P9M", "", True),
        ("PAST_REF", "", True),
    ],
)
def test_what_the_calendar_does_not_have_does_not_exist(value: str, deixis: str, exists: bool) -> None:
    assert timex.exists(value, deixis) is exists


def test_a_step_outside_the_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="tense"):
        timex.follow("XXXX", "tense", WEDNESDAY)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-03-06", "2023-03-06", "2023-03-06"),
        ("2023-03-06TNI", "2023-03-06", "2023-03-06"),
        ("2023-03-06T07:30Z", "2023-03-06", "2023-03-06"),
        ("2023-W10", "2023-03-06", "2023-03-12"),
        ("2023-W10-WE", "2023-03-11", "2023-03-12"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022-FA", "2022-09-01", "2022-11-30"),
        ("2022-WI", "2022-12-01", "2023-02-28"),
        ("2022-Q3", "2022-07-01", "2022-09-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("202", "2020-01-01", "2029-12-31"),
    ],
)
def test_a_date_covers_the_days_of_its_interval(value: str, first: str, last: str) -> None:
    assert timex.interval(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P9M", "PT5H", "XXXX-WXX-1", "XXXX-03-06", "PAST_REF", "2023-02-30", ""])
def test_what_is_no_date_of_its_own_has_no_interval(value: str) -> None:
    assert timex.interval(value) is None


def test_a_length_in_days_is_that_of_the_calendar() -> None:
    assert timex.days("P9M") == (270, 279)
    assert timex.days("PT36H") == (1.5, 1.5)
    assert timex.days("PXM") == (60, 558)
    assert timex.days("2023") is None


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2023-03-06TMO", "day"),
        ("XXXX-WXX-1", "day"),
        ("XXXX-03-06", "day"),
        ("2023-W10-WE", "week"),
        ("XXXX-08", "month"),
        ("2022-FA", "season"),
        ("2022", "year"),
        ("202", "year"),
        ("P9M", None),
        ("FUTURE_REF", None),
    ],
)
def test_precision_is_that_of_the_value(value: str, precision: str | None) -> None:
    assert timex.precision(value) == precision


@given(DAYS, st.integers(1, 7), st.sampled_from(["<=", "<", ">=", ">", "~"]))
def test_a_weekday_lies_in_its_direction_and_within_a_week(
    day: dt.date, weekday: int, direction: str
) -> None:
    value = timex.follow(f"XXXX-WXX-{weekday}", direction, day)
    assert value is not None
    found = dt.date.fromisoformat(value)
    distance = (found - day).days
    assert found.isoweekday() == weekday
    allowed = {"<=": (-6, 0), "<": (-7, -1), ">=": (0, 6), ">": (1, 7), "~": (-3, 3)}[direction]
    assert allowed[0] <= distance <= allowed[1]


@given(DAYS, DAYS)
def test_the_candidates_of_a_weekday_are_its_readings_on_every_possible_day(a: dt.date, b: dt.date) -> None:
    earliest, latest = a, min(max(a, b), a + dt.timedelta(days=30))
    if latest < earliest:
        latest = earliest
    found = timex.candidates(_expression("XXXX-WXX-1", "<="), earliest, latest)
    assert found
    assert all(d.isoweekday() == 1 and earliest - dt.timedelta(days=6) <= d <= latest for d in found)


def test_an_expression_that_cannot_be_resolved_has_no_candidates() -> None:
    assert timex.candidates(_expression("XXXX-WXX-1", ""), WEDNESDAY, WEDNESDAY) == set()


def test_no_shift_leaves_the_calendar() -> None:
    assert timex.shift(dt.date(2, 1, 1), -3, "Y") is None
    assert timex.shift(dt.date(2021, 1, 31), 1, "M") == dt.date(2021, 2, 28)
