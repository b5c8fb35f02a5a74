"""Hyphens that stand for a blank: "the-White House", "Mr-Keller", "Minister for Transport-Anna Keller"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from variorum.text.names_given import sex_of
from variorum.text.places import places_named

_POSSESSIVE = re.compile(r"(?<=[a-z]['’]s)-(?=(?P<behind>[A-Za-z]\w+)\b(?![-'’]))")
_NAME = re.compile(r"(?<![\w'’-])(?P<before>[A-Za-z]{3,})-(?=(?P<given>[A-Z][a-z]+) (?P<surname>[A-Z]\w+))")
_BEHIND_A_SENTENCE = re.compile(r"(?<=[a-z0-9][.!?])-(?=\s+[A-Z\"“])")
MIN_WORD = 6
"""How many letters a word with a capital has at least, to be no part of a name itself ("Tuong-Vi Nguyen")."""
_Lists = dict[str, frozenset[str]]


def without_stray_hyphens(text: str) -> str:
    """Return a text with a blank for each hyphen that is none; every other character stays where it is."""
    if "-" not in text:
        return text
    places = [m.end() - 1 for m in _words().finditer(text) if not _is_compound(text, m)]
    behind = _lists()["behind_possessives"]
    places += [m.start() for m in _POSSESSIVE.finditer(text) if m["behind"] not in behind]
    places += [m.end() - 1 for m in _NAME.finditer(text) if _is_apart(text, m)]
    places += [m.start() for m in _BEHIND_A_SENTENCE.finditer(text)]
    characters = list(text)
    for place in places:
        characters[place] = " "
    return "".join(characters)


def _is_compound(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is one with what stands behind its hyphen: "would-be", "as-Suwayda"."""
    article = found[0][:-1] in _lists()["articles"] and text[found.end()].isupper()
    return article or found["word"] in _lists()["compounds"]


def _is_apart(text: str, found: re.Match[str]) -> bool:
    """Tell whether the words behind a hyphen are a person's name, whose last word the text has elsewhere, too."""
    before, given, lists = found["before"].lower(), found["given"], _lists()
    if (
        before in lists["prefixes"]
        or sex_of(before)
        or not sex_of(given)
        or given.lower() in lists["no_given_names"]
    ):
        return False
    if found["before"][0].isupper() and (len(before) < MIN_WORD or places_named(before)):
        return False
    surname = re.compile(rf"(?<![\w-]){re.escape(found['surname'])}\b")
    again = any(m.start() != found.start("surname") for m in surname.finditer(text))
    return again and not places_named(f"{given} {found['surname']}")


@cache
def _lists() -> _Lists:
    data = tomllib.loads(Path(__file__).with_name("hyphens.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@cache
def _words() -> re.Pattern[str]:
    """Return a pattern of a word of the lists up to its hyphen; `word` is the compound that it would be."""
    lists = _lists()
    alone = "|".join(sorted(lists["alone"]))
    names = "|".join(sorted(lists["alone"] | lists["before_names"] | {w.title() for w in lists["capitals"]}))
    return re.compile(
        rf"(?<![\w'’-])(?:(?=(?P<word>(?:{alone})-[a-z]+)\b(?![-'’]))(?:{alone})-"
        rf"|(?=(?:{names})-[A-Z][A-Za-z])(?:{names})-|(?:{alone}|to) -(?=[A-Za-z]{{2}}))"
    )
