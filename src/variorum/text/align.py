"""Alignment of two sequences of words: what they share, run by run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from variorum.text.shingle import shingles

COMMONPLACE = 6
"""A shingle that stands this often in one text starts no run: it is a refrain or a menu."""


class Run(NamedTuple):
    """Words `[left, left_end)` of one text and `[right, right_end)` of the other; `same` of them are alike."""

    left: int
    left_end: int
    right: int
    right_end: int
    same: int


def shared_runs(left: Sequence[str], right: Sequence[str], *, seed: int = 5, gap: int = 6) -> list[Run]:
    """Return the maximal runs that two texts share, in the order of the first; no two of them overlap.

    A run starts from `seed` words alike. Runs in the same order in both texts that lie at most `gap` words
    apart in each become one: a word swapped, dropped or put in does not break it.
    """
    return _apart(_joined(_exact_runs(left, right, seed), gap))


def longest_common_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the length in words of the longest run that stands unbroken in both."""
    where: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        where[word].append(j)
    longest = 0
    ends: dict[int, int] = {}
    for word in left:
        ends = {j: ends.get(j - 1, 0) + 1 for j in where.get(word, ())}
        longest = max(longest, *ends.values()) if ends else longest
    return longest


def _exact_runs(left: Sequence[str], right: Sequence[str], seed: int) -> list[Run]:
    """Return the maximal runs of equal words, at least `seed` long."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, shingle in shingles(right, seed):
        where[shingle].append(j)
    runs: list[Run] = []
    reach: dict[int, int] = {}
    for i, shingle in shingles(left, seed):
        places = where.get(shingle, ())
        if len(places) >= COMMONPLACE:
            continue
        for j in places:
            if reach.get(i - j, -1) >= i + seed:
                continue
            end = seed
            while i + end < len(left) and j + end < len(right) and left[i + end] == right[j + end]:
                end += 1
            reach[i - j] = i + end
            runs.append(Run(i, i + end, j, j + end, end))
    return runs


def _joined(runs: list[Run], gap: int) -> list[Run]:
    """Join runs that follow one another in both texts at most `gap` words apart."""
    chains: list[Run] = []
    for run in sorted(runs):
        near = [
            n
            for n, c in enumerate(chains)
            if 0 <= run.left - c.left_end <= gap and 0 <= run.right - c.right_end <= gap
        ]
        if near:
            n = min(near, key=lambda n: (run.left - chains[n].left_end + run.right - chains[n].right_end, n))
            c = chains[n]
            chains[n] = Run(c.left, run.left_end, c.right, run.right_end, c.same + run.same)
        else:
            chains.append(run)
    return chains


def _apart(runs: list[Run]) -> list[Run]:
    """Keep the longest runs; drop what overlaps a longer one in either text."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.same, r)):
        if all(
            (run.left_end <= k.left or k.left_end <= run.left)
            and (run.right_end <= k.right or k.right_end <= run.right)
            for k in kept
        ):
            kept.append(run)
    return sorted(kept)
