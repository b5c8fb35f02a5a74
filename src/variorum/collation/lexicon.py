"""The word lists of `lexicon.toml`: which words name one kind of event, who is counted with whom."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.text.words import stem


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All keys are stems, but those of `toll_words`, which are words; the values are names of classes.

    `giving` has the verbs and the nouns by which somebody gives a figure.
    """

    events: dict[str, frozenset[str]]
    tolls: dict[str, str]
    toll_words: dict[str, str]
    giving: tuple[frozenset[str], frozenset[str]]
    exclusive: frozenset[str]
    opposites: frozenset[frozenset[str]]
    changes: frozenset[frozenset[str]]
    empty: frozenset[str]
    people: dict[str, str]
    extent: dict[str, int]
    tolerance: dict[str, float]


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    events: dict[str, set[str]] = {}
    for name, members in data["events"].items():
        for word in members:
            if " " not in word:
                events.setdefault(stem(word), set()).add(name)
    return Lexicon(
        events={word: frozenset(names) for word, names in events.items()},
        tolls=data["tolls"],
        toll_words=data["toll_words"],
        giving=(frozenset(map(stem, data["giving"]["verbs"])), frozenset(map(stem, data["giving"]["nouns"]))),
        exclusive=frozenset(data["exclusive"]["events"]),
        opposites=frozenset(frozenset(pair) for pair in data["opposites"]["pairs"]),
        changes=frozenset(frozenset(pair) for pair in data["changes"]["pairs"]),
        empty=frozenset(stem(word) for word in data["empty"]["predicates"]),
        people={stem(word): name for name, members in data["people"].items() for word in members},
        extent={stem(w): step for step, members in enumerate(data["extent"]["steps"]) for w in members},
        tolerance=data["tolerance"],
    )
