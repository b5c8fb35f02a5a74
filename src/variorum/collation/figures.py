"""Figures: the same thing counted by several reports, and how long one thing has lasted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collation.compare import RECENT, Likeness, fillers, times
from variorum.collation.counting import Count
from variorum.collation.lexicon import Lexicon, lexicon
from variorum.collation.view import View

LIKE_ENOUGH = 0.22
"""Two counts of one thing stand in claims at least this alike."""
LIKE_ENOUGH_TO_DIFFER = 0.27
LIKE_ENOUGH_OF_TOLLS = 0.1
"""Tolls are told in many ways, and a story has few of them."""
LIKE_ENOUGH_TO_LAST = 0.22
LIKE_ENOUGH_OF_ONE_EVENT = 0.32


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two claims, i < j, that count the same thing or tell how long it lasted, alike or not."""

    i: int
    j: int
    type: Literal["figure", "duration"]
    agrees: bool
    kind: str
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
    for i, j, likeness in candidates:
        a, b = views[i], views[j]
        if not _one_scope(a, b):
            continue
        pair = _compare_counts(i, j, a, b, likeness.value, table)
        pair = pair or _compare_durations(i, j, a, b, likeness.value, table)
        if pair:
            yield pair


def _one_scope(a: View, b: View) -> bool:
    """Tell whether two claims can speak of one event at one time: both facts, times and places not apart.

    Within one article, what two sources say of it.
    """
    if a.article is b.article and a.source == b.source:
        return False
    if not (a.is_fact and b.is_fact) or a.claim.polarity != b.claim.polarity:
        return False
    if times(a, b) == "different" and not _counted_again(a, b):
        return False
    place_a, place_b = (v.claim.place.entity if v.claim.place else None for v in (a, b))
    return not (place_a and place_b and place_a != place_b and not (a.entities & b.entities))


def _linked(a: View, b: View) -> bool:
    """Tell whether two tolls are hardly of two events: in two reports of one story; in one report where they share a
    name, or one is given as another figure.
    """
    return a.article is not b.article or bool(a.entities & b.entities) or a.gives_figure or b.gives_figure


def _counted_again(a: View, b: View) -> bool:
    """Tell whether the later of two tolls may be the earlier one, counted again some days after.

    A toll "rose to nine on Friday": the day is that of the count, not that on which they died.
    """
    if not a.touched & b.touched & lexicon().tolls.keys() or not ("grow" in a.touched or "grow" in b.touched):
        return False
    days = [v.days[0] for v in (a, b) if v.days] + [v.no_later_than for v in (a, b) if v.no_later_than]
    return (max(days) - min(days)).days <= RECENT


def _compare_counts(i: int, j: int, a: View, b: View, likeness: float, table: Lexicon) -> FigurePair | None:
    """Compare the counts of two claims: the same kind of thing, in an event of the same class.

    Of each kind one figure that both give is enough to agree. Where they differ on one kind, they differ.
    """
    if (a.duration is None) != (b.duration is None):
        return None
    found: dict[str, FigurePair] = {}
    for x in a.counts:
        for y in b.counts:
            toll = x.toll if x.toll == y.toll else None
            if not _comparable(x, y, related=bool(toll or a.events & b.events)):
                continue
            agrees = x.agrees(y)
            scale = table.tolerance["scale" if _linked(a, b) else "scale_beside"]
            if not agrees and max(x.low, y.low) > scale * min(x.low, y.low):
                continue
            least = LIKE_ENOUGH if agrees or x.thing else LIKE_ENOUGH_TO_DIFFER
            if likeness < (LIKE_ENOUGH_OF_TOLLS if toll and _linked(a, b) else least):
                continue
            if agrees or x.key not in found:
                found[x.key] = _pair(i, j, x, y, agrees, _topic(x, table), likeness)
    return min(found.values(), key=lambda pair: (pair.agrees, pair.kind), default=None)


def _comparable(x: Count, y: Count, *, related: bool) -> bool:
    """Tell whether two figures count the same thing: one kind, of one side, measured of one thing or in one role."""
    if x.kind != y.kind or x.thing != y.thing or (x.names and y.names and not x.names & y.names):
        return False
    if x.toll or y.toll:
        return x.toll == y.toll
    return x.thing is not None or (related and x.role is not None and x.role == y.role)


def _pair(i: int, j: int, x: Count, y: Count, agrees: bool, topic: str, likeness: float) -> FigurePair:
    numbers = (float(x.quantity.value), float(y.quantity.value))
    lower = x if numbers[0] < numbers[1] else y
    return FigurePair(
        i=i,
        j=j,
        type="figure",
        agrees=agrees,
        kind=x.key,
        topic=topic,
        values=(x.quantity.span.text, y.quantity.span.text),
        numbers=numbers,
        lower_is_least=lower.quantity.modifier in ("at least", "more than"),
        score=0.6 + 0.4 * likeness,
    )


def _topic(count: Count, table: Lexicon) -> str:
    """Return what is counted, as it is asked for: "people died", "air strikes"."""
    named = count.kind.partition(":")[2]
    if count.thing:
        return f"{count.quantity.counted}s the {count.thing} has"
    counted = "people" if named == "any" else count.quantity.counted or named
    return " ".join([counted, *([table.tolls[count.toll]] if count.toll else [])])


def _compare_durations(
    i: int, j: int, a: View, b: View, likeness: float, table: Lexicon
) -> FigurePair | None:
    """Compare how long an event of one kind has lasted."""
    if a.duration is None or b.duration is None or a.claim.time is None or b.claim.time is None:
        return None
    if likeness < LIKE_ENOUGH_TO_LAST or not a.lasting & b.lasting:
        return None
    alike = "same" in (fillers(a.agent, b.agent), fillers(a.patient, b.patient))
    if not alike and likeness < LIKE_ENOUGH_OF_ONE_EVENT:
        return None
    slack = table.tolerance["duration"]
    low_a, high_a = a.duration[0] * (1 - slack), a.duration[1]
    low_b, high_b = b.duration[0] * (1 - slack), b.duration[1]
    agrees = low_a <= high_b and low_b <= high_a
    return FigurePair(
        i=i,
        j=j,
        type="duration",
        agrees=agrees,
        kind="",
        topic="",
        values=(a.claim.time.span.text, b.claim.time.span.text),
        numbers=(low_a, low_b),
        lower_is_least=False,
        score=0.6 + 0.4 * likeness,
    )
