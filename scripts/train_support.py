"""Fit the weights of `collation/support.toml` to judged claims and reports: `python scripts/train_support.py`.

The pairs are in `evaluation/support/pairs.tsv`: the place of a claim, another report of its story, and whether that
report upholds the claim with all that it says, as a large language model judged. The articles are those of
`evaluation/sameness/`, and lie in `--data`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from train_sameness import fit

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.pipeline import prepare
from variorum.collation.support import Support
from variorum.collation.views import named_mentions
from variorum.evaluation.formats.sameness import story_articles
from variorum.reading import Reader

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "evaluation" / "support" / "pairs.tsv"
MODEL = ROOT / "src" / "variorum" / "collation" / "support.toml"
PARTS = ("meaning", "train")
RIDGE = 1.0
"""Strength of the pull of the weights towards zero."""

Judged = tuple[str, dict[str, float], bool]


def judged(data: Path) -> Iterator[Judged]:
    """Yield each pair that is still read so: its story, its features, and whether the report upholds the claim."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    reader = Reader()
    named = {pair["story"] for pair in pairs}
    for part in PARTS:
        for story, articles in story_articles(data, part):
            if story not in named:
                continue
            encoder = WordVectorEncoder()
            ready = prepare(articles, list(reader.read(articles)), encoder)
            likeness = ClaimLikeness(ready.views, encoder, MeaningEncoder())
            support = Support(ready.readings, named_mentions(ready.joined.entities), likeness)
            ids = {a.name.removesuffix(".txt"): a.id for a in ready.articles}
            at = {(v.article.id, v.claim.span.start, v.claim.span.end): i for i, v in enumerate(ready.views)}
            for pair in (p for p in pairs if p["story"] == story):
                claim = at.get((ids[pair["article"]], int(pair["start"]), int(pair["end"])))
                if claim is not None:
                    found = support.features(claim, ids[pair["report"]])
                    yield story, found, pair["label"] == "upheld"


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    pairs = list(judged(parser.parse_args().data))
    names = sorted(pairs[0][1])
    rows = np.array([[1.0, *(found[n] for n in names)] for _, found, _ in pairs])
    upheld = np.array([u for _, _, u in pairs], dtype=float)
    told = _left_out(rows, upheld, [story for story, _, _ in pairs])
    bias, *weights = fit(rows, upheld, np.ones(len(pairs)), RIDGE)
    lines = [
        "# Weights of the model of support.py, written by scripts/train_support.py: do not edit.",
        f"# Fitted to {len(pairs)} pairs, of which {int(upheld.sum())} are upheld.",
        f"bias = {bias:.3f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)),
    ]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{MODEL}: fitted to {len(pairs)} pairs; by stories left out:")
    for least in (0.5, 0.6, 0.65, 0.7):
        given = told >= least
        print(f"  from {least}: {upheld[given].mean():.3f} right, {given[upheld > 0].mean():.3f} found")


def _left_out(rows: np.ndarray, upheld: np.ndarray, stories: list[str]) -> np.ndarray:
    """Return how surely each pair is upheld by a model that has seen no pair of its story."""
    told = np.zeros(len(upheld))
    for story in sorted(set(stories)):
        mine = np.array([s == story for s in stories])
        beta = fit(rows[~mine], upheld[~mine], np.ones(int((~mine).sum())), RIDGE)
        told[mine] = 1 / (1 + np.exp(-rows[mine] @ beta))
    return told


if __name__ == "__main__":
    main()
