"""Given names, and whether men or women bear them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, cast

from variorum.text.names import fold

Sex = Literal["m", "f", "u"]
SEX_OF_PRONOUN: dict[str, Sex] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip


@cache
def _given_names() -> dict[str, Sex]:
    lines = Path(__file__).with_name("first_names.tsv").read_text(encoding="utf-8").splitlines()
    return {name: cast(Sex, sex) for name, sex in (line.split() for line in lines if line[0] != "#")}


def sex_of(given_name: str) -> Sex | None:
    """Return who bears a given name, `u` if both do, None if the name is not known."""
    known = _given_names()
    words = fold(given_name).split()
    return known.get(words[0]) if words else None
