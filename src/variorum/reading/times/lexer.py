"""Cut a text into lexemes: the words that time expressions are made of, each with its class and value.

The classes of words are in `lexicon.toml`: a new word is a line there. What is written in digits is classified
here by its shape (ISO, SLASH, CLOCK, CLOCK24, DECADE, YEAR, DAY, ORD, DAYYEAR, INT). Everything else is OTHER.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from variorum.text import numbers

OTHER = "OTHER"
SHAPES = (
    "ISO",
    "SLASH",
    "CLOCK",
    "CLOCK24",
    "ZONE",
    "DECADE",
    "YEAR",
    "DAY",
    "ORD",
    "DAYYEAR",
    "INT",
    "WORD",
    "HALF",
)

_PIECE = re.compile(
    r"""
    (?P<ISO>(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?Z?)?(?!\d))
    |(?P<SLASH>(?<![\d/.-])\d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)(?:(?:19|20)\d\d|\d\d)(?![\d/-]))
    |(?P<CLOCK>(?<![\d.,$])(?:[012]?\d(?:\s?[:.]\s?[0-5]\d|[0-5]\d)?)\s?[ap](?:\.\s?m\.?|m\b))
    |(?P<CLOCK24>(?<![\d.,:])(?:[012]?\d\s?:\s?[0-5]\d(?::[0-5]\d)?(?![\d:])|[012]\d[0-5]\d(?=\s(?:GMT|UTC|hours\b))))
    |(?P<DECADE>(?<![\d.,])(?:(?:1[5-9]|20)\d0|['‘’]?[1-9]0)['’]?s\b)
    |(?P<ORD>(?<![\d.,])[0-3]?\d(?:st|[nr]d|th)\b)
    |(?P<word>[^\W\d_]+(?:['’´`][^\W\d_]+)*)
    |(?P<number>\d+)
    |(?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_ZONE = re.compile(
    r"\s*\(?(?P<zone>GMT|UTC|[ECMP][SD]?T|BST|CES?T|local time|[A-Z][a-z]+ (?:[Ss]tandard |[Dd]aylight )?time)\b"
)
_POSSESSIVE = re.compile(r"['’´`]s?$")
_ABBREVIATED = frozenset({"MONTH", "WEEKDAY_SHORT"})
_WHOLE = frozenset({"march", "april", "may", "june", "july", "august"})
"""Months that are not shortened, so that a stop behind them ends the sentence."""
_ALSO_COMMON = frozenset({"may", "march", "mar"})
"""Months only with a capital letter."""
Entry = tuple[tuple[str, ...], str, str]
_JOINING = frozenset("-‐‑")


class Lexeme(NamedTuple):
    """The characters `[start, end)` of a text, their class, their value and, for a numeral, the number."""

    kind: str
    start: int
    end: int
    value: str = ""
    number: float | None = None


@cache
def lexicon() -> dict[str, list[Entry]]:
    """Return the phrases of the lexicon by first word, longest first: words, class, value."""
    tables = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
    by_first: dict[str, list[Entry]] = {}
    for kind, words in tables.items():
        for phrase, value in words.items():
            parts = tuple(phrase.split())
            by_first.setdefault(parts[0], []).append((parts, kind, value))
    for ordinal, number in numbers.tables()["ordinals"].items():
        by_first.setdefault(ordinal, []).append(((ordinal,), "ORD", f"{number:02}"))
    for entries in by_first.values():
        entries.sort(key=lambda e: -len(e[0]))
    return by_first


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of `text[start:end]`, in order; what lies between them is white space or a hyphen."""
    pieces = list(_pieces(text, start, end))
    words = [_normal(p.group()) if p.lastgroup == "word" else p.group() for p in pieces]
    numerals = {n.start + start: n for n in numbers.scan(text[start:end])}
    known = lexicon()
    found: list[Lexeme] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        shape = piece.lastgroup or ""
        numeral = numerals.get(piece.start()) if shape in ("number", "word") else None
        if shape in SHAPES:
            found.extend(_shaped(piece, shape, text))
            i += 1
            while i < len(pieces) and pieces[i].start() < found[-1].end:
                i += 1
        elif numeral is not None:
            found.append(_numeral(numeral, start, text))
            i += 1
            while i < len(pieces) and pieces[i].start() < numeral.end + start:
                i += 1
        else:
            count, lexeme = _phrase(known.get(words[i], ()), words, pieces, i)
            found.append(lexeme)
            i += count
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for m in _PIECE.finditer(text, start, end):
        joined = (
            m.group() in _JOINING
            and start < m.start()
            and m.end() < end
            and text[m.start() - 1].isalnum()
            and text[m.end()].isalnum()
        )
        if not joined:
            yield m


def _normal(word: str) -> str:
    """Return the word in lower case, without the 's of a possessive."""
    lower = word.lower()
    return lower if lower.isalpha() else _POSSESSIVE.sub("", lower)


def _phrase(
    entries: Sequence[Entry], words: list[str], pieces: list[re.Match[str]], i: int
) -> tuple[int, Lexeme]:
    """Return the longest phrase of the lexicon at piece `i` and how many pieces it takes."""
    first = pieces[i]
    if not entries and words[i].endswith("s"):  # a lost apostrophe: "Tuesdays storm"
        plain = lexicon().get(words[i][:-1], [])
        entries = [e for e in plain if len(e[0]) == 1 and e[1] in ("WEEKDAY", "TODAY")]
    for parts, kind, value in entries:
        n = len(parts)
        if n > 1 and tuple(words[i : i + n]) != parts:
            continue
        if parts[0] in _ALSO_COMMON and first.group().islower():
            continue
        last = pieces[i + n - 1]
        end = last.end()
        if tail := _POSSESSIVE.search(last.group()):
            end -= len(tail.group())
        elif kind in _ABBREVIATED and len(parts[0]) <= 6 and parts[0] not in _WHOLE and pieces[i + 1 : i + 2]:
            stop = pieces[i + 1]
            if stop.group() == "." and stop.start() == end:
                return 2, Lexeme(kind, first.start(), stop.end(), value)
        return n, Lexeme(kind, first.start(), end, value)
    return 1, Lexeme(OTHER, first.start(), first.end())


def _shaped(piece: re.Match[str], shape: str, text: str) -> Iterator[Lexeme]:
    start, end, words = piece.start(), piece.end(), piece.group()
    if shape in ("CLOCK", "CLOCK24"):
        value = _clock(words)
        yield Lexeme(shape if value else OTHER, start, end, value)
        if value and (zone := _ZONE.match(text, end)):
            yield Lexeme(
                "ZONE", zone.start("zone"), zone.end(), "Z" if zone["zone"] in ("GMT", "UTC") else ""
            )
    elif shape == "ORD":
        number = int(re.sub(r"\D", "", words))
        yield Lexeme(shape, start, end, f"{number:02}", number)
    elif shape == "DECADE":
        digits = re.sub(r"\D", "", words)
        yield Lexeme(shape, start, end, (digits if len(digits) == 4 else f"19{digits}")[:3])
    elif shape == "SLASH":
        value = _slashed(words)
        yield Lexeme(shape if value else OTHER, start, end, value)
    else:
        yield Lexeme(shape, start, end, words)


def _clock(words: str) -> str:
    """Return hh:mm of "8:30am", "1130 am", "6 :50", "0830"; nothing if it is no time of day."""
    digits = re.sub(r"\D", "", words)[:4]
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    letter = re.search(r"[ap]", words)
    if letter and not 1 <= hour <= 12:
        return ""
    if letter:
        hour = hour % 12 + (12 if letter.group() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _slashed(words: str) -> str:
    """Return the date of figures with slashes, dashes or stops (the day first), or only the year where day and
    month cannot be told apart; nothing if it is no date.
    """
    first, second, year = (int(x) for x in re.split(r"[/.-]", words))
    if year < 100:
        if "/" not in words:
            return ""
        year += 1900 if year > 50 else 2000
    if first == second or (first <= 12 < second <= 31 and "." not in words):
        return f"{year}-{first:02}-{second:02}" if first <= 12 else ""
    if second <= 12 and (first > 12 or "." in words):
        return f"{year}-{second:02}-{first:02}" if first <= 31 else ""
    return f"{year}" if first <= 12 and second <= 12 else ""


def _numeral(numeral: numbers.Number, offset: int, text: str) -> Lexeme:
    start, end, value = numeral.start + offset, numeral.end + offset, numeral.value
    words = text[start:end]
    if words.isdigit():
        number = int(words)
        if len(words) == 4 and 1000 <= number <= 2100:
            return Lexeme("YEAR", start, end, words, number)
        if len(words) <= 2 and 1 <= number <= 31:
            return Lexeme("DAY", start, end, f"{number:02}", number)
        if len(words) in (5, 6) and 1 <= int(words[:-4]) <= 31 and words[-4:-2] in ("19", "20"):
            return Lexeme("DAYYEAR", start, end, words)
        return Lexeme("INT", start, end, words, number)
    if numeral.form == "words" and 1900 <= value < 2100 and "hundred" not in words.lower():
        return Lexeme("YEAR", start, end, str(value), value)
    if words.lower() == "half":
        return Lexeme("HALF", start, end, words, 0.5)
    return Lexeme("WORD" if numeral.form == "words" else "INT", start, end, words, value)
