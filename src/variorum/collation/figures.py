"""Figures: the same thing counted by several reports, and how long one thing has lasted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collation.compare import RECENT, fillers, times
from variorum.collation.lexicon import Lexicon, lexicon
from variorum.collation.view import View
from variorum.model import Quantity
from variorum.text.words import content_stems, stem, words

LIKE_ENOUGH = 0.22
"""Two counts of one thing stand in claims at least this alike."""
LIKE_ENOUGH_TO_DIFFER = 0.27
LIKE_ENOUGH_OF_TOLLS = 0.1
"""Tolls are told in many ways, and a story has few of them."""
LIKE_ENOUGH_TO_LAST = 0.22


_COMPOUND = re.compile(r"-[a-z]+ ([a-z]+)")
"""After the number of "a 12-page report": what it is a measure of."""
_ADDED = ("another", "an additional", "a further")
"""Words before a number that counts on from one before: it is no total."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity in a claim, as it is compared.

    `kind` is what is counted: a class of people, or the stem of the noun. `names` are the capitalised words of
    what is counted ("Russian"), which keep counts of different sides apart. `low` and `high` are the values that
    it can stand for. `thing` is what a compound measures ("a 12-page report"), `role` where it stands in its claim.
    """

    index: int
    quantity: Quantity
    kind: str
    names: frozenset[str]
    low: float
    high: float
    role: str | None
    thing: str | None


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


def counts(views: Sequence[View]) -> list[list[Count]]:
    """Return the counts in each claim: quantities whose value is a number and whose counted thing is named."""
    table = lexicon()
    return [[c for q in v.claim.quantities if (c := _count(i, v, q, table))] for i, v in enumerate(views)]


def _count(index: int, view: View, quantity: Quantity, table: Lexicon) -> Count | None:
    before = view.article.text[: quantity.span.start].rstrip()
    if isinstance(quantity.value, str) or before.lower().endswith(_ADDED):
        return None
    value = float(quantity.value)
    counted = quantity.counted or ""
    stems = content_stems(counted)
    if not stems and quantity.unit == "count":
        return None
    kind = next((table.people[s] for s in reversed(stems) if s in table.people), stems[-1] if stems else "")
    names = frozenset(stem(w) for part in counted.split() if part[:1].isupper() for w in words(part))
    low, high = _range(quantity, value, table)
    compound = _COMPOUND.match(view.article.text, quantity.span.end)
    thing = compound[1] if compound else None
    role = next((n for n, r in sorted(view.claim.roles.items()) if r.span.contains(quantity.span)), None)
    return Count(index, quantity, f"{quantity.unit}:{kind}", names, low, high, role, thing)


def _range(quantity: Quantity, value: float, table: Lexicon) -> tuple[float, float]:
    """Return the values that a figure can stand for in ordinary reporting.

    "At least 70" covers 72, but not 350: a bound is named near the value that is known.
    """
    high = float(quantity.high) if quantity.high is not None else value
    about = table.tolerance["about"]
    match quantity.modifier:
        case "about":
            return value * (1 - about), high * (1 + about)
        case "nearly":
            return value * (1 - table.tolerance["nearly"]), high
        case "at least" | "more than":
            return value, high * (1.5 if _is_round(value) else 1.12)
        case "at most" | "less than":
            return value * (0.6 if _is_round(value) else 0.88), high
        case _:
            unit = _rounding(value, table)
            return value - unit / 2, high + unit


def _rounding(value: float, table: Lexicon) -> float:
    """Return the unit that a round number may have been rounded or cut to (43,000,000: a million), or 0."""
    whole = str(int(value)) if value == int(value) else ""
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros * 0.99 if zeros >= table.tolerance["zeros"] else 0.0


def _is_round(value: float) -> bool:
    """Tell whether a number has one significant digit (100, 3,000, 0.5) and is more than 9."""
    if value < 10 or value != int(value):
        return False
    return bool(value % 10 ** int(math.log10(value)) == 0)


def figure_pairs(views: Sequence[View], candidates: Iterable[tuple[int, int, float]]) -> Iterator[FigurePair]:
    """Yield the pairs of claims that count the same thing, or tell how long the same thing lasted."""
    table = lexicon()
    counted = counts(views)
    for i, j, likeness in candidates:
        a, b = views[i], views[j]
        if not _one_scope(a, b):
            continue
        pair = _compare_counts(a, b, counted[i], counted[j], likeness, table)
        pair = pair or _compare_durations(i, j, a, b, likeness, table)
        if pair:
            yield pair


def _one_scope(a: View, b: View) -> bool:
    """Tell whether two claims can speak of one event at one time: both facts, times and places not apart."""
    if not (a.is_fact and b.is_fact) or a.claim.polarity != b.claim.polarity:
        return False
    if times(a, b) == "different" and not _counted_again(a, b):
        return False
    place_a, place_b = (v.claim.place.entity if v.claim.place else None for v in (a, b))
    return not (place_a and place_b and place_a != place_b and not (a.entities & b.entities))


def _counted_again(a: View, b: View) -> bool:
    """Tell whether the later of two tolls may be the earlier one, counted again some days after.

    A toll "rose to nine on Friday": the day is that of the count, not that on which they died.
    """
    if not a.touched & b.touched & lexicon().tolls.keys() or not ("grow" in a.touched or "grow" in b.touched):
        return False
    days = [v.days[0] for v in (a, b) if v.days] + [v.no_later_than for v in (a, b) if v.no_later_than]
    return (max(days) - min(days)).days <= RECENT


def _compare_counts(
    a: View, b: View, left: Sequence[Count], right: Sequence[Count], likeness: float, table: Lexicon
) -> FigurePair | None:
    """Compare the counts of two claims: the same kind of thing, in an event of the same class.

    Of each kind one figure that both give is enough to agree. Where they differ on one kind, they differ.
    """
    if (a.duration is None) != (b.duration is None):
        return None
    tolls = a.touched & b.touched & table.tolls.keys()
    related = bool(tolls or a.events & b.events)
    found: dict[str, FigurePair] = {}
    for x in left:
        for y in right:
            if not _comparable(x, y, related=related, tolls=bool(tolls)):
                continue
            agrees = x.low <= y.high and y.low <= x.high
            if not agrees and max(x.low, y.low) > table.tolerance["scale"] * min(x.low, y.low):
                continue
            least = LIKE_ENOUGH if agrees or x.thing else LIKE_ENOUGH_TO_DIFFER
            if likeness < (LIKE_ENOUGH_OF_TOLLS if tolls else least):
                continue
            if agrees or x.kind not in found:
                found[x.kind] = _pair(x, y, agrees, _topic(x, tolls, table), likeness)
    return min(found.values(), key=lambda pair: (pair.agrees, pair.kind), default=None)


def _comparable(x: Count, y: Count, *, related: bool, tolls: bool) -> bool:
    """Tell whether two figures count the same thing: one kind, of one side, measured of one thing or in one role."""
    if x.kind != y.kind or x.thing != y.thing or (x.names and y.names and not x.names & y.names):
        return False
    return x.thing is not None or (related and (tolls or (x.role is not None and x.role == y.role)))


def exclude(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Tell whether two claims give figures for one kind of thing, and none that both can mean."""
    for x in left:
        same_kind = [y for y in right if y.kind == x.kind and x.thing == y.thing]
        if same_kind and not any(x.low <= y.high and y.low <= x.high for y in same_kind):
            return True
    return False


