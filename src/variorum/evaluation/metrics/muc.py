"""MUC: links between mentions (Vilain et al. 1995)."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.evaluation.metrics.chains import Chains, owners
from variorum.evaluation.metrics.f1 import Score


def muc(given: Chains, wanted: Chains) -> Score:
    """Return how many links of the given chains are right, and how many of the wanted ones are found."""
    right, of = _links(given, wanted)
    found, asked = _links(wanted, given)
    return Score(right, of, found, asked)


def _links(chains: Chains, others: Chains) -> tuple[int, int]:
    """Return the links of the chains that the others keep, and the links there are."""
    owner = owners(others)
    kept = sum(len(chain) - _parts(chain, owner) for chain in chains)
    return kept, sum(len(chain) - 1 for chain in chains)


def _parts(chain: Iterable[int], owner: dict[int, int]) -> int:
    """Return into how many parts the other side cuts a chain: a mention that it lacks is a part of its own."""
    members = list(chain)
    return len({owner[m] for m in members if m in owner}) + sum(m not in owner for m in members)
