"""Figures: the same thing counted by several reports, and how long one thing has lasted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.collation.claims.counting import Count, is_more_than_all
from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness
from variorum.collation.pairs.figure_pair import FigurePair, FigureType, pair_of, sureness_but_for, topic_of
from variorum.collation.pairs.given import (
    Given,
    given_figures,
    has_several_lengths,
    is_listed,
    scattered_tolls,
)
from variorum.collation.pairs.measures import compare_lengths, compare_measures
from variorum.collation.pairs.scope import (
    bygone,
    is_long_past,
    is_one_scene,
    linked,
    may_be_one_toll,
    one_scope,
)

LIKE_ENOUGH = 0.22
"""Two counts of one thing stand in claims at least this alike."""
LIKE_ENOUGH_TO_DIFFER = 0.27
LIKE_ENOUGH_OF_TOLLS = 0.1
"""Tolls are told in many ways, and a story has few of them."""
SURE_TO_DIFFER: Mapping[FigureType, float] = {"figure": 0.5, "duration": 0.4}
"""Two figures differ if the claims would tell one point at least so surely without them; two lengths are of one kind of
event anyway."""


def figure_pairs(
    views: Sequence[View], candidates: Iterable[tuple[int, int, Likeness]]
) -> Iterator[FigurePair]:
    """Yield the pairs of claims that count the same thing, or tell how long the same thing lasted."""
    table = lexicon()
    scattered, given = scattered_tolls(views), given_figures(views)
    current = given_figures([v for v in views if not is_long_past(v)])
    lengths = [v for v in views if v.duration and v.lasting]
    for i, j, likeness in candidates:
        a, b = views[i], views[j]
        if not (_counts(a) and _counts(b)) and not (
            (a.length or a.lone_length) and (b.length or b.lone_length)
        ):
            continue
        if one_scope(a, b):
            counted = None if bygone(a, b) else _compare_counts(i, j, a, b, likeness.value, scattered)
            pair = counted or compare_lengths(i, j, a, b, likeness, table)
            pair = pair or compare_measures(i, j, a, b, likeness)
        else:
            pair = None
        if (pair is None or not (pair.agrees or pair.of_one)) and _is_the_toll(a, b, current):
            pair = _compare_counts(i, j, a, b, likeness.value, scattered, toll_alone=True) or pair
        if pair and not pair.agrees and _is_given_too(pair, a, b, given, scattered):
            continue
        if pair and pair.type == "duration" and not pair.agrees and has_several_lengths((a, b), lengths):
            continue
        if pair and (pair.agrees or pair.of_one or _is_one_point_but_for(pair, a, b, likeness)):
            yield pair


def _counts(view: View) -> bool:
    return bool(view.counts or view.shares)


def _is_the_toll(a: View, b: View, given: Given) -> bool:
    """Tell whether two claims give a toll, or so many events, of which either report has but one figure."""
    keys = {x.key for x in a.counts if x.toll or x.of_event} & {
        y.key for y in b.counts if y.toll or y.of_event
    }
    alone = (
        bool(told) and all(x.agrees(y) for x in told for y in told)
        for key in keys
        for told in (given.get((a.article.id, key), ()), given.get((b.article.id, key), ()))
    )
    return bool(keys) and all(alone) and may_be_one_toll(a, b)


def _is_given_too(
    pair: FigurePair,
    a: View,
    b: View,
    given: Given,
    scattered: frozenset[str],
) -> bool:
    """Tell whether either report gives the other's figure too: it has several such things, and contradicts nobody.

    So does a list of them ("two struck his leg, one his side"). A toll of which no source gives several in one report
    is that of one event, whoever gives it.
    """
    if a.article is b.article or pair.type != "figure" or (pair.toll and pair.key not in scattered):
        return False
    if "grow" in a.touched | b.touched:
        return False
    for view, other in ((a, b), (b, a)):
        mine = [c for c in view.counts if c.key == pair.key]
        if not pair.toll and any(is_listed(x, given[view.article.id, pair.key]) for x in mine):
            return True
        if any(x.agrees(y) for x in mine for y in given.get((other.article.id, pair.key), ())):
            return True
    return False


def _is_one_point_but_for(pair: FigurePair, a: View, b: View, likeness: Likeness) -> bool:
    """Tell whether two claims that differ in a figure or a length would else tell one point."""
    part = "figures" if pair.type == "figure" else "named_days"
    return sureness_but_for(part, a, b, likeness) >= SURE_TO_DIFFER[pair.type]


def _compare_counts(
    i: int, j: int, a: View, b: View, likeness: float, scattered: frozenset[str], *, toll_alone: bool = False
) -> FigurePair | None:
    """Compare the counts of two claims: the same kind of thing, in an event of the same class.

    Of each kind one figure that both give is enough to agree. Where they differ on one kind, they differ. `toll_alone`
    says that only tolls are compared, each the only one of its report, however little else they have in common.
    """
    if _is_of_a_period(a) != _is_of_a_period(b):
        return None
    table = lexicon()
    found: dict[str, FigurePair] = {}
    have_one = any(x.agrees(y) for x in a.counts for y in b.counts)
    for x in a.counts:
        for y in b.counts:
            toll = x.toll if x.toll == y.toll else None
            if not _comparable(x, y, related=bool(toll or a.events & b.events)) or (
                toll_alone and not (toll or x.of_event)
            ):
                continue
            if x.kind != y.kind and have_one:
                continue
            agrees = x.agrees(y)
            scale = table.tolerance["scale" if linked(a, b) and not toll_alone else "scale_beside"]
            if toll is not None and toll not in table.casualties:
                scale = table.tolerance["scale_of_others"]
            if not agrees and max(x.low, y.low) > scale * min(x.low, y.low):
                continue
            least = LIKE_ENOUGH if agrees or x.thing else LIKE_ENOUGH_TO_DIFFER
            if (
                not agrees
                and a.article is b.article
                and x.key in scattered
                and not (a.gives_figure or b.gives_figure)
            ):
                continue
            if likeness < (LIKE_ENOUGH_OF_TOLLS if toll and linked(a, b) else least) and not toll_alone:
                continue
            if agrees or x.key not in found:
                of_one = (x.thing is not None and x.quantity.unit not in table.lengths) or (
                    toll is not None and (x.key not in scattered or is_one_scene(a, b))
                )
                of_one = of_one or (toll_alone and x.of_event)
                found[x.key] = pair_of(
                    i, j, x, y, of_one, topic_of(max(x, y, key=lambda c: c.high), table), likeness
                )
    return min(found.values(), key=lambda pair: (pair.agrees, pair.key), default=None)


def _is_of_a_period(view: View) -> bool:
    """Tell whether a claim is of a length of time, in which so many were counted."""
    return view.claim.time is not None and view.claim.time.type == "DURATION"


def _comparable(x: Count, y: Count, *, related: bool) -> bool:
    """Tell whether two figures count the same thing: one kind, of one side, measured of one thing or in one role."""
    if x.thing != y.thing or (x.names and y.names and not x.names & y.names):
        return False
    if x.kind != y.kind:
        return is_more_than_all(x, y) or is_more_than_all(y, x)
    if x.toll or y.toll:
        return x.toll == y.toll
    if x.of_event and y.of_event and related:
        return True
    return x.thing is not None or (related and x.role is not None and x.role == y.role)
