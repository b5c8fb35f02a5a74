"""WordPiece: a text to the numbers of its pieces (Wu et al. 2016), as BERT's uncased vocabulary cuts them.

Our own, because `tokenizers` brings huggingface-hub and a dozen packages with it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).with_name("meaning.vocabulary.txt")
LONGEST_WORD = 100
"""Characters of a word beyond which it is not cut but unknown."""
_ASCII_SYMBOLS = frozenset("$+<=>^`|~")
_REPLACEMENT = "\ufffd"
_CONTINUED = "##"


class WordPiece:
    """Cuts texts by a vocabulary, one piece a line, whose line numbers are the pieces' numbers."""

    def __init__(self, vocabulary: Path = VOCABULARY) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").splitlines()
        self.numbers = {piece: n for n, piece in enumerate(pieces)}
        self.start, self.end, self.unknown = (self.numbers[p] for p in ("[CLS]", "[SEP]", "[UNK]"))
        self._of_word = cache(self._cut)

    def numbers_of(self, text: str, longest: int) -> list[int]:
        """Return the numbers of a text's pieces between those for start and end, at most `longest` in all."""
        found = [n for word in split(text) for n in self._of_word(word)]
        return [self.start, *found[: longest - 2], self.end]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the longest pieces that a word begins with, one after the other."""
        found: list[int] = []
        at = 0
        while at < len(word):
            prefix = _CONTINUED if at else ""
            known = (
                (number, end)
                for end in range(len(word), at, -1)
                if (number := self.numbers.get(prefix + word[at:end])) is not None
            )
            number, at = next(known, (None, 0))
            if number is None or len(word) > LONGEST_WORD:
                return (self.unknown,)
            found.append(number)
        return tuple(found)


def split(text: str) -> list[str]:
    """Return the words and signs of a text in lower case, without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    out: list[str] = []
    for character in plain:
        kind = unicodedata.category(character)
        if (
            kind == "Mn"
            or character == _REPLACEMENT
            or (kind in ("Cc", "Cf", "Co", "Cs") and not character.isspace())
        ):
            continue
        if character.isspace():
            out.append(" ")
        elif (
            kind.startswith("P") or character in _ASCII_SYMBOLS or (kind == "Lo" and _is_ideograph(character))
        ):
            out.append(f" {character} ")
        else:
            out.append(character)
    return "".join(out).split()


def _is_ideograph(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK")
