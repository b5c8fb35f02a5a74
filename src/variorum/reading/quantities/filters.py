"""What numbers are no quantities: names, list and section numbers, scores, ordinals, the pronoun "one"."""

from __future__ import annotations

import re
from typing import NamedTuple

from variorum.model import Parse, Token
from variorum.reading.quantities.words import words
from variorum.text.numbers import Number

_JOINED_BEFORE = re.compile(r"(?:[\w.:/#@_]|[A-Za-z0-9][-–])$")
_JOINED_AFTER = re.compile(r"(?:st|[nr]d|th)\b|[:/]\d|-\d|\.\d|['’]s\b")
_DASHED = re.compile(r"\d+[-–]\d+")
_TELEPHONE = re.compile(r"\d{3}[-–]\d{4}")
_LARGE = frozenset(["hundred", "thousand", "million", "billion", "trillion"])
_LETTERS_AFTER = re.compile(r"[A-Za-z_]")


class Place(NamedTuple):
    """A number (or a range up to `last`), its token and the parse."""

    number: Number
    last: Number
    token: Token
    parse: Parse

    def beside(self, offset: int) -> Token | None:
        """Return the token so many places away, if it is in the same sentence."""
        i = self.token.i + offset
        tokens = self.parse.tokens
        return tokens[i] if 0 <= i < len(tokens) and tokens[i].sentence == self.token.sentence else None


def is_quantity(place: Place) -> bool:
    """Tell whether a number counts or measures something."""
    return not any(
        test(place) for test in (_part_of_a_word, _label, _pronoun, _score, _year, _vague, _half_of_a_thing)
    )


def _part_of_a_word(p: Place) -> bool:
    """A letter, stop or slash stands against it: F-16, 2.0.1, 3/4 of a date, 21st, 555-1234."""
    text = p.parse.article.text
    if _JOINED_BEFORE.search(text[max(0, p.number.start - 2) : p.number.start]):
        return True
    after = text[p.last.end : p.last.end + 3]
    if _JOINED_AFTER.match(after):
        return True
    return bool(_LETTERS_AFTER.match(after)) and words().unit.match(text, p.last.end) is None


def _label(p: Place) -> bool:
    """A number after a name or a word such as "section", with nothing behind it to count."""
    before = p.beside(-1)
    named = p.number.form == "digits" or (p.number.form == "words" and p.token.text[0].isupper())
    if before is None or not named:
        return False
    if before.lower in words().labels and (before.pos != "DET" or before.text[0].isupper()):
        return True
    if p.token.head.i > p.token.i and before.tag == "NNP" and p.token.head.tag == "NN" and _alone(p):
        return True
    counts = p.token.dep == "nummod" and p.token.head.i > p.token.i
    if counts or p.token.head is not before:
        return False
    numbered = p.token.dep == "nummod" and before.tag == "NN" and before.lemma not in words().totals
    return before.pos == "PROPN" or numbered


def _alone(p: Place) -> bool:
    """ "Europe 1 radio", not "a Reuters 22-member panel"."""
    return p.parse.article.text[p.last.end : p.last.end + 1] == " "


def _pronoun(p: Place) -> bool:
    """ "One of the", "no one", "one another", "one-time"."""
    if p.token.lower != "one" or p.number.value != 1 or p.last is not p.number:
        return False
    if p.parse.article.text[p.number.end : p.number.end + 1] in ("-", "‑"):
        return True
    return not (
        p.token.dep == "nummod" and p.token.head.i > p.token.i and p.token.head.pos in ("NOUN", "PROPN")
    )


def _score(p: Place) -> bool:
    """ "3-4", "555-1234": figures with a dash that no plural or unit follows."""
    text = p.parse.article.text
    written = text[p.number.start : p.last.end]
    if p.last is p.number or not _DASHED.fullmatch(written):
        return False
    if _TELEPHONE.fullmatch(written):
        return True
    if text[p.number.start - 1 : p.number.start] in words().currencies or words().unit.match(
        text, p.last.end
    ):
        return False
    inside = p.parse.tokens_within(p.number.start, p.last.end + 1)
    behind = p.parse.tokens[inside[-1].i + 1 : inside[-1].i + 3] if inside else []
    return not any(t.tag == "NNS" for t in behind)


def _year(p: Place) -> bool:
    """Four digits without a comma that count nothing."""
    digits = p.parse.article.text[p.number.start : p.number.end]
    if not (len(digits) == 4 and digits.isdigit() and 1500 <= p.number.value <= 2100):
        return False
    return not (p.token.dep == "nummod" and p.token.head.i > p.token.i and p.token.head.tag == "NNS")


def _vague(p: Place) -> bool:
    """ "Several hundred", or a "billion" of which the text has lost the number."""
    before = p.beside(-1)
    written = p.parse.article.text[p.number.start : p.number.end].lower()
    return written in _LARGE or (before is not None and before.lower in words().vague)


def _half_of_a_thing(p: Place) -> bool:
    """ "The first half", "half-brother", "half past": a half that measures nothing."""
    if p.token.lower != "half":
        return False
    before, after = p.beside(-1), p.beside(1)
    if after is not None and after.lower in ("-", "past", "hour"):
        return True
    return before is not None and (
        before.pos == "ADJ" or before.lower in ("this", "that", "other", "my", "his", "her")
    )
