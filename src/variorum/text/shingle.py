"""Words of a text as keys that survive damage, and runs of them (shingles; Broder 1997)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_APART = re.compile(r"['’ʼ`,]|(?<=\d)\.(?=\d{3}\b)")


class Word(NamedTuple):
    """The characters `[start, end)` of a text that make one word, and its key."""

    start: int
    end: int
    key: str


def words(text: str) -> list[Word]:
    """Return the words of a text in order, with their offsets; punctuation is left out."""
    return [Word(m.start(), m.end(), word_key(m.group())) for m in _WORD.finditer(text)]


def word_key(word: str) -> str:
    """Return what a word is compared by: no case, no accents, no apostrophes, no separators in numbers."""
    plain = _APART.sub("", word)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.casefold()


def shingles(keys: Sequence[str], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every run of `size` keys with the index of its first."""
    for i in range(len(keys) - size + 1):
        yield i, tuple(keys[i : i + size])
