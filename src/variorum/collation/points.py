"""Points: claims that tell the same, clustered; and the conflicts between clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from variorum.collation.judge import PairJudgement

KEEPS_TOGETHER = 0.22
"""Two clusters are joined only if their claims are on average at least this alike."""


@dataclass(frozen=True, slots=True)
class Points:
    """Clusters of claims (indices, sorted), the judgements within each, and those that set clusters apart."""

    clusters: list[list[int]]
    within: dict[int, list[PairJudgement]]
    apart: list[PairJudgement]

    def cluster_of(self) -> dict[int, int]:
        """Map each claim that is in a cluster to the cluster's number."""
        return {i: n for n, members in enumerate(self.clusters) for i in members}


def cluster(judgements: Iterable[PairJudgement], likeness: Callable[[int, int], float]) -> Points:
    """Join claims judged the same, surest first, unless a judgement sets any two of the joined apart.

    Single links drift: a join also needs the mean likeness of all pairs across to be `KEEPS_TOGETHER`.
    """
    ordered = sorted(judgements, key=lambda p: (-p.score, p.i, p.j))
    apart = {(p.i, p.j) for p in ordered if p.outcome != "same"}
    owner: dict[int, int] = {}
    members: dict[int, list[int]] = {}

    def cluster_for(i: int) -> int:
        if i not in owner:
            owner[i] = i
            members[i] = [i]
        return owner[i]

    for pair in ordered:
        if pair.outcome != "same":
            continue
        left, right = cluster_for(pair.i), cluster_for(pair.j)
        if left == right:
            continue
        across = [(min(x, y), max(x, y)) for x in members[left] for y in members[right]]
        if any(p in apart for p in across):
            continue
        if len(across) > 1 and sum(likeness(*p) for p in across) < KEEPS_TOGETHER * len(across):
            continue
        keep, gone = min(left, right), max(left, right)
        members[keep] += members.pop(gone)
        for i in members[keep]:
            owner[i] = keep
    clusters = sorted(sorted(m) for m in members.values() if len(m) > 1)
    number = {i: n for n, c in enumerate(clusters) for i in c}
    within: dict[int, list[PairJudgement]] = defaultdict(list)
    for pair in ordered:
        if pair.outcome == "same" and pair.i in number and number[pair.i] == number.get(pair.j):
            within[number[pair.i]].append(pair)
    return Points(clusters, dict(within), [p for p in ordered if p.outcome not in ("same", "another")])
