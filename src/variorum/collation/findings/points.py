"""Points: claims that tell the same, clustered; and the conflicts between clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from variorum.collation.pairs.judge import PairJudgement

KEEPS_TOGETHER = 0.45
"""Two clusters are joined only if their claims are on average at least so surely the same."""
KEEPS_EACH = 0.35
"""So surely must each of their claims be the same as those of the other on average."""


@dataclass(frozen=True, slots=True)
class Points:
    """Clusters of claims (indices, sorted), the judgements within each, and those that set clusters apart."""

    clusters: list[list[int]]
    within: dict[int, list[PairJudgement]]
    apart: list[PairJudgement]

    def cluster_of(self) -> dict[int, int]:
        """Map each claim that is in a cluster to the number of the first that it is in."""
        return {i: n for n, members in reversed(list(enumerate(self.clusters))) for i in members}


def cluster(judgements: Iterable[PairJudgement], sameness: Callable[[int, int], float | None]) -> Points:
    """Join claims judged the same, surest first, unless a judgement sets any two of the joined apart.

    Single links drift: a join also needs what `_keep_together` asks; where `sameness` is None, as within one article,
    a pair does not count. A long claim may make several points: claims that
    are left over may form clusters with claims that are in one already.
    """
    ordered = sorted(judgements, key=lambda p: (-p.score, p.i, p.j))
    apart = {(p.i, p.j) for p in ordered if p.outcome != "same"}
    same = [p for p in ordered if p.outcome == "same"]
    first = _joined(same, apart, sameness)
    taken = {i for members in first for i in members}
    second = _joined([p for p in same if not {p.i, p.j} <= taken], apart, sameness)
    clusters = sorted(first) + sorted(second)
    numbers: dict[int, set[int]] = defaultdict(set)
    for n, members in enumerate(clusters):
        for i in members:
            numbers[i].add(n)
    within: dict[int, list[PairJudgement]] = {n: [] for n in range(len(clusters))}
    for pair in same:
        for n in numbers[pair.i] & numbers[pair.j]:
            if n < len(first) or not {pair.i, pair.j} <= taken:
                within[n].append(pair)
    return Points(clusters, within, [p for p in ordered if p.outcome not in ("same", "another")])


def _joined(
    same: Sequence[PairJudgement], apart: set[tuple[int, int]], sameness: Callable[[int, int], float | None]
) -> list[list[int]]:
    owner: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    kept_apart: set[tuple[int, int, int, int]] = set()  # two clusters and their sizes: they only grow
    for pair in same:
        for i in (pair.i, pair.j):
            if i not in owner:
                owner[i], members[i] = i, [i]
        left, right = owner[pair.i], owner[pair.j]
        if left == right:
            continue
        state = (left, right, len(members[left]), len(members[right]))
        if state in kept_apart:
            continue
        across = [(x, y) if x < y else (y, x) for x in members[left] for y in members[right]]
        if not apart.isdisjoint(across) or not _keep_together(members[left], members[right], sameness):
            kept_apart.add(state)
            continue
        keep, gone = min(left, right), max(left, right)
        members[keep] += members.pop(gone)
        for i in members[keep]:
            owner[i] = keep
    return [sorted(m) for m in members.values() if len(m) > 1]


def _keep_together(
    left: Sequence[int], right: Sequence[int], sameness: Callable[[int, int], float | None]
) -> bool:
    """Tell whether two clusters are one: on average over all pairs across, and for each claim of either by itself."""
    pairs = {(x, y): s for x in left for y in right if (s := sameness(min(x, y), max(x, y))) is not None}
    if sum(pairs.values()) < KEEPS_TOGETHER * len(pairs):
        return False
    for side, end in ((left, 0), (right, 1)):
        for claim in side:
            own = [s for pair, s in pairs.items() if pair[end] == claim]
            if own and sum(own) < KEEPS_EACH * len(own):
                return False
    return True
