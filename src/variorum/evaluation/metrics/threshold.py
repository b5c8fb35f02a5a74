"""F1 of scored pairs at a threshold: the best there is, and without having seen the pairs it is applied to.

A pair may have a weight: for how many it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.evaluation.metrics.f1 import Score

Scored = tuple[float, bool]
"""A pair's score, and whether the two are the same."""


def score_at(pairs: Sequence[Scored], threshold: float, weights: Sequence[float] = ()) -> Score:
    """Return the score of calling pairs the same from a threshold on; without weights, all weigh 1."""
    each = weights or [1.0] * len(pairs)
    said = [(same, weight) for (score, same), weight in zip(pairs, each, strict=True) if score >= threshold]
    hits = sum(weight for same, weight in said if same)
    wanted = sum(weight for (_, same), weight in zip(pairs, each, strict=True) if same)
    return Score(hits, sum(weight for _, weight in said), hits, wanted)


def best_threshold(pairs: Sequence[Scored], weights: Sequence[float] = ()) -> float:
    """Return the threshold with the best F1, the lowest of those that are equally good."""
    return max(sorted({score for score, _ in pairs}), key=lambda t: (score_at(pairs, t, weights).f1, -t))


def cross_validated(pairs: Sequence[Scored], folds: int = 10) -> Score:
    """Return the score where each fold is judged at the best threshold of the other folds (Stone 1974).

    Pair n is in fold n modulo `folds`.
    """
    total = Score()
    for fold in range(folds):
        others = [p for n, p in enumerate(pairs) if n % folds != fold]
        total += score_at([p for n, p in enumerate(pairs) if n % folds == fold], best_threshold(others))
    return total
