"""The texts that are measured on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import variorum
from variorum.ingest import collect
from variorum.model import Article


def sample_files() -> list[Path]:
    """Return the files of the bundled sample story."""
    folder = Path(variorum.__file__).with_name("sample")
    return sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md", ".html"})


def articles(files: Sequence[Path]) -> list[Article]:
    """Read files as `variorum read` does."""
    return list(collect(files).articles)
