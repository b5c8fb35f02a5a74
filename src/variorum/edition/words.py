"""Small words: how an edition writes dates and other people's sentences."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

from variorum.text.numbers import scan

_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^[\s,;:.)\]”’–—-]+")
_CLOSING = re.compile(r"^[^()]*\)\s*(?=\w)")
_TRAILING = re.compile(r"[\s,;:(\[“‘–—-]+$")
_CLAUSE_END = re.compile(
    r"[,;:]? [–—-]+ |[,;:] | (?=(?:after|amid|as|because|before|despite|until|when|while) )"
)
_HALF_DAY = re.compile(r"\b[ap]\.m$")
KEPT = 8192
"""Texts of which it is known how they stand on one line: those of a story are asked for again and again."""
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return the word lists of `words.toml`, by name."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def forms_in_s(word: str) -> frozenset[str]:
    """Return the forms that a verb can have with "she", or a noun of several: "carries", "boxes"."""
    return frozenset((f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies"))


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Return text on one line, without control characters or marks that turn the direction of writing."""
    seen = "".join(c for c in _SPACE.sub(" ", text) if unicodedata.category(c) not in _HIDDEN)
    return _SPACE.sub(" ", seen).strip()


def shorten(text: str, length: int) -> str:
    """Return at most `length` characters of a text, cut between words, with an ellipsis where it is cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] or cut).rstrip(" ,;:") + "…"


def headline(text: str, length: int) -> str:
    """Return the beginning of a sentence as a headline of at most `length` characters: up to where a clause ends, or
    else cut between words."""
    if len(text) <= length:
        return text
    ends = [m.start() for m in _CLAUSE_END.finditer(text[: length + 1]) if m.start() >= length // 3]
    whole = [end for end in ends if balance(text[:end]) == text[:end]]
    return text[: whole[-1]] if whole else shorten(text, length)


def clause(text: str, *, whole: bool = False) -> str:
    """Return a claim's words on one line without the punctuation at its ends, a word like "however" before or behind
    it, and the conjunction unless `whole`."""
    words = _TRAILING.sub("", _LEADING.sub("", _CLOSING.sub("", plain(text))))
    link, _, linked = words.partition(", ")
    words = linked if linked and link.lower() in lists()["linking"] else words
    linked, _, link = words.rstrip(".").rpartition(", ")
    words = linked if linked and link.lower() in lists()["linking"] - lists()["linking_first"] else words
    first, _, rest = words.partition(" ")
    second = rest.partition(" ")[0]
    if not whole and first.lower() in lists()["weighing"] and second in lists()["backgrounding"]:
        first, _, rest = rest.partition(" ")
    compares = first.lower() in ("as", "so") and second in lists()["compared"]
    if not whole and rest and first != "That" and not compares and first.lower() in lists()["conjunctions"]:
        words = _LEADING.sub("", rest)
    return balance(_HALF_DAY.sub(r"\g<0>.", words))


def balance(text: str) -> str:
    """Drop a quotation mark that opens or closes nothing, and the stop or comma before one that ends the text."""
    text = re.sub(r"[.,]([”\"])$", r"\1", text)
    opened: list[int] = []
    needless: list[int] = []
    for place, character in enumerate(text):
        if character == "“":
            opened.append(place)
        elif character == "”":
            needless += [] if opened else [place]
            opened = opened[:-1]
    straight = [place for place, character in enumerate(text) if character == '"']
    needless += opened + (straight[-1:] if len(straight) % 2 else [])
    return "".join(character for place, character in enumerate(text) if place not in needless).strip()


def lowered(text: str) -> str:
    """Return words as they stand within a sentence: an article or a number word loses its capital."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in lists()["uncapitalised"] else text


def with_article(
    name: str, said: str, spellings: Collection[str], before: str | None, mostly_before: Collection[str] = ()
) -> str:
    """Return what somebody is called, with the article that it has in what is said, or "the" if it mostly has that.

    A person's description never goes without one: it has that of the first mention, which a text stands `before`, or
    "a". Before a word that counts or determines ("another", "two") and before several stands none but that of the first
    mention.
    """
    if not name:
        return name
    if 2 * sum(text.lower() == "the " for text in mostly_before) > len(mostly_before):
        return f"the {name}"
    article, _, rest = said.lower().partition(" ")
    if name.lower().startswith(f"{article} "):
        return name
    if article in ("the", "a", "an") and rest in {s.lower() for s in spellings}:
        return f"{article} {name}"
    if name.partition(" ")[0] in lists()["proper"]:
        name = f"{name[0].upper()}{name[1:]}"
    if before is None or name[0].isupper() or said.lower().endswith(name):
        return name
    last = "".join(before.split()[-1:]).lower()
    determined = name.partition(" ")[0] in lists()["determining"] or bool(scan(name.partition(" ")[0]))
    if last == "the" or (last in ("a", "an") and (determined or not _is_of_several(name))):
        return f"{last} {name}"
    if determined or _is_of_several(name):
        return name
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def _is_of_several(name: str) -> bool:
    """Tell whether a description is one of several, by the last word before what is added: "officials of the port"."""
    added = "|".join(sorted(lists()["behind_nouns"]))
    head = re.split(rf",| (?:{added})\b", name, maxsplit=1)[0].rpartition(" ")[2].lower()
    return head in lists()["irregular_plurals"] or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )


def day(date: datetime.date) -> str:
    """Return "6 March 2023"."""
    return f"{date.day} {date:%B %Y}"


def days(first: datetime.date, last: datetime.date) -> str:
    """Return "6 March 2023", or "6–15 March 2023", or "28 February – 2 March 2023"."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"
