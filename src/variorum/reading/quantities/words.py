"""The word lists of `words.toml`, and the regular expressions made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.model import Modifier


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists, and patterns that match them beside a number."""

    modifiers: dict[str, Modifier]
    modifiers_after: dict[str, Modifier]
    currencies: dict[str, str]
    units: dict[str, str]
    labels: frozenset[str]
    vague: frozenset[str]
    states: frozenset[str]
    totals: frozenset[str]
    topics: dict[str, list[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    currency: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def words() -> Words:
    """Load the lists, once."""
    t = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    symbols = re.compile(f"(?:{_any(t['currencies'])})\\s?$")
    return Words(
        modifiers=t["modifiers"],
        modifiers_after=t["modifiers_after"],
        currencies=t["currencies"],
        units={k.lower(): v for k, v in t["units"].items()},
        labels=frozenset(t["labels"]["words"]),
        vague=frozenset(t["vague"]["words"]),
        states=frozenset(t["states"]["words"]),
        totals=frozenset(t["totals"]["words"]),
        topics=t["topics"],
        before=re.compile(rf"(?<![\w-])({_any(t['modifiers'])})\s+$", re.IGNORECASE),
        after=re.compile(rf"\s+({_any(t['modifiers_after'])})\b", re.IGNORECASE),
        currency=symbols,
        unit=re.compile(rf"[\s-]?({_any(t['units'])})(?!\w)", re.IGNORECASE),
    )


def _any(alternatives: Iterable[str]) -> str:
    """Return an alternation, longest first, blanks matching any white space."""
    return "|".join(
        r"\s+".join(re.escape(w) for w in a.split()) for a in sorted(alternatives, key=lambda a: (-len(a), a))
    )
