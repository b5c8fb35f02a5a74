"""Judge pairs of claims by the decision table of `decisions.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Literal

from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Comparison, Likeness, compare
from variorum.collation.pairs.logistic import Features
from variorum.collation.pairs.sameness import but_for, features, sameness, why_same

Outcome = Literal[
    "same",
    "another",
    "silent",
    "actor",
    "polarity",
    "extent",
    "wording",
    "figure",
    "duration",
    "date",
    "attribution",
    "place",
    "thing",
]


LEAST = 0.53
"""Probability from which two claims on which the table is silent are taken for the same."""
LEAST_SHARED = 2
"""Words and entities that two claims must share before a row says anything, unless the row says otherwise."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the table.

    `sameness` is the least probability that the two claims tell one point, were it not for the part `but`, and `most`
    the greatest.
    """

    name: str
    when: dict[str, frozenset[str]]
    likeness: float
    shared: int
    sameness: float
    but: str
    most: float
    outcome: Outcome
    score: float
    reason: str

    def allows(self, told: Mapping[str, object]) -> bool:
        """Tell whether what the parts of a comparison say is what the row asks for."""
        for part, wanted in self.when.items():
            verdict = told[part] if isinstance(told[part], str) else "same" if told[part] else "different"
            if verdict not in wanted:
                return False
        return True

    def fits(self, comparison: Comparison, found: Callable[[], Features]) -> bool:
        """Tell whether a row that allows what the parts say applies to a comparison with these features."""
        if comparison.likeness.value < self.likeness or comparison.shared < self.shared:
            return False
        if not self.sameness and self.most == 1.0:
            return True
        return self.sameness <= sameness(but_for(self.but, found())) <= self.most


@dataclass(frozen=True, slots=True)
class PairJudgement:
    """What two claims, given as indices i < j, are to each other, how surely, and why."""

    i: int
    j: int
    outcome: Outcome
    score: float
    reason: str


@cache
def decisions() -> tuple[Decision, ...]:
    """Load the table, once."""
    rows = tomllib.loads(Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8"))["row"]
    return tuple(
        Decision(
            name=row["name"],
            when={part: frozenset(verdicts) for part, verdicts in row["when"].items()},
            likeness=row["likeness"],
            shared=row.get("shared", LEAST_SHARED),
            sameness=row.get("sameness", 0.0),
            but=row.get("but", ""),
            most=row.get("most", 1.0),
            outcome=row["outcome"],
            score=row.get("score", 0.0),
            reason=row.get("reason", ""),
        )
        for row in rows
    )


@cache
def _parts() -> tuple[str, ...]:
    """Return the parts of a comparison that rows ask for."""
    return tuple(sorted({part for row in decisions() for part in row.when}))


@cache
def _allowing(told: tuple[object, ...]) -> tuple[Decision, ...]:
    """Return the rows that allow what the parts say, in order: the same is said of many pairs."""
    named = dict(zip(_parts(), told, strict=True))
    return tuple(row for row in decisions() if row.allows(named))


def decide(comparison: Comparison, found: Callable[[], Features]) -> Decision | None:
    """Return the first row that fits, if one does; the features are asked for only where a row needs them."""
    told = attrgetter(*_parts())(comparison)
    return next((row for row in _allowing(told) if row.fits(comparison, found)), None)


def judge(views: Sequence[View], candidates: Iterable[tuple[int, int, Likeness]]) -> Iterator[PairJudgement]:
    """Yield a judgement for every candidate pair on which the table has something to say."""
    lists = lexicon()
    for i, j, likeness in candidates:
        judgement = judge_pair(views, i, j, likeness, lists)
        if judgement is not None:
            yield judgement


def judge_pair(
    views: Sequence[View], i: int, j: int, likeness: Likeness, lists: Lexicon
) -> PairJudgement | None:
    """Return the judgement on one pair, or None where there is none: the table's, or else that of the model."""
    a, b = views[i], views[j]
    comparison = compare(a, b, likeness, lists)
    made: list[Features] = []

    def found() -> Features:
        """Return the features, made once if they are asked for at all."""
        if not made:
            made.append(features(a, b, comparison))
        return made[0]

    row = decide(comparison, found)
    if row is None:
        score = sameness(found())
        return PairJudgement(i, j, "same", round(score, 4), why_same(comparison)) if score >= LEAST else None
    if row.outcome == "silent":
        return None
    if row.sameness:
        score = row.score * (1 + sameness(but_for(row.but, found()))) / 2
        return PairJudgement(i, j, row.outcome, round(score, 4), row.reason)
    # Full likeness earns the row's whole score, the least that it asks for two thirds of it.
    span = 1.0 - row.likeness
    share = (likeness.value - row.likeness) / span if span else 1.0
    return PairJudgement(i, j, row.outcome, round(row.score * (2 + share) / 3, 4), row.reason)
