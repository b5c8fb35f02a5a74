"""Fit the weights of `collation/pairs/support.toml` to judged claims and reports: `python scripts/train_support.py`.

The pairs are in `evaluation/support/pairs.tsv`: the place of a claim, another report of its story, and whether that
report upholds the claim with all that it says, as a large language model judged. The articles are those of
`evaluation/sameness/`, and lie in `--data`. The dev part is left for `variorum evaluate support`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import train, write_model

from variorum.evaluation.formats.support import judged_support

MODEL = Path(__file__).parents[1] / "src" / "variorum" / "collation" / "pairs" / "support.toml"
PARTS = ("meaning", "train")
RIDGE = 1.0
"""Strength of the pull of the weights towards zero."""


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    data = parser.parse_args().data
    pairs = [pair for part in PARTS for pair in judged_support(data, part)]
    model = train([(pair.story, pair.features, pair.upheld) for pair in pairs], RIDGE)
    write_model(MODEL, model, f"{len(pairs)} pairs, of which {sum(p.upheld for p in pairs)} are upheld")


if __name__ == "__main__":
    main()
