"""Figures: the same thing counted by several reports, and how long one thing has lasted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collation.claims.counting import Count
from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness, compare
from variorum.collation.pairs.fillers import fillers
from variorum.collation.pairs.given import (
    Given,
    given_figures,
    has_several_lengths,
    is_listed,
    scattered_tolls,
)
from variorum.collation.pairs.sameness import but_for, features, sameness
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
LIKE_ENOUGH_TO_LAST = 0.22
LIKE_ENOUGH_OF_ONE_EVENT = 0.28
FigureType = Literal["figure", "duration"]
SURE_TO_MEASURE = 0.8
"""So surely must two claims tell one point, but for their figures, where nothing else says that both measure it."""
AGE = "years of age"
SURE_TO_DIFFER: Mapping[FigureType, float] = {"figure": 0.5, "duration": 0.4}
"""Two figures differ if the claims would tell one point at least so surely without them; two lengths are of one kind of
event anyway."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two claims, i < j, that count the same thing or tell how long it lasted, alike or not.

    `of_one` says that the story has no other thing of the kind that they could count.
    """

    i: int
    j: int
    type: FigureType
    agrees: bool
    of_one: bool
    key: str
    toll: str | None
    topic: str
    values: tuple[str, str]
    numbers: tuple[float, float]
    lower_is_least: bool
    score: float


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
        if not ((a.counts and b.counts) or (a.duration and b.duration)):
            continue
        if one_scope(a, b):
            counted = None if bygone(a, b) else _compare_counts(i, j, a, b, likeness.value, scattered)
            pair = counted or _compare_durations(i, j, a, b, likeness.value, table)
            pair = pair or _compare_measures(i, j, a, b, likeness)
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
    found = features(a, b, compare(a, b, likeness, lexicon()))
    part = "figures" if pair.type == "figure" else "time"
    return sameness(but_for(part, found)) >= SURE_TO_DIFFER[pair.type]


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
    for x in a.counts:
        for y in b.counts:
            toll = x.toll if x.toll == y.toll else None
            if not _comparable(x, y, related=bool(toll or a.events & b.events)) or (
                toll_alone and not (toll or x.of_event)
            ):
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
                found[x.key] = _pair(
                    i, j, x, y, of_one, _topic(max(x, y, key=lambda c: c.high), table), likeness
                )
    return min(found.values(), key=lambda pair: (pair.agrees, pair.key), default=None)


def _compare_measures(i: int, j: int, a: View, b: View, likeness: Likeness) -> FigurePair | None:
    """Compare the one figure of its unit that each of two claims gives, which surely tell one point but for it.

    What else is told of it may differ: "three cables were damaged", "two cables suffered damage".
    """
    if a.article is b.article:
        return None
    mine, theirs = _lone_measures(a), _lone_measures(b)
    for unit in sorted(mine.keys() & theirs.keys()):
        x, y = mine[unit], theirs[unit]
        one_kind = x.kind == y.kind and x.thing == y.thing and not x.toll and not y.toll
        if not one_kind or x.agrees(y) or (x.names and y.names and not x.names & y.names):
            continue
        if max(x.low, y.low) > lexicon().tolerance["scale_beside"] * min(x.low, y.low):
            continue
        if (
            sameness(but_for("figures", features(a, b, compare(a, b, likeness, lexicon()))))
            >= SURE_TO_MEASURE
        ):
            return _pair(i, j, x, y, False, _topic(x, lexicon()), likeness.value)
    return None


def _lone_measures(view: View) -> Mapping[str, Count]:
    """Return the figures of a claim that are the only ones of their unit in it, but ages and times of day."""
    found: dict[str, list[Count]] = defaultdict(list)
    for count in view.counts:
        found[count.quantity.unit].append(count)
    lone = {unit: counts[0] for unit, counts in found.items() if len(counts) == 1 and unit != AGE}
    return {unit: c for unit, c in lone.items() if (c.quantity.counted or "").islower() or unit != "count"}


def _is_of_a_period(view: View) -> bool:
    """Tell whether a claim is of a length of time, in which so many were counted."""
    return view.claim.time is not None and view.claim.time.type == "DURATION"


def _comparable(x: Count, y: Count, *, related: bool) -> bool:
    """Tell whether two figures count the same thing: one kind, of one side, measured of one thing or in one role."""
    if x.kind != y.kind or x.thing != y.thing or (x.names and y.names and not x.names & y.names):
        return False
    if x.toll or y.toll:
        return x.toll == y.toll
    if x.of_event and y.of_event and related:
        return True
    return x.thing is not None or (related and x.role is not None and x.role == y.role)


def _pair(i: int, j: int, x: Count, y: Count, of_one: bool, topic: str, likeness: float) -> FigurePair:
    numbers = (float(x.quantity.value), float(y.quantity.value))
    lower = x if numbers[0] < numbers[1] else y
    return FigurePair(
        i=i,
        j=j,
        type="figure",
        agrees=x.agrees(y),
        of_one=of_one,
        key=x.key,
        toll=x.toll,
        topic=topic,
        values=(x.quantity.span.text, y.quantity.span.text),
        numbers=numbers,
        lower_is_least=lower.quantity.modifier in ("at least", "more than"),
        score=0.6 + 0.4 * likeness,
    )


def _topic(count: Count, table: Lexicon) -> str:
    """Return what is counted, as it is asked for: "people died", "air strikes", "miles from Karsk"."""
    named = count.kind.partition(":")[2]
    if count.thing and count.thing.startswith("from "):
        return f"{count.quantity.unit}s {count.thing}"
    if count.thing:
        return f"{count.quantity.counted}s the {count.thing} has"
    counted = "people" if named == "any" else count.quantity.counted or named
    return " ".join([counted, *([table.tolls[count.toll]] if count.toll else [])])


def _compare_durations(
    i: int, j: int, a: View, b: View, likeness: float, table: Lexicon
) -> FigurePair | None:
    """Compare how long an event of one kind has lasted."""
    if a.duration is None or b.duration is None or a.length is None or b.length is None:
        return None
    if likeness < LIKE_ENOUGH_TO_LAST or not a.lasting & b.lasting:
        return None
    alike = "same" in (fillers(a.agent, b.agent), fillers(a.patient, b.patient))
    if not alike and likeness < LIKE_ENOUGH_OF_ONE_EVENT:
        return None
    slack = table.tolerance["duration"]
    low_a, high_a = a.duration[0] * (1 - slack), a.duration[1]
    low_b, high_b = b.duration[0] * (1 - slack), b.duration[1]
    return FigurePair(
        i=i,
        j=j,
        type="duration",
        agrees=low_a <= high_b and low_b <= high_a,
        of_one=False,
        key="",
        toll=None,
        topic="",
        values=(a.length.span.text, b.length.span.text),
        numbers=(low_a, low_b),
        lower_is_least=False,
        score=0.6 + 0.4 * likeness,
    )
