"""Names of one person or firm: the OpenSanctions name-matching benchmark (half of it).

Data: 412 labelled pairs of names of people, firms and vessels, partly made by hand, partly synthetic; MIT licence
(github.com/opensanctions/nomenklatura). There are no parts; the other half of the 826 pairs is not here.

Reference: OpenSanctions logic-v2 has F1 .79 at its threshold of .70 on all 826 pairs. "Best F1" is at the
threshold that suits these pairs best; "cross-validated" is at the one that suits the other nine tenths; "as shipped" at
the one that the reading uses, which was set when mistakes on these pairs had been seen.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.baselines.rapidfuzz_names import rapidfuzz_score
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.metrics.f1 import Score
from variorum.evaluation.metrics.threshold import best_threshold, cross_validated, score_at
from variorum.text.names import LIKELY_SAME, NameKind, compare_names

_KINDS: dict[str, NameKind] = {"Person": "person", "Company": "organisation", "Organization": "organisation"}


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, what they name, and whether they are the same one's."""

    left: str
    right: str
    kind: NameKind
    same: bool


def read_pairs(path: Path) -> list[NamePair]:
    """Read the table of pairs."""
    with path.open(encoding="utf-8", newline="") as table:
        return [
            NamePair(r["name1"], r["name2"], _KINDS.get(r["schema"], "other"), r["is_match"] == "true")
            for r in csv.DictReader(table)
        ]


class Names:
    """F1 of telling which pairs are one, against rapidfuzz alone."""

    name = "names"
    title = "names of one person or firm, name_bench"
    folder = "name_bench"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return sorted((data / self.folder).glob("cases.csv"))

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        pairs = read_pairs(files[0])
        progress(self.title, 0, len(pairs))
        ours = [compare_names(p.left, p.right, p.kind).score for p in pairs]
        progress(self.title, len(pairs), len(pairs))
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them the same",
            digest=digest(data, files),
            figures=(
                *_figures(
                    "variorum", pairs, lambda p: compare_names(p.left, p.right, p.kind).score, LIKELY_SAME
                ),
                *_figures("rapidfuzz token_sort_ratio", pairs, lambda p: rapidfuzz_score(p.left, p.right)),
            ),
            mistakes=tuple(_mistakes(pairs, ours)),
        )


def _figures(
    system: str, pairs: Sequence[NamePair], compare: Callable[[NamePair], float], shipped: float | None = None
) -> list[Figure]:
    scored = [(compare(p), p.same) for p in pairs]
    at = best_threshold(scored)

    def figure(measure: str, score: Score, detail: str = "", aim: float | None = None) -> Figure:
        return Figure(measure=measure, value=score.f1, system=system, detail=detail or str(score), aim=aim)

    figures = [
        figure("F1, threshold cross-validated", cross_validated(scored), aim=0.85),
        figure("best F1", score_at(scored, at), f"at {at:.2f}", aim=0.85),
    ]
    if shipped is not None:
        figures.append(figure("F1, threshold as shipped", score_at(scored, shipped), f"at {shipped:.2f}"))
    return figures


def _mistakes(pairs: Sequence[NamePair], scores: Sequence[float]) -> list[Mistake]:
    """Return the pairs that the shipped threshold judges wrongly, the surest first."""
    wrong = [(p, s) for p, s in zip(pairs, scores, strict=True) if (s >= LIKELY_SAME) != p.same]
    wrong.sort(key=lambda item: -abs(item[1] - LIKELY_SAME))
    return [
        Mistake(
            kind="taken for one" if not pair.same else "taken for two",
            place=f"{n:03d}, {pair.kind}",
            text=f"{pair.left} | {pair.right}",
            wanted="the same" if pair.same else "different",
            given=f"{score:.2f}",
        )
        for n, (pair, score) in enumerate(wrong)
    ]
