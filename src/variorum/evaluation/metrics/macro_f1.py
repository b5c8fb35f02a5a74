"""Macro F1 of a decision: the mean of the F1 of those it should find and of those it should leave (Yang and Liu 1999).

The rare side counts as much as the common one: to say the same of all earns at most one half.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.evaluation.metrics.f1 import one_to_one

STEPS = 50
"""Thresholds that are tried: so many, evenly over the pairs."""


def macro_f1(said: Sequence[bool], wanted: Sequence[bool]) -> float:
    """Return the mean F1 of both answers."""
    return sum(_f1_of(answer, said, wanted) for answer in (True, False)) / 2


def best_macro_threshold(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """Return the score from which on to say yes, for the best macro F1; the lowest of those equally good.

    It lies half-way between two scores.
    """
    ordered = sorted(set(scores))
    places = sorted({len(ordered) * step // STEPS for step in range(STEPS)} - {0}) or [0]
    tried = [(ordered[p - 1] + ordered[p]) / 2 if p else ordered[0] for p in places]
    return max(tried, key=lambda t: (macro_f1([s >= t for s in scores], wanted), -t))


def _f1_of(answer: bool, said: Sequence[bool], wanted: Sequence[bool]) -> float:
    hits = sum(s == w == answer for s, w in zip(said, wanted, strict=True))
    return one_to_one(hits, sum(s == answer for s in said), sum(w == answer for w in wanted)).f1
