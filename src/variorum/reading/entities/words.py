"""The word lists of the entity annotator, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from variorum.model import Token


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of words.toml as a set. Raises KeyError if there is none of that name."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed) for name, listed in data.items()}


def says(token: Token) -> bool:
    """Tell whether a token is who says something: "Berg added"."""
    return token.dep == "nsubj" and token.head.lemma in words("saying_verbs")