def _pair(x: Count, y: Count, agrees: bool, topic: str, likeness: float) -> FigurePair:
    numbers = (float(x.quantity.value), float(y.quantity.value))
    lower = x if numbers[0] < numbers[1] else y
    return FigurePair(
        i=x.index,
        j=y.index,
        type="figure",
        agrees=agrees,
        kind=x.kind,
        topic=topic,
        values=(x.quantity.span.text, y.quantity.span.text),
        numbers=numbers,
        lower_is_least=lower.quantity.modifier in ("at least", "more than"),
        score=0.6 + 0.4 * likeness,
    )


def _topic(count: Count, tolls: frozenset[str], table: Lexicon) -> str:
    """Return what is counted, as it is asked for: "people died", "air strikes"."""
    named = count.kind.partition(":")[2]
    if count.thing:
        return f"{count.quantity.counted}s the {count.thing} has"
    counted = "people" if named == "any" else count.quantity.counted or named
    return " ".join([counted, *(table.tolls[event] for event in sorted(tolls)[-1:])])


def _compare_durations(
    i: int, j: int, a: View, b: View, likeness: float, table: Lexicon
) -> FigurePair | None:
    """Compare how long the same thing has lasted: the same event on the same object, or with the same name in it."""
    if a.duration is None or b.duration is None or a.claim.time is None or b.claim.time is None:
        return None
    if likeness < LIKE_ENOUGH_TO_LAST or not a.touched & b.touched:
        return None
    if "same" not in (fillers(a.agent, b.agent), fillers(a.patient, b.patient)):
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
