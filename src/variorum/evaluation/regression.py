"""Logistic regression with a penalty on large weights (le Cessie and van Houwelingen 1992), by Newton's method.

Both answers weigh the same, however rare one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

PENALTY = 3.0
ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Regression:
    """Weights of measures, each brought to mean 0 and deviation 1: comparable with one another."""

    mean: Numbers
    deviation: Numbers
    weights: Numbers
    base: float

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the log-odds of yes for each row of measures."""
        scaled = (np.array(rows, dtype=np.float64) - self.mean) / self.deviation
        return [float(x) for x in scaled @ self.weights + self.base]


def fitted(rows: Sequence[Sequence[float]], wanted: Sequence[bool]) -> Regression:
    """Return the regression of yes on measures; both answers must occur."""
    table, yes = np.array(rows, dtype=np.float64), np.array(wanted, dtype=np.float64)
    mean, deviation = table.mean(axis=0), table.std(axis=0)
    deviation[deviation == 0] = 1
    scaled = np.hstack([np.ones((len(table), 1)), (table - mean) / deviation])
    share = yes.mean()
    weight = np.where(yes == 1, 0.5 / share, 0.5 / (1 - share))
    penalty = np.diag([0.0] + [PENALTY] * table.shape[1])
    found = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (odds - yes)) + penalty @ found
        curve = (scaled.T * (weight * odds * (1 - odds))) @ scaled + penalty
        found -= np.linalg.solve(curve, slope)
    return Regression(mean, deviation, found[1:], float(found[0]))
