"""Coreference chains: sets of mentions, a mention being an index."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Chains = list[frozenset[int]]


def owners(chains: Chains) -> dict[int, int]:
    """Return which chain each mention is in."""
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


def chains_of(labels: Sequence[Hashable]) -> Chains:
    """Return the chains of mentions 0, 1, …: those with the same label are one chain, None is one by itself."""
    found: dict[Hashable, list[int]] = {}
    for mention, label in enumerate(labels):
        found.setdefault(("alone", mention) if label is None else ("with", label), []).append(mention)
    return [frozenset(members) for members in found.values()]
