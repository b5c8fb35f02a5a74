"""The word lists of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Return one list by the names of its table and key."""
    return frozenset(_tables()[table][key])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
