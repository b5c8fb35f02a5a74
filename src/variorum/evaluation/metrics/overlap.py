"""Match spans that share characters, one to one (partial match: Pareti et al. 2013; MUC-6 and SemEval-2013 task 9).

A unit is a tuple of spans `(start, end)`: content that a cue interrupts has several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Spans = tuple[tuple[int, int], ...]


def length(unit: Spans) -> int:
    """Return the number of characters of a unit."""
    return sum(end - start for start, end in unit)


def shared(left: Spans, right: Spans) -> int:
    """Return the number of characters that two units share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def half_of_shorter(left: Spans, right: Spans) -> bool:
    """Tell whether the units share at least half of the shorter one."""
    common = shared(left, right)
    return common > 0 and 2 * common >= min(length(left), length(right))


def half_of_longer(left: Spans, right: Spans) -> bool:
    """Tell whether the units share at least half of the longer one, and so of both."""
    common = shared(left, right)
    return common > 0 and 2 * common >= max(length(left), length(right))


def matched(
    given: Sequence[Spans], wanted: Sequence[Spans], meets: Callable[[int, int], bool]
) -> dict[int, int]:
    """Return which given unit is matched to which wanted one: each at most once, those that share most first.

    `meets(i, j)` tells whether given unit i may be matched to wanted unit j.
    """
    pairs = sorted(
        (-shared(g, w), abs(length(g) - length(w)), i, j)
        for i, g in enumerate(given)
        for j, w in enumerate(wanted)
        if shared(g, w) and meets(i, j)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found
