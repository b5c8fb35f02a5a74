"""The words that attribute, and the frames in which they do."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from variorum.model import Token


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Return each list of `cues.toml` under its name."""
    with Path(__file__).with_name("cues.toml").open("rb") as file:
        lists = tomllib.load(file)
    return {
        name: frozenset(words.split() if isinstance(words, str) else words) for name, words in lists.items()
    }


def has_frame(token: Token, frame: str) -> bool:
    """Tell whether a token's lemma is listed for a frame."""
    lemma = token.lemma.lower()
    if frame == "say" and lemma in lexicon()["back"]:
        return any(c.lower == "back" for c in token.children)
    return lemma in lexicon()[frame]


def is_speech_verb(token: Token) -> bool:
    """Tell whether a token is a verb that may stand beside quoted words."""
    if token.pos not in ("VERB", "AUX") or token.dep == "amod":
        return False
    return has_frame(token, "say") or has_frame(token, "quote")
