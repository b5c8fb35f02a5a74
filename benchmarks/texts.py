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
    return [
        Article(
            name=row["unit_id"],
            source=row["source"],
            text=f"{row['article_title']}\n\n{row['article_content']}",
        )
        for row in _rows("fakes/FA-KES-Dataset.csv", "latin1")[:count]
    ]


def mixed_crowd(count: int) -> list[Article]:
    """Return so many reports, half of them of one war and half on what else there was (news2017), in turns.

    Reports of news2017 that name the country of the war come first; none where a data set is absent.
    """
    rows = _rows("news2017/NewsArticles.csv", "utf-8")
    rows.sort(key=lambda row: -row["text"].count("Syria"))
    others = [
        Article(
            name=row["article_id"],
            source=row["article_source_link"].split("/")[2],
            text=f"{row['title']}\n\n{row['text']}",
        )
        for row in rows[: count // 2]
    ]
    return [article for pair in zip(crowd(count // 2), others, strict=False) for article in pair]


def _rows(name: str, encoding: str) -> list[dict[str, str]]:
    """Return the rows of a table among the shared data; none where it is absent."""
    path = SHARED / "data" / name
    if not path.is_file():
        return []
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))
