"""B³: for each mention, how much of its chain is right (Bagga and Baldwin 1998)."""

from __future__ import annotations

from variorum.evaluation.metrics.chains import Chains, owners
from variorum.evaluation.metrics.f1 import Score


def b_cubed(given: Chains, wanted: Chains) -> Score:
    """Return precision and recall summed over mentions, each weighing the same."""
    right, of = _purity(given, wanted)
    found, asked = _purity(wanted, given)
    return Score(right, of, found, asked)


def _purity(chains: Chains, others: Chains) -> tuple[float, int]:
    owner = owners(others)
    total = sum(
        len(chain & others[owner[mention]]) / len(chain)
        for chain in chains
        for mention in chain
        if mention in owner
    )
    return total, sum(map(len, chains))
