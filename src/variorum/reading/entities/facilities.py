"""Houses for many that bear a name ("Keller high school"), and parts that are named by where they lie."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.entities.mending import Name, texts
from variorum.reading.entities.words import words
from variorum.text.places import facility_at_end, is_more_than_a_town

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


def take_in_houses(parse: Parse, names: list[Name], taken: list[bool]) -> None:
    """Let a name take in the house that bears it: "Anna Keller | high school".

    A town's name does not: "Weir hospital" is a hospital in Weir wherever the article has "Weir" alone too.
    """
    ends = {id(n): _house_behind(parse, n, taken) for n in names}
    alone = {texts(parse, n) for n in names if ends[id(n)] == n.last}
    for name in names:
        last, whole = ends[id(name)], texts(parse, name)
        if last == name.last or whole in alone or is_more_than_a_town(" ".join(whole)):
            continue
        name.last, name.end, name.label = last, parse.tokens[last - 1].end, "FAC"
        name.kind = parse.tokens[last - 1].lower
        for i in range(name.first, last):
            taken[i] = True


def _house_behind(parse: Parse, name: Name, taken: list[bool]) -> int:
    """Return the token behind the house for many that follows a name at once, or behind the name if none does."""
    tokens = parse.tokens
    end = parse.sentences[tokens[name.first].sentence].last
    if name.label == "NORP" or name.end != tokens[name.last - 1].end:
        return name.last
    for size in (1, 2):
        behind = tokens[name.last : min(name.last + size, end)]
        if facility_at_end(tuple(t.lower for t in behind))[0] != size or any(taken[t.i] for t in behind):
            continue
        noun = behind[-1]
        if (
            noun.text.islower()
            and noun.dep not in ("compound", "nmod")
            and tokens[name.last - 1].head is noun
        ):
            return noun.i + 1
    return name.last
