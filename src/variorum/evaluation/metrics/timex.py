"""Time expressions as TempEval-3 scores them (UzZaman et al. 2013, section 4.1).

Relaxed: a given expression that overlaps a wanted one is right, one to one. An attribute's F1 counts a match only
if the attribute is right too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.evaluation.metrics.overlap import matched


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: the characters `[start, end)`, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimexScore:
    """Relaxed and strict extent, and relaxed extent with type or value."""

    relaxed: Score = field(default_factory=Score)
    strict: Score = field(default_factory=Score)
    type: Score = field(default_factory=Score)
    value: Score = field(default_factory=Score)

    def __add__(self, other: TimexScore) -> TimexScore:
        return TimexScore(
            self.relaxed + other.relaxed,
            self.strict + other.strict,
            self.type + other.type,
            self.value + other.value,
        )


def timex_matches(given: Sequence[Timex], wanted: Sequence[Timex]) -> dict[int, int]:
    """Return which given expression is matched to which wanted one."""
    return matched(
        [((g.start, g.end),) for g in given], [((w.start, w.end),) for w in wanted], lambda i, j: True
    )


def timex_score(given: Sequence[Timex], wanted: Sequence[Timex]) -> TimexScore:
    """Score one document."""
    pairs = [(given[i], wanted[j]) for i, j in timex_matches(given, wanted).items()]

    def score(hits: int) -> Score:
        return one_to_one(hits, len(given), len(wanted))

    return TimexScore(
        relaxed=score(len(pairs)),
        strict=score(sum((g.start, g.end) == (w.start, w.end) for g, w in pairs)),
        type=score(sum(g.type == w.type for g, w in pairs)),
        value=score(sum(g.value == w.value for g, w in pairs)),
    )
