"""The texts that are measured on."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import variorum
from variorum.ingest import collect
from variorum.model import Article

SHARED = Path(os.environ.get("VARIORUM_SHARED", Path(__file__).parents[2] / "shared"))


def sample_files() -> list[Path]:
    """Return the files of the bundled sample story."""
    folder = Path(variorum.__file__).with_name("sample")
    return sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md", ".html"})


def articles(files: Sequence[Path]) -> list[Article]:
    """Read files as `variorum read` does."""
    return list(collect(files).articles)


def crowd(count: int) -> list[Article]:
    """Return so many reports of one war (FA-KES: Abu Salem et al. 2019), or none where the data set is absent.

    It lies at `VARIORUM_SHARED/data/fakes/FA-KES-Dataset.csv`. All speak of strikes and the dead of one country:
    claims that have much in common, the hardest case for a comparison.
    """
    path = SHARED / "data" / "fakes" / "FA-KES-Dataset.csv"
    if not path.is_file():
        return []
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="latin1", newline="") as file:
        rows = [row for row, _ in zip(csv.DictReader(file), range(count), strict=False)]
    return [
        Article(
            name=row["unit_id"],
            source=row["source"],
            text=f"{row['article_title']}\n\n{row['article_content']}",
        )
        for row in rows
    ]
