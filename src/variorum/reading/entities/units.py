"""Units of armed forces: their numbers, and the nation that stands before them ("U.S. 5th Fleet")."""

from __future__ import annotations

import re

from variorum.model import Parse
from variorum.reading.entities.mending import Name
from variorum.reading.entities.words import words
from variorum.text.places import is_nation

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")  # codespell:ignore nd
_NUMBER = re.compile(r"\d{1,3}$")


def take_in_numbers(parse: Parse, names: list[Name], taken: list[bool]) -> None:
    """Let the names of units take in their numbers: "5th | Fleet", "Task Force | 50"."""
    tokens = parse.tokens
    for name in names:
        sentence = parse.sentences[tokens[name.first].sentence]
        ending = tokens[name.last - 1].lower
        before, behind = name.first - 1, name.last
        if (
            ending in words("numbered_units")
            and before >= sentence.first
            and _ORDINAL.match(tokens[before].text)
            and not taken[before]
        ):
            name.first, name.label = before, "ORG"
        if (
            ending in words("units_with_number")
            and behind < sentence.last
            and _NUMBER.match(tokens[behind].text)
            and not taken[behind]
        ):
            name.last, name.end, name.label = behind + 1, tokens[behind].end, "ORG"
        if ending in words("units_with_number") or name.label == "ORG":
            continue
        if any(tokens[i].lower in words("units_with_number") for i in range(name.first, name.last - 1)):
            name.label = "ORG"  # "CTF 50", which the parser takes for a law


def join_halves(parse: Parse, names: list[Name]) -> list[Name]:
    """Return the names, those of forces with the nation before them, "Weir | Dam" and "Weir | University" in one."""
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        if before is None or before.last != name.first or not _is_sentence_alike(parse, before, name):
            found.append(name)
        elif _is_force(parse, before, name):
            found[-1] = Name(before.first, name.last, name.end, "ORG", name.kind)
        elif (ending := _only_word(parse, name)) in words("place_endings") | words("institutions"):
            found[-1] = Name(
                before.first, name.last, name.end, "ORG" if ending in words("institutions") else "FAC"
            )
        else:
            found.append(name)
    return found


def _is_sentence_alike(parse: Parse, before: Name, name: Name) -> bool:
    tokens = parse.tokens
    between = parse.article.text[before.end : tokens[name.first].start]
    return tokens[before.first].sentence == tokens[name.first].sentence and between == " "


def _is_force(parse: Parse, before: Name, name: Name) -> bool:
    force = parse.tokens[name.last - 1].lower in words("forces_of_nations")
    return force and is_nation(parse.article.text[parse.tokens[before.first].start : before.end])


def _only_word(parse: Parse, name: Name) -> str:
    """Return the only word of a name that is none by itself: "University"."""
    token = parse.tokens[name.first]
    text = parse.article.text[token.start : name.end]
    return text.lower() if name.last - name.first == 1 and text[0].isupper() else ""
