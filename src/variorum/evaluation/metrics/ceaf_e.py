"""CEAFe: chains matched one to one so that they are most alike (Luo 2005, with the similarity φ4)."""

from __future__ import annotations

from variorum.evaluation.metrics.assignment import best_assignment
from variorum.evaluation.metrics.chains import Chains
from variorum.evaluation.metrics.f1 import Score


def ceaf_e(given: Chains, wanted: Chains) -> Score:
    """Return the likeness of the best matching, over the number of given and of wanted chains."""
    likeness = [[_phi4(g, w) for w in wanted] for g in given]
    total = sum(likeness[i][j] for i, j in best_assignment(likeness))
    return Score(total, len(given), total, len(wanted))


def _phi4(left: frozenset[int], right: frozenset[int]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))
