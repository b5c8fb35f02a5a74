"""Pairs of figures: two claims that count the same thing, or tell how long it lasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.collation.claims.counting import Count
from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness, compare
from variorum.collation.pairs.sameness import but_for, features, sameness

FigureType = Literal["figure", "duration"]
SURE_TO_MEASURE = 0.8
"""So surely must two claims tell one point, but for their figures, where nothing else says that both measure it."""


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


def pair_of(i: int, j: int, x: Count, y: Count, of_one: bool, topic: str, likeness: float) -> FigurePair:
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


def topic_of(count: Count, table: Lexicon) -> str:
    """Return what is counted, as it is asked for: "people died", "air strikes", "miles from Karsk"; nothing of what is
    measured, as money is.
    """
    named = count.kind.partition(":")[2]
    if count.thing and count.thing.startswith("from "):
        return f"{count.quantity.unit}s {count.thing}"
    if count.thing:
        return f"{count.quantity.counted}s the {count.thing} has"
    if count.quantity.unit != "count":
        return ""
    counted = "people" if named == "any" else count.quantity.counted or named
    return " ".join([counted, *([table.tolls[count.toll]] if count.toll else [])])


def sureness_but_for(part: str, a: View, b: View, likeness: Likeness) -> float:
    """Return how surely two claims would tell one point if they did not differ in one part."""
    return sameness(but_for(part, features(a, b, compare(a, b, likeness, lexicon()))))


def are_far_apart(one: float, other: float) -> bool:
    """Tell whether two figures are so far apart that they measure different things."""
    return max(one, other) > lexicon().tolerance["scale_beside"] * min(one, other)
