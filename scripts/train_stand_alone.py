"""Fit the weights of `collation/pairs/stand_alone.toml` to judged claims: `python scripts/train_stand_alone.py`.

The claims are in `evaluation/stand_alone/claims.tsv`, as places in articles of `evaluation/sameness/`, which lie in
`--data`, and whether they can be told by themselves, as a large language model judged. The dev part is left for
`variorum evaluate stand_alone`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import train, write_model

from variorum.evaluation.formats.stand_alone import judged_claims

MODEL = Path(__file__).parents[1] / "src" / "variorum" / "collation" / "pairs" / "stand_alone.toml"
PARTS = ("meaning", "train")
RIDGE = 10.0
"""Strength of the pull of the weights towards zero."""
BY_SENTENCE = 0.3
"""How much a claim counts that was judged beside its sentence, not as it was told of its story."""
LEAST_SEEN = 15
"""Claims that must have a feature for it to be weighed."""


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    data = parser.parse_args().data
    claims = [claim for part in PARTS for claim in judged_claims(data, part)]
    counts = [1.0 if claim.by_story else BY_SENTENCE for claim in claims]
    model = train([(claim.story, claim.features, claim.whole) for claim in claims], RIDGE, LEAST_SEEN, counts)
    write_model(MODEL, model, f"{len(claims)} claims, of which {sum(c.whole for c in claims)} stand alone")


if __name__ == "__main__":
    main()
