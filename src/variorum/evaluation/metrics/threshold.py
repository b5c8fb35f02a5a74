"""F1 of scored pairs at a threshold: the best there is, and without having seen the pairs it is applied to."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.evaluation.metrics.f1 import Score

Scored = tuple[float, bool]
"""A pair's score, and whether the two are the same."""


def score_at(pairs: Sequence[Scored], threshold: float) -> Score:
    """Return the score of calling pairs the same from a threshold on."""
    hits = sum(score >= threshold and same for score, same in pairs)
    return Score(hits, sum(score >= threshold for score, _ in pairs), hits, sum(same for _, same in pairs))


def best_threshold(pairs: Sequence[Scored]) -> float:
    """Return the threshold with the best F1, the lowest of those that are equally good."""
    return max(sorted({score for score, _ in pairs}), key=lambda t: (score_at(pairs, t).f1, -t))


def cross_validated(pairs: Sequence[Scored], folds: int = 10) -> Score:
    """Return the score where each fold is judged at the best threshold of the other folds (Stone 1974).

    Pair n is in fold n modulo `folds`.
    """
    total = Score()
    for fold in range(folds):
        others = [p for n, p in enumerate(pairs) if n % folds != fold]
        total += score_at([p for n, p in enumerate(pairs) if n % folds == fold], best_threshold(others))
    return total
