"""Fit the weights of `collation/pairs/sameness.toml` to judged pairs of claims: `python scripts/train_sameness.py`.

The pairs are in `evaluation/sameness/pairs.tsv`, as places in articles of public data sets that lie in `--data`. The
stories of the train part are fitted to; those of the dev part are left for `variorum evaluate sameness`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from training import Model, fit, rows_of, write_model

from variorum.evaluation.formats.sameness import importance, judged_pairs

MODEL = Path(__file__).parents[1] / "src" / "variorum" / "collation" / "pairs" / "sameness.toml"
RIDGE = 3.0
"""Strength of the pull of the weights towards zero."""
RAISED_BY = 1.3
"""What is added to the bias: judges are asked for one point strictly, and an agreement rests on more than one pair.
Chosen on the four annotated stories.
"""


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    pairs = judged_pairs(parser.parse_args().data, "train")
    names = sorted({name for pair in pairs for name in pair.features})
    rows = rows_of([pair.features for pair in pairs], names)
    bias, *weights = fit(rows, np.array([pair.same for pair in pairs], dtype=float), importance(pairs), RIDGE)
    model = Model(bias + RAISED_BY, dict(zip(names, weights, strict=True)))
    write_model(MODEL, model, f"{len(pairs)} pairs, of which {sum(p.same for p in pairs)} tell one point")


if __name__ == "__main__":
    main()
