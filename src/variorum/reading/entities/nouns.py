"""The common nouns by which texts mean somebody or somewhere, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from variorum.model import Token
from variorum.reading.entities.words import words
from variorum.text.names_given import Sex

Kind = Literal["person", "place", "organisation"]


@cache
def nouns(name: str) -> frozenset[str]:
    """Return one list of nouns.toml as a set. Raises KeyError if there is none of that name."""
    return _lists()[name]


@cache
def called_also() -> dict[str, frozenset[str]]:
    """Return by what other nouns the holder of a title is called ("rep.": "congressman", "lawmaker")."""
    return {title: frozenset(listed) for title, listed in _data()["called_also"].items()}


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in _data().items() if name != "called_also"}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("nouns.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name, kind in _KINDS:
        for noun in nouns(name):
            found.setdefault(noun, kind)
    for noun in words("person_heads") | words("person_nominals"):
        found.setdefault(noun, "person")
    return found


_KINDS: tuple[tuple[str, Kind], ...] = (
    ("women", "person"),
    ("men", "person"),
    ("people", "person"),
    ("organisations", "organisation"),
    ("places", "place"),
)


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case; of a word that the parser took for a name, its singular."""
    lemma = token.lemma.lower()
    if token.pos == "PROPN" and lemma not in _kinds() and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def kind_of(token: Token, *, proper: bool = False) -> Kind | None:
    """Return what a common noun is about: a person (or several), a place, an organisation; None for anything else.

    With `proper`, words that the parser took for names count too: capitals say nothing in a headline.
    """
    if token.pos == "NOUN" or (proper and token.pos == "PROPN"):
        return _kinds().get(lemma_of(token))
    return None


def sex_of_noun(lemma: str) -> Sex:
    """Return what a noun for a person tells of sex."""
    return "f" if lemma in nouns("women") else "m" if lemma in nouns("men") else "u"
