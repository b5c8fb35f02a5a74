"""Measures and lengths of what is surely one point: a depth, a price, the hours that something took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from variorum.collation.claims.counting import Count
from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness
from variorum.collation.pairs.figure_pair import (
    SURE_TO_MEASURE,
    FigurePair,
    are_far_apart,
    pair_of,
    sureness_but_for,
    topic_of,
)
from variorum.collation.pairs.fillers import fillers
from variorum.model import TimeExpression
from variorum.text import timex

LIKE_ENOUGH_TO_MEASURE = 0.3
"""Claims less alike than this hardly tell one point, whatever they measure."""
LIKE_ENOUGH_TO_LAST = 0.22
LIKE_ENOUGH_OF_ONE_EVENT = 0.28
"""Two lengths are told of what is at least this alike; from the second on, whoever did it."""
LIKE_ENOUGH_TO_TAKE = 0.5
SURE_TO_TAKE = 0.9
"""So alike, and so surely of one point, are claims of which one length each is compared, whatever it is of."""
AGE = "years of age"


def compare_measures(i: int, j: int, a: View, b: View, likeness: Likeness) -> FigurePair | None:
    """Compare the one figure of its unit that each of two claims gives, which surely tell one point but for it.

    What else is told of it may differ: "three cables were damaged", "two cables suffered damage".
    """
    if a.article is b.article or likeness.value < LIKE_ENOUGH_TO_MEASURE:
        return None
    if _is_guess(a) != _is_guess(b) or _of_two_periods(a, b):
        return None
    mine, theirs = _lone_measures(a), _lone_measures(b)
    for unit in sorted(mine.keys() & theirs.keys()):
        x, y = mine[unit], theirs[unit]
        one_kind = x.kind == y.kind and x.thing == y.thing and not x.toll and not y.toll
        if not one_kind or x.agrees(y) or (x.names and y.names and not x.names & y.names):
            continue
        if are_far_apart(x.low, y.low) or _is_within(x, y) or _is_within(y, x):
            continue
        if sureness_but_for("figures", a, b, likeness) >= SURE_TO_MEASURE:
            return pair_of(i, j, x, y, False, topic_of(x, lexicon()), likeness.value)
    return None


def _is_guess(view: View) -> bool:
    """Tell whether a poll or a forecast gives the figure of a claim."""
    return view.agent is not None and view.agent.head in lexicon().guessing


def _of_two_periods(a: View, b: View) -> bool:
    """Tell whether the figures of two claims are of lengths of time that differ: the rain of an hour and of a week."""
    lengths = (a.length or a.lone_length, b.length or b.lone_length)
    days = [timex.days(t.value) if t else None for t in lengths]
    return bool(days[0] and days[1]) and days[0] != days[1]


def _is_within(bound: Count, figure: Count) -> bool:
    """Tell whether a bound leaves room for a figure: "less than five", "three"."""
    low, high = float(bound.quantity.value), float(figure.quantity.value)
    match bound.quantity.modifier:
        case "at most" | "less than":
            return high <= low
        case "at least" | "more than":
            return high >= low
        case _:
            return False


def _lone_measures(view: View) -> Mapping[str, Count]:
    """Return the figures of a claim that are the only ones of their unit in it, but ages and times of day."""
    found: dict[str, list[Count]] = defaultdict(list)
    for count in (*view.counts, *view.shares):
        found[count.quantity.unit].append(count)
    lone = {unit: counts[0] for unit, counts in found.items() if len(counts) == 1 and unit != AGE}
    return {unit: c for unit, c in lone.items() if (c.quantity.counted or "").islower() or unit != "count"}


def compare_lengths(
    i: int, j: int, a: View, b: View, likeness: Likeness, table: Lexicon
) -> FigurePair | None:
    """Compare how long an event of one kind has lasted, or the one length that each of two claims names, which surely
    tell one point but for it.
    """
    if likeness.value < LIKE_ENOUGH_TO_LAST:
        return None
    if _last_alike(a, b, likeness, table):
        lengths = (a.length, b.length)
    elif likeness.value >= LIKE_ENOUGH_TO_TAKE and not are_far_apart(
        *_least_days(a.lone_length, b.lone_length)
    ):
        sure = sureness_but_for("named_days", a, b, likeness) >= SURE_TO_TAKE
        lengths = (a.lone_length, b.lone_length) if sure else (None, None)
    else:
        return None
    return _pair_of_lengths(i, j, *lengths, likeness, table)


def _last_alike(a: View, b: View, likeness: Likeness, table: Lexicon) -> bool:
    """Tell whether it is said how long events of one kind lasted, or what is surely one point."""
    if a.duration is None or b.duration is None or not a.lasting or not b.lasting:
        return False
    if not a.lasting & b.lasting & (table.classes | a.events | b.events) and (
        likeness.value < LIKE_ENOUGH_TO_MEASURE
        or are_far_apart(a.duration[0], b.duration[0])
        or sureness_but_for("named_days", a, b, likeness) < SURE_TO_MEASURE
    ):
        return False
    one_party = "same" in (fillers(a.agent, b.agent), fillers(a.patient, b.patient))
    return one_party or likeness.value >= LIKE_ENOUGH_OF_ONE_EVENT


def _least_days(one: TimeExpression | None, other: TimeExpression | None) -> tuple[float, float]:
    """Return the least days that two lengths can be; as far apart as can be where one is missing."""
    days = [timex.days(t.value) if t else None for t in (one, other)]
    return (days[0][0], days[1][0]) if days[0] and days[1] else (0.0, 1.0)


def _pair_of_lengths(
    i: int,
    j: int,
    one: TimeExpression | None,
    other: TimeExpression | None,
    likeness: Likeness,
    table: Lexicon,
) -> FigurePair | None:
    days = [timex.days(t.value) if t else None for t in (one, other)]
    if not days[0] or not days[1] or one is None or other is None:
        return None
    slack = table.tolerance["duration"]
    low_a, high_a = days[0][0] * (1 - slack), days[0][1]
    low_b, high_b = days[1][0] * (1 - slack), days[1][1]
    return FigurePair(
        i=i,
        j=j,
        type="duration",
        agrees=low_a <= high_b and low_b <= high_a,
        of_one=False,
        key="",
        toll=None,
        topic="",
        values=(one.span.text, other.span.text),
        numbers=(low_a, low_b),
        lower_is_least=False,
        score=0.6 + 0.4 * likeness.value,
    )
