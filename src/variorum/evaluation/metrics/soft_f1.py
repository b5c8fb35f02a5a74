"""Soft F1: each unit counts by the share of it that is covered (Johansson and Moschitti 2010, section 4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.evaluation.metrics.f1 import Score
from variorum.evaluation.metrics.overlap import Spans, length, shared


def soft_score(given: Sequence[Spans], wanted: Sequence[Spans]) -> Score:
    """Return precision and recall over the shares of the units that the other side's units cover."""
    return Score(
        right=_covered(given, wanted), given=len(given), found=_covered(wanted, given), wanted=len(wanted)
    )


def _covered(units: Sequence[Spans], others: Sequence[Spans]) -> float:
    return sum(min(1.0, sum(shared(u, o) for o in others) / length(u)) for u in units)
