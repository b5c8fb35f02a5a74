"""What all tests share: where the public data lies, one parser, one reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from variorum.model import Article, Parse
from variorum.reading import Reader

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED = Path(os.environ.get("VARIORUM_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public data and article texts that are read in place; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}: set VARIORUM_SHARED to its folder")
    return SHARED


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that `variorum read` uses."""
    return Reader()


def parse_text(text: str) -> Parse:
    """Return the parse of a text."""
    (parse,) = Reader(annotators=()).parser.parse([Article(text=text)])
    return parse
