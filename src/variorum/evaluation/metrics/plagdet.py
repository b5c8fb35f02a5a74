"""Text reuse found span by span (Potthast et al. 2010, "An evaluation framework for plagiarism detection").

A passage is a pair of spans, one in each text. A given passage finds a wanted one if both of its spans share
characters with that one's. What is right is what they share, counted in characters of both texts (the paper's micro
average). Granularity is how often a wanted passage that is found is found; plagdet divides F1 by its logarithm.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.evaluation.metrics.f1 import Score

Passage = tuple[tuple[int, int], tuple[int, int]]
"""Characters `[start, end)` of the one text and of the other."""


@dataclass(frozen=True, slots=True)
class ReuseScore:
    """Characters right, given, found and wanted, and how often how many wanted passages were found."""

    characters: Score = field(default_factory=Score)
    finds: int = 0
    found: int = 0

    def __add__(self, other: ReuseScore) -> ReuseScore:
        return ReuseScore(
            self.characters + other.characters, self.finds + other.finds, self.found + other.found
        )

    @property
    def granularity(self) -> float:
        """How many given passages find a wanted one, of those that are found; 1 is best."""
        return self.finds / self.found if self.found else 1.0

    @property
    def plagdet(self) -> float:
        """F1 of the characters, less where passages are found in pieces."""
        return self.characters.f1 / math.log2(1 + self.granularity)


def reuse_score(given: Sequence[Passage], wanted: Sequence[Passage]) -> ReuseScore:
    """Score the passages given for one pair of texts."""
    meets = [(g, w) for g in given for w in wanted if _shared(g[0], w[0]) and _shared(g[1], w[1])]
    right = sum(_covered(g, [w for other, w in meets if other is g]) for g in given)
    found = sum(_covered(w, [g for g, other in meets if other is w]) for w in wanted)
    characters = Score(right, sum(map(_length, given)), found, sum(map(_length, wanted)))
    return ReuseScore(characters, len(meets), len({w for _, w in meets}))


def _length(passage: Passage) -> int:
    return sum(end - start for start, end in passage)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _covered(passage: Passage, others: Sequence[Passage]) -> int:
    """Count the characters of a passage that others cover, each once."""
    total = 0
    for side, (start, end) in enumerate(passage):
        reach = start
        for first, last in sorted(o[side] for o in others):
            total += max(0, min(last, end) - max(first, reach))
            reach = max(reach, min(last, end))
    return total
