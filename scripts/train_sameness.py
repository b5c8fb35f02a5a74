"""Fit the weights of `collation/sameness.toml` to judged pairs of claims: `python scripts/train_sameness.py`.

The pairs are in `evaluation/sameness/pairs.tsv`, as places in articles of public data sets that lie in `--data`. The
stories of the train part are fitted to; those of the dev part are left for `variorum evaluate sameness`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from variorum.evaluation.formats.sameness import importance, judged_pairs

MODEL = Path(__file__).parents[1] / "src" / "variorum" / "collation" / "sameness.toml"
RIDGE = 3.0
"""Strength of the pull of the weights towards zero."""
RAISED_BY = 1.3
"""What is added to the bias: judges are asked for one point strictly, and an agreement rests on more than one pair.
Chosen on the four annotated stories.
"""
STEPS = 50
Array = npt.NDArray[np.float64]


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    pairs = judged_pairs(parser.parse_args().data, "train")
    names = sorted({name for pair in pairs for name in pair.features})
    rows = np.array([[1.0, *(pair.features.get(n, 0.0) for n in names)] for pair in pairs])
    bias, *weights = fit(rows, np.array([pair.same for pair in pairs], dtype=float), importance(pairs))
    lines = [
        "# Weights of the model of sameness.py, written by scripts/train_sameness.py: do not edit.",
        f"# Fitted to {len(pairs)} pairs, of which {sum(p.same for p in pairs)} tell one point.",
        f"bias = {bias + RAISED_BY:.3f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)),
    ]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{MODEL}: {len(names)} weights, fitted to {len(pairs)} pairs")


def fit(rows: Array, same: Array, weights: Array, ridge: float = RIDGE) -> Array:
    """Return the coefficients of a ridge logistic regression, by Newton's method; the bias, the first, is free."""
    pull = np.full(rows.shape[1], ridge)
    pull[0] = 1e-6
    beta = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ beta))
        gradient = rows.T @ (weights * (same - p)) - pull * beta
        curvature = (rows * (weights * p * (1 - p))[:, None]).T @ rows + np.diag(pull)
        beta += np.linalg.solve(curvature, gradient)
    return beta


if __name__ == "__main__":
    main()
