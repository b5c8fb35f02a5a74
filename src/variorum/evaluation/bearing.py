"""How one claim bears on another, by a few measures that can be told in words: related or not, weakening or not.

The collation does not use this: what it finds is typed differences of facts. Here it is measured how far one gets where
two claims share no fact that could be compared.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from variorum.backends.encoder import Vectors, WordVectorEncoder
from variorum.collation.claims.view import View
from variorum.text.words import FUNCTION_WORDS, stem, words

SHARPNESS = 2
"""Power of the cosine of two words: far ones count little."""


class ComparedClaim(NamedTuple):
    """A claim as its article has it: its text, the propositions in it, and the entities that it names."""

    text: str
    views: tuple[View, ...]
    entities: frozenset[str]


class Bearing(NamedTuple):
    """What is measured of two claims.

    - `likeness`: in [0, 1], how near each word of the one has one in the other, rare words counting more
    - `entities`: how many entities both name
    - `spoken`: how many of the two are somebody's words
    - `contrast`: one of them alone has a word of contrast ("but", "despite")
    - `polarity`: how much more of the one is negated than of the other
    """

    likeness: float
    entities: float
    spoken: float
    contrast: float
    polarity: float


@cache
def _contrast() -> re.Pattern[str]:
    lists = tomllib.loads(Path(__file__).with_name("bearing.toml").read_text(encoding="utf-8"))
    listed = lists["contrast"]["words"]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)


def bearing(left: ComparedClaim, right: ComparedClaim, alignment: Alignment) -> Bearing:
    """Measure two claims; their order does not matter."""
    return Bearing(
        likeness=alignment(left.text, right.text),
        entities=len(left.entities & right.entities),
        spoken=_spoken(left) + _spoken(right),
        contrast=bool(_contrast().search(left.text)) != bool(_contrast().search(right.text)),
        polarity=abs(_negated(left) - _negated(right)),
    )


def _spoken(claim: ComparedClaim) -> float:
    """Return how much of a claim is somebody's words."""
    return sum(v.quotation is not None for v in claim.views) / len(claim.views) if claim.views else 0.0


def _negated(claim: ComparedClaim) -> float:
    return sum(v.claim.polarity == "negative" for v in claim.views) / len(claim.views) if claim.views else 0.0


class Alignment:
    """Aligns the words of two texts, each to the nearest of the other (Sultan et al. 2014), by their vectors.

    Rarity is counted over the texts that it is made of.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._bags = {text: _bag(text) for text in texts}
        counts = Counter(word for bag in self._bags.values() for word in bag)
        self._rarity: Mapping[str, float] = {w: math.log(1 + len(self._bags) / n) for w, n in counts.items()}
        vocabulary = sorted(counts)
        self._vectors: Mapping[str, Vectors] = dict(
            zip(vocabulary, WordVectorEncoder().encode(vocabulary), strict=True)
        )

    def __call__(self, left: str, right: str) -> float:
        """Return the harmonic mean of how much of either text has its like in the other."""
        one, other = self._bags[left], self._bags[right]
        there, back = self._covered(one, other), self._covered(other, one)
        return 2 * there * back / (there + back) if there + back else 0.0

    def _covered(self, bag: Sequence[str], by: Sequence[str]) -> float:
        if not bag or not by:
            return 0.0
        cosines = np.stack([self._vectors[w] for w in bag]) @ np.stack([self._vectors[w] for w in by]).T
        stems = {stem(w) for w in by}
        nearest = [
            1.0 if stem(w) in stems else max(0.0, float(row.max())) ** SHARPNESS
            for w, row in zip(bag, cosines, strict=True)
        ]
        weights = [self._rarity[w] for w in bag]
        return sum(w * n for w, n in zip(weights, nearest, strict=True)) / sum(weights)


def _bag(text: str) -> list[str]:
    """Return the words of a text that tell something, each once."""
    return [w for w in dict.fromkeys(words(text)) if w not in FUNCTION_WORDS]
