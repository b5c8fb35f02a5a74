"""Precision, recall and their harmonic mean (van Rijsbergen 1979, chapter 7)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall as sums, so that the scores of documents add up to the score of all of them.

    `right` of `given` is the precision, `found` of `wanted` the recall. Under one-to-one matching, `right` and
    `found` are the same number.
    """

    right: float = 0
    given: float = 0
    found: float = 0
    wanted: float = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.given + other.given,
            self.found + other.found,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """How much of what was given is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """How much of what was wanted is found; 0 where nothing was wanted."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f}, {self.given:g} given, {self.wanted:g} wanted"


def one_to_one(hits: int, given: int, wanted: int) -> Score:
    """Return the score of `hits` pairs matched one to one."""
    return Score(hits, given, hits, wanted)
