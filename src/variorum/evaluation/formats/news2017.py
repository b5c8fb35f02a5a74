"""The format of news2017: one table, a row per article, the text on one line."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """One article as it was published: its number in the table, its outlet's host, its title and its text."""

    number: str
    outlet: str
    title: str
    text: str


def read_news(path: Path) -> list[NewsArticle]:
    """Read the table, in its order; rows without text are left out."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as table:
        return [
            NewsArticle(
                row["article_id"],
                urlparse(row["article_source_link"]).netloc.removeprefix("www."),
                row["title"].strip(),
                row["text"].strip(),
            )
            for row in csv.DictReader(table)
            if row["text"].strip()
        ]
