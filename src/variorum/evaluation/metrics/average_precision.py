"""Average precision: the precision at each step of recall (Buckley and Voorhees 2000), the pairs taken by score.

Pairs with one score are taken together, so that their order does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from variorum.evaluation.metrics.threshold import Scored


def average_precision(pairs: Sequence[Scored], weights: Sequence[float] = ()) -> float:
    """Return the mean precision over all that is wanted; without weights, all weigh 1. Nothing wanted gives 0."""
    each = weights or [1.0] * len(pairs)
    ranked = sorted(zip(pairs, each, strict=True), key=lambda item: -item[0][0])
    taken = found = area = 0.0
    for _, tied in groupby(ranked, key=lambda item: item[0][0]):
        group = list(tied)
        more = sum(weight for (_, same), weight in group if same)
        taken += sum(weight for _, weight in group)
        found += more
        area += more * found / taken
    return area / found if found else 0.0
