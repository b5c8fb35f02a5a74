"""What each report gives: the figures and lengths of one kind of thing that stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collation.claims.counting import Count
from variorum.collation.claims.view import View

CLOSE = 120
"""Characters between two figures that may stand in one list."""

Given = Mapping[tuple[str, str], Sequence[Count]]


def scattered_tolls(views: Sequence[View]) -> frozenset[str]:
    """Return the tolls of which one source has several in one report: of several events."""
    given: dict[tuple[str, str | None, str], list[Count]] = defaultdict(list)
    for view in views:
        for count in view.counts:
            if count.toll and view.is_fact:
                given[view.article.id, view.source, count.key].append(count)
    several = (
        key for (*_, key), found in given.items() if any(not x.agrees(y) for x in found for y in found)
    )
    return frozenset(several)


def given_figures(views: Sequence[View]) -> Given:
    """Return the figures that each report gives as facts or plans, by what they count."""
    given: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for view in views:
        for count in view.counts if view.standings else ():
            given[view.article.id, count.key].append(count)
    return given


def has_several_lengths(pair: Sequence[View], lengths: Sequence[View]) -> bool:
    """Tell whether one of the reports says of such a thing that it was of two lengths: it speaks of several."""
    lasting = pair[0].lasting & pair[1].lasting
    for view in pair:
        mine = [
            v.duration for v in lengths if v.article is view.article and v.lasting & lasting and v.duration
        ]
        if any(x[1] < y[0] for x in mine for y in mine):
            return True
    return False


def is_listed(count: Count, given: Sequence[Count]) -> bool:
    """Tell whether a figure stands close to another of its kind, as in a list of parts."""
    at = count.quantity.span.start
    return any(not count.agrees(y) and abs(y.quantity.span.start - at) < CLOSE for y in given)
