"""Organisations by name: those that a reader is taken to know, initials, and the nation before a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from variorum.text.names import fold
from variorum.text.places import demonym_country, places_named

NATIONAL = "national"
_POSSESSIVE = re.compile(r"['’]s\s")


@cache
def _known() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("names_organisations.toml").read_text(encoding="utf-8"))
    return {fold(name).removeprefix("the "): names[0] for names in data["organisations"] for name in names}


@cache
def known_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """Return the words of the known names of three words or more by their first word, the longest first."""
    data = tomllib.loads(Path(__file__).with_name("names_organisations.toml").read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted({n for names in data["organisations"] for n in names}):
        words = tuple(name.split())
        if len(words) > 2 and words[0] != "The":
            found.setdefault(words[0], []).append(words)
    return {word: sorted(names, key=lambda n: (-len(n), n)) for word, names in found.items()}


def known_organisation(name: str) -> str | None:
    """Return the fullest name of a widely known organisation ("AP": "Associated Press"), or None."""
    known = _known()
    keys = (fold(name).removeprefix("the "), fold(_POSSESSIVE.sub(" ", name)).removeprefix("the "))
    return known.get(keys[0]) or known.get(keys[1])


def is_acronym(short: str, name: str) -> bool:
    """Tell whether `short` is made of the initials of a name of three words or more, small words in or out."""
    letters = short.replace(".", "").lower()
    if not (short.isupper() and 3 <= len(letters) <= 8):
        return False
    parts = name.replace("-", " ").split()
    capital = "".join(p[0] for p in parts if p[0].isupper()).lower()
    return len(parts) >= 3 and letters in (capital, "".join(p[0] for p in parts).lower())


def shared_by_nations(names: Iterable[str]) -> frozenset[str]:
    """Return the folded names without their nation that more than one nation has ("ministry of defence")."""
    nations: dict[str, set[str]] = {}
    for name in names:
        for nation, rest in owners(name):
            if nation not in (None, NATIONAL):
                nations.setdefault(rest, set()).add(nation)
    return frozenset(rest for rest, found in nations.items() if len(found) > 1)


@lru_cache(maxsize=20_000)
def split_nation(name: str) -> tuple[str | None, str]:
    """Return the country that stands before an organisation's name, and the folded rest ("UA", "general staff").

    The country is None, and the rest the whole folded name, where none stands there or one word would be left.
    """
    folded = fold(name).removeprefix("the ")
    parts = name.removeprefix("the ").removeprefix("The ").split()
    for size in (2, 1):
        owner = " ".join(parts[:size])
        bare = owner.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
        country = demonym_country(bare)
        if country is None and (places := places_named(bare)) and places[0].kind == "country":
            country = places[0].country
        rest = fold(" ".join(parts[size:]))
        if country and " " in rest:
            return country, rest
    return None, folded


def same_national(left: str, right: str) -> bool:
    """Tell whether one has its nation where the other has "National": "Danish Assembly", "National Assembly"."""
    (ours, our_rest), (theirs, their_rest) = _owned_by(left), _owned_by(right)
    return (
        our_rest == their_rest != ""
        and (ours == NATIONAL) != (theirs == NATIONAL)
        and "" not in (ours, theirs)
    )


def _owned_by(name: str) -> tuple[str, str]:
    """Return the country or the word NATIONAL that opens a capitalised name, and the folded rest."""
    first, _, rest = name.removeprefix("the ").removeprefix("The ").partition(" ")
    if not rest or not all(w[0].isupper() for w in rest.split()):
        return "", ""
    owner = NATIONAL if first == "National" else demonym_country(first)
    return (owner, fold(rest)) if owner else ("", "")


def owners(name: str) -> set[tuple[str | None, str]]:
    """Return whose an organisation's name says it is, with the folded rest: a country, "national", or None."""
    found = {split_nation(name), _owned_by(name)}
    return {(owner, rest) for owner, rest in found if rest}
