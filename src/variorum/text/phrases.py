"""Phrases: how counts, lists and sentences are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOSED = (".", "!", "?", "…", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".'")


def sentence(text: str) -> str:
    """Return a text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    opened = re.sub(r"^([“\"‘'\[]?)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)
    return opened if opened.endswith(_CLOSED) else opened + "."


def counted(number: int, noun: str) -> str:
    """Return "1 article", "4 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listing(items: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
