"""Short reports: pairs of one to three sentences that differ in one point, or only seem to.

Data: `evaluation/short_reports/pairs.tsv` of this project, 320 pairs about invented stories, written by two who knew
nothing of how they would be compared: conflicts of every type, updates, and what an editor would not call a difference.
The part `train` may be looked at when rules are made, `dev` was not.

There are no published figures. A pair is found if any finding of its kind is given, and of the right type if one of its
type is. Compared with calling it a conflict wherever the two reports give different numbers.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.collation.pipeline import collate
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, digest
from variorum.model import Article, Finding, PublicationDate
from variorum.reading import Reader
from variorum.settings import Settings
from variorum.text.numbers import scan

PAIRS = Path(__file__).parents[4] / "evaluation" / "short_reports" / "pairs.tsv"
NUMBERS = "different numbers"


@dataclass(frozen=True, slots=True)
class ReportPair:
    """Two reports, and what they are to each other: `kind` is conflict, update or none, `type` of which type."""

    kind: str
    type: str
    reports: tuple[Article, Article]

    @property
    def numbers_differ(self) -> bool:
        """Tell whether the two reports give different numbers."""
        one, other = ({number.value for number in scan(report.text)} for report in self.reports)
        return one != other


def read_pairs(table: Path, part: Part) -> list[ReportPair]:
    """Return the pairs of a part, in the order of the table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["part"] == part]
    return [
        ReportPair(row["kind"], row["type"], (_report(n, "a", row), _report(n, "b", row)))
        for n, row in enumerate(rows)
    ]


def _report(number: int, side: str, row: dict[str, str]) -> Article:
    day = PublicationDate(basis="given", value=datetime.date.fromisoformat(row[f"day_{side}"]))
    return Article(text=row[f"report_{side}"], name=f"{number}{side}.txt", published=day)


class ShortReports:
    """Differences found between two short reports, and what is left alone."""

    name = "short_reports"
    title = "differences between two short reports"
    folder = "evaluation/short_reports"
    parts: tuple[Part, ...] = ("dev", "train")

    def __init__(self, table: Path = PAIRS) -> None:
        self.table = table

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        """Return the table, which lies in this project and not in `data`; nothing where it has none of a part."""
        return [self.table] if self.table.exists() and part in self.parts else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        """Collate each pair by itself."""
        pairs = read_pairs(self.table, part)
        reader = Reader()
        given: list[list[Finding]] = []
        for n, pair in enumerate(pairs):
            progress(self.name, n, len(pairs))
            story = collate(pair.reports, list(reader.read(pair.reports)), Settings())
            given.append([f for f in story.findings if f.kind in ("conflict", "update")])
        progress(self.name, len(pairs), len(pairs))
        judged = list(zip(pairs, given, strict=True))
        differing = [(p, fs) for p, fs in judged if p.kind != "none"]
        found = [any(f.kind == p.kind for f in fs) for p, fs in differing]
        typed = [any((f.kind, f.type) == (p.kind, p.type) for f in fs) for p, fs in differing]
        alone = [not fs for p, fs in judged if p.kind == "none"]
        right = [p.kind != "none" for p, fs in judged if fs]
        naive = [p.kind != "none" for p in pairs if p.numbers_differ]
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(pairs)} pairs, {len(differing)} of which differ",
            digest=digest(self.table.parent, [self.table]),
            figures=(
                _share("differences found", found),
                _share("differences of the right type", typed),
                _share("pairs left alone that do not differ", alone),
                _share("pairs that differ, of those given", right),
                Figure(
                    measure="differences found",
                    value=sum(naive) / len(differing) if differing else 0.0,
                    system=NUMBERS,
                ),
                Figure(
                    measure="pairs that differ, of those given",
                    value=sum(naive) / len(naive) if naive else 0.0,
                    system=NUMBERS,
                ),
            ),
            mistakes=tuple(m for p, fs in judged if (m := _mistake(p, fs))),
        )


def _share(measure: str, right: Sequence[bool]) -> Figure:
    return Figure(
        measure=measure,
        value=sum(right) / len(right) if right else 0.0,
        detail=f"{sum(right)} of {len(right)}",
    )


def _mistake(pair: ReportPair, given: Sequence[Finding]) -> Mistake | None:
    """Return what is wrong with what was given for a pair, if something is."""
    if any((f.kind, f.type) == (pair.kind, pair.type) for f in given) or (pair.kind == "none" and not given):
        return None
    return Mistake(
        kind="missed" if not given else "wrong",
        place=f"{pair.kind}, {pair.type}",
        text=" | ".join(" ".join(report.text.split()) for report in pair.reports),
        wanted=f"{pair.kind} {pair.type}" if pair.kind != "none" else "",
        given="; ".join(f.summary for f in given),
        like=f"{pair.kind} {pair.type}",
    )
