"""Whether two quotations report one act of speaking, how surely, and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from variorum.collation.speech.speaking import Said, occasions
from variorum.text.align import longest_common_run
from variorum.text.timex import Interval
from variorum.text.words import stem

Kin = Literal["same", "office", "unknown", "other"]

SURE = 0.9
"""Score from which words are so nearly the same that no date and no occasion speaks against them."""
FIRM = 0.5
"""Score from which two quotations of one speaker are one act of speaking."""
LEAST_SCORE: dict[Kin, float] = {"same": FIRM, "office": 0.65, "unknown": SURE, "other": 1.0}
"""Score from which quotations are one act of speaking, by how their speakers are related."""
FAINT = 0.2
"""Score of words below which the occasion decides, and only between reports of one day."""
LEAST_STEMS = 3
"""The fewest content words by which a paraphrase may be known again."""
LEAST_STEMS_SHARED = 4
"""Words that two quotations must share whose speakers are not known to be related."""
DAYS_APART = 3
"""Reports published further apart are of one act only if their words alone say so."""
_KIN: dict[Kin, str] = {
    "same": "the same speaker",
    "office": "one speaks for the other",
    "unknown": "one speaker is not named",
    "other": "the words are given to different speakers",
}


@dataclass(frozen=True, slots=True)
class Link:
    """Two quotations (as indices) that may be one act of speaking, with a score in [0, 1] and the reasons."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How like two quotations are in words.

    `contained` is the part of the shorter one's weight that both share, `weight` that of what they share,
    `run` the words of the longest run that both have, `shared` what they share, the rarest first; `sense` is the
    likeness of their sentence vectors.
    """

    contained: float
    weight: float
    run: int
    shared: tuple[str, ...]
    sense: float = 0.0

    def with_sense(self, sense: float) -> Wording:
        """Return the same with the likeness of the sentence vectors."""
        return dataclasses.replace(self, sense=sense)

    @property
    def score(self) -> float:
        """Tell in [0, 1] how surely the words are those of one act of speaking."""
        if self.run >= 8 or (self.contained >= 0.75 and self.weight >= 2.2):
            return 1.0
        words = 0.5 * self.contained + 0.35 * min(1.0, self.weight / 2.2) + 0.15 * min(1.0, self.run / 5)
        return min(SURE - 0.01, 0.75 * words + 0.25 * max(0.0, self.sense))


def wording(left: Said, right: Said, rarity: Mapping[str, float]) -> Wording:
    """Compare the words of two quotations; a stem weighs the square of its rarity."""

    def weight(stems: frozenset[str]) -> float:
        return fsum(rarity.get(s, 1.0) ** 2 for s in stems)  # exact: a set has no order

    shared = left.stems & right.stems
    both, least = weight(shared), min(weight(left.stems), weight(right.stems))
    run = longest_common_run(left.words, right.words) if shared else 0
    return Wording(
        contained=both / least if least else 0.0,
        weight=both,
        run=run,
        shared=tuple(sorted(shared, key=lambda s: (-rarity.get(s, 1.0), s))),
    )


def excludes(left: Said, right: Said) -> bool:
    """Tell whether where, how or when two quotations were said keeps them from being one act of speaking."""
    if left.outlet and right.outlet and left.outlet != right.outlet:
        return True
    if left.ways and right.ways and not left.ways & right.ways:
        return True
    if left.days and right.days:
        return left.days[1] < right.days[0] or right.days[1] < left.days[0]
    return bool(left.weekday and right.weekday and left.weekday != right.weekday)


def occasion_shared(left: Said, right: Said, rarity: Mapping[str, float]) -> tuple[float, list[str]]:
    """Return how surely two quotations were said on one occasion by what they say of it, and the reasons."""
    doubt, reasons = 1.0, []
    if _told_alike(left, right):
        doubt *= 0.5
        reasons.append("told to the same outlet")
    if ways := left.ways & right.ways:
        doubt *= 0.5 if ways & occasions().seldom else 0.7
        reasons.append(f"both in {_listed(ways)}")
    if where := [s for s in sorted(left.where & right.where) if rarity.get(s, 1.0) > 0.4]:
        doubt *= 0.7
        reasons.append(f"on the same occasion ({', '.join(where)})")
    if left.days and right.days and left.days == right.days:
        doubt *= 0.85
        reasons.append("on the same day")
    return 1.0 - doubt, reasons


def same_act(
    i: int, j: int, left: Said, right: Said, alike: Wording, kin: Kin, rarity: Mapping[str, float]
) -> Link | None:
    """Judge two quotations of different articles; None if they are not one act of speaking.

    `kin` says how the speakers are related: `same`, `office` (one speaks for the other), `unknown` or `other`.
    """
    words = alike.score
    if words < SURE and (excludes(left, right) or _too_short(left) or _too_short(right)):
        return None
    occasion, reasons = occasion_shared(left, right, rarity)
    apart = days_apart(left.published, right.published)
    if words < FAINT and not _told_alike(left, right) and (apart is None or apart > 1):
        return None
    if apart is not None and apart > DAYS_APART:
        score, least = words, max(LEAST_SCORE[kin], LEAST_SCORE["office"])
    else:
        near = 0.1 if apart is not None and apart <= 1 else 0.0
        score = words if words >= SURE else min(SURE - 0.01, 1 - (1 - words) * (1 - occasion) * (1 - near))
        least = LEAST_SCORE[kin]
    if score < least or (
        kin in ("unknown", "other") and (alike.run < 6 or len(alike.shared) < LEAST_STEMS_SHARED)
    ):
        return None
    if alike.run >= 5:
        reasons.insert(0, f"{alike.run} words alike in a row")
    elif alike.shared:
        reasons.insert(0, f"words in common: {', '.join(sorted(_in_words(alike.shared[:4], left)))}")
    return Link(i, j, score, (_KIN[kin], *reasons))


def _told_alike(left: Said, right: Said) -> bool:
    return left.outlet is not None and left.outlet == right.outlet


def _too_short(said: Said) -> bool:
    """Tell whether a paraphrase holds too little to be known again."""
    return said.quotation.kind == "indirect" and len(said.stems) < LEAST_STEMS


def days_apart(one: Interval | None, other: Interval | None) -> int | None:
    """Return how many days at least lie between two stretches of days, 0 if they meet; None if one is unknown."""
    if one is None or other is None:
        return None
    return max(0, (max(one[0], other[0]) - min(one[1], other[1])).days)


def _in_words(stems: Iterable[str], said: Said) -> list[str]:
    """Return the words of a quotation behind stems."""
    wanted = set(stems)
    return list({stem(w): w for w in said.words if stem(w) in wanted}.values())


def _listed(ways: Iterable[str]) -> str:
    return " or ".join(f"a {way}" if way[0] not in "aeiou" else f"an {way}" for way in sorted(ways))
