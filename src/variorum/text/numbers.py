"""Numbers in English text: digits, words and their mixtures.

Pure functions: text in, positions and values out. They say what a number is worth, never what it means: a year,
a flight number and a price are all numbers here. The words are in `numbers.toml`; a new word is a line there.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

Value = int | float
_SYMBOLS = frozenset("$€£¥₹")
"""Behind one of these "5m" is five million, elsewhere it may be metres."""


class Number(NamedTuple):
    """The characters `[start, end)` of a text and the number that they write.

    `form` is `digits` ("1,060"), `words` ("twenty-two"), `mixed` ("3.5 million") or `fraction` ("two-thirds").
    """

    start: int
    end: int
    value: Value
    form: str


@cache
def tables() -> dict[str, dict[str, Value]]:
    """Return the word tables of `numbers.toml`, by name."""
    return tomllib.loads(Path(__file__).with_name("numbers.toml").read_text("utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    table = tables()
    small, scales = "|".join(table["below_hundred"]), "|".join(table["scales"])
    denominators, glyphs = "|".join(table["denominators"]), "".join(table["glyphs"])
    suffixes = "|".join(table["suffixes"])
    word = rf"(?:{small}|{scales})"
    return re.compile(
        rf"""
        (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+(?![\d])|\d+)(?:\.\d+)?)
            (?:(?:\ |-)(?P<top>\d)/(?P<bottom>[2-9])\b|(?P<glyph>[{glyphs}]))?
            (?:(?P<suffix>{suffixes})s?\b|(?P<million>m)\b|["”]?[\s-]?\b(?P<scale>{scales})\b)?
        |(?P<alone>[{glyphs}])
        |\b(?:(?P<half>half)(?:\s+an?\s+|[\s-])(?P<halved>{scales})
            |(?P<article>an?)\s+(?P<part>{denominators})(?=\s+(?:of|the)\b)
            |(?P<words>(?:(?:an?)\s+(?={scales}))?{word}(?:(?:\s+and\s+|\s+|-){word})*)
                (?P<and_half>\s+and\s+a\s+half(?:\s+(?P<half_scale>{scales}))?)?
                (?:(?:\s+|-)(?P<parts>{denominators})(?<!\squarter)(?<!\squarters)(?<!\shalf)(?<!\shalves)
                |\s+(?P<parts_of>quarters?|half|halves)(?=\s+of\b))?
            |(?P<bare>half))\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def scan(text: str) -> list[Number]:
    """Return all numbers of a text, in order, none overlapping."""
    found: list[Number] = []
    table = tables()
    for m in _pattern().finditer(text):
        if m["digits"]:
            found.append(_of_digits(m, table))
        elif m["words"]:
            found.extend(_of_words(m, table))
        elif m["alone"]:
            found.append(Number(m.start(), m.end(), table["glyphs"][m["alone"]], "fraction"))
        elif m["half"]:
            found.append(Number(m.start(), m.end(), table["scales"][m["halved"].lower()] / 2, "words"))
        elif m["article"]:
            found.append(Number(m.start(), m.end(), 1 / table["denominators"][m["part"].lower()], "fraction"))
        else:
            found.append(Number(m.start(), m.end(), 0.5, "fraction"))
    return [n._replace(value=tidy(n.value)) for n in found]


def tidy(value: Value) -> Value:
    """Return a whole number as an int, another rounded to four places."""
    value = round(value, 4)
    return int(value) if value == int(value) else value


def _of_digits(m: re.Match[str], table: dict[str, dict[str, Value]]) -> Number:
    digits = m["digits"].replace(",", "")
    value: Value = float(digits) if "." in digits else int(digits)
    if m["top"]:
        value += int(m["top"]) / int(m["bottom"])
    if m["glyph"]:
        value += table["glyphs"][m["glyph"]]
    if m["million"]:
        if m.string[m.start() - 1 : m.start()] not in _SYMBOLS:
            return Number(m.start(), m.start("million"), value, "digits")
        return Number(m.start(), m.end(), value * 10**6, "mixed")
    scale = m["suffix"] or m["scale"]
    if scale:
        value = value * (table["suffixes"] | table["scales"])[scale.lower()]
    return Number(m.start(), m.end(), value, "mixed" if scale else "digits")


def _of_words(m: re.Match[str], table: dict[str, dict[str, Value]]) -> list[Number]:
    """Read a run of number words, which may be more than one number ("from six to", "two one-day")."""
    start = m.start("words")
    runs = list(
        _runs([(w.start() + start, w.group().lower()) for w in re.finditer(r"[A-Za-z]+", m["words"])])
    )
    numbers = [Number(words[0][0], words[-1][0] + len(words[-1][1]), value, "words") for words, value in runs]
    last = numbers[-1]
    if m["and_half"]:
        scale = table["scales"][m["half_scale"].lower()] if m["half_scale"] else 1
        numbers[-1] = Number(last.start, m.end("and_half"), (last.value + 0.5) * scale, "words")
    elif m["parts"] or m["parts_of"]:
        parts = (m["parts"] or m["parts_of"]).lower()
        if last.value == 1 or parts.endswith("s"):
            numbers[-1] = Number(last.start, m.end(), last.value / table["denominators"][parts], "fraction")
    return numbers


def _runs(words: list[tuple[int, str]]) -> list[tuple[list[tuple[int, str]], Value]]:
    """Cut number words into the numbers that they write, with their values."""
    small, scales = tables()["below_hundred"], tables()["scales"]
    runs: list[tuple[list[tuple[int, str]], Value]] = []
    used: list[tuple[int, str]] = []
    total = group = 0.0
    room = 100.0  # only what is smaller may be added to the group

    def close() -> None:
        nonlocal total, group, room, used
        while used and used[-1][1] == "and":
            used = used[:-1]
        if used:
            runs.append((used, total + group))
        total, group, room, used = 0.0, 0.0, 100.0, []

    for place, word in words:
        if word in ("a", "an"):
            close()
            group = 1
        elif word == "and":
            if room != 100 and total + group < 100:
                close()
                continue
        elif word in small:
            value = small[word]
            if used and total == 0 and 13 <= group <= 20 and value >= 10 and len(used) == 1:
                group, room = group * 100 + value, 10 if value >= 20 and value % 10 == 0 else 0
                used.append((place, word))
                continue
            if value >= room or (used and used[-1][1] == "and" and total + group < 100):
                close()
            group += value
            room = 10 if value >= 20 else 0
        elif scales[word] <= 100:
            group, room = (group or 1) * scales[word], 100
        else:
            total, group, room = total + (group or 1) * scales[word], 0, 100
        used.append((place, word))
    close()
    return runs
