"""The area under the ROC curve: how often what is wanted scores above what is not (Hanley and McNeil 1982)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def roc_area(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """Return the share of pairs, one wanted and one not, that the scores put in order; a tie counts half.

    Without either, one half.
    """
    others = sorted(s for s, w in zip(scores, wanted, strict=True) if not w)
    ours = [s for s, w in zip(scores, wanted, strict=True) if w]
    if not ours or not others:
        return 0.5
    below = sum(bisect_left(others, s) + bisect_right(others, s) for s in ours)
    return below / (2 * len(ours) * len(others))
