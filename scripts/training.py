"""What the training scripts of logistic models share: fitting, a check by stories left out, and the file written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

STEPS = 50
FOLDS = 10
LEAST = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""How sure an answer must be to be given, for the table that is printed."""
Array = npt.NDArray[np.float64]
Judged = tuple[str, Mapping[str, float], bool]
"""The story that an example is of, what the model looks at, and the answer."""


class Model(NamedTuple):
    """A bias and a weight for each feature."""

    bias: float
    weights: Mapping[str, float]


def fit(rows: Array, answers: Array, importance: Array, ridge: float) -> Array:
    """Return the coefficients of a ridge logistic regression, by Newton's method; the bias, the first, is free."""
    pull = np.full(rows.shape[1], ridge)
    pull[0] = 1e-6
    beta = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ beta))
        gradient = rows.T @ (importance * (answers - p)) - pull * beta
        curvature = (rows * (importance * p * (1 - p))[:, None]).T @ rows + np.diag(pull)
        beta += np.linalg.solve(curvature, gradient)
    return beta


def rows_of(examples: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """Return a row for each example, 1 before its features."""
    return np.array([[1.0, *(found.get(n, 0.0) for n in names)] for found in examples])


def train(
    examples: Sequence[Judged],
    ridge: float,
    least_seen: int = 1,
    importance: Sequence[float] | None = None,
) -> Model:
    """Return a model of the features that are seen often enough, and print how right it is by stories left out, on the
    examples that count in full.

    `importance` is how much each example counts, all in full if it is not given.
    """
    seen = Counter(name for _, found, _ in examples for name in found)
    names = sorted(name for name, times in seen.items() if times >= least_seen)
    rows = rows_of([found for _, found, _ in examples], names)
    answers = np.array([answer for _, _, answer in examples], dtype=float)
    counts = np.array(importance or [1.0] * len(examples))
    stories = sorted({story for story, _, _ in examples})
    fold = np.array([stories.index(story) % FOLDS for story, _, _ in examples])
    told = np.zeros(len(examples))
    for n in range(FOLDS):
        beta = fit(rows[fold != n], answers[fold != n], counts[fold != n], ridge)
        told[fold == n] = 1 / (1 + np.exp(-rows[fold == n] @ beta))
    told, right = told[counts == 1], answers[counts == 1]
    for least in LEAST:
        given = told >= least
        print(f"from {least}: {right[given].mean():.3f} right, {given[right > 0].mean():.3f} found")
    bias, *weights = fit(rows, answers, counts, ridge)
    return Model(bias, dict(zip(names, weights, strict=True)))


def write_model(path: Path, model: Model, fitted_to: str) -> None:
    """Write a model for the module beside it to read."""
    script = f"scripts/train_{path.stem}.py"
    lines = [
        f"# Weights of the model of {path.stem}.py, written by {script}: do not edit.",
        f"# Fitted to {fitted_to}.",
        f"bias = {model.bias:.3f}",
        "",
        "[weights]",
        *(f'"{_escaped(name)}" = {weight:.3f}' for name, weight in model.weights.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(model.weights)} weights, fitted to {fitted_to}")


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
