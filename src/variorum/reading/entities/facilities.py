"""Parts of an airport or a station that are named by where they lie: "the south terminal", "Orly South & West"."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.entities.mending import Name
from variorum.reading.entities.words import words

_AND = frozenset({"&", "and"})


def part_directions(parse: Parse, names: list[Name]) -> list[Name]:
    """Return the names, one that runs over two parts cut between them: "Weir South | & West terminal"."""
    found = []
    for name in names:
        cut = next((i for i in range(name.first + 1, name.last - 2) if _joins_directions(parse, i)), None)
        if cut is None or parse.tokens[name.last - 1].lower not in words("facility_parts"):
            found.append(name)
            continue
        if cut - name.first > 1:
            found.append(Name(name.first, cut, parse.tokens[cut - 1].end, "FAC"))
        found.append(Name(cut + 1, name.last, name.end, "FAC", name.kind))
    return found


def _joins_directions(parse: Parse, i: int) -> bool:
    tokens, directions = parse.tokens, words("directions")
    return tokens[i].lower in _AND and tokens[i - 1].lower in directions and tokens[i + 1].lower in directions


def find_parts(parse: Parse, names: list[Name], taken: list[bool]) -> list[Name]:
    """Return "south terminal" and the like, where the article names an airport or a station they can be of."""
    if not any(parse.tokens[n.last - 1].lower in words("facilities") for n in names):
        return []
    found = []
    for token in parse.tokens[1:]:
        before = parse.tokens[token.i - 1]
        if (
            token.lower in words("facility_parts")
            and before.lower in words("directions")
            and not (taken[token.i] or taken[before.i])
        ):
            found.append(Name(before.i, token.i + 1, token.end, "FAC", token.lower))
    return found
