"""The benchmark of short reports: pairs that differ are found, others left alone, mistakes named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from variorum.evaluation import evaluate
from variorum.evaluation.benchmark import OURS
from variorum.evaluation.benchmarks.short_reports import NUMBERS, PAIRS, ShortReports, read_pairs

HEADER = "part kind type day_a report_a day_b report_b".split()
ROWS = [
    ("dev", "conflict", "figure", "2024-03-07", "Police in Brenholt arrested 12 protesters on Saturday.",
     "2024-03-07", "On Saturday 17 protesters were arrested by police in Brenholt."),
    ("dev", "conflict", "thing", "2024-03-07", "Cows were sold at the market.",
     "2024-03-07", "The market is closed on Sundays."),
    ("dev", "none", "other-event", "2024-03-07", "Ada Berg visited the harbour in Brenholt.",
     "2024-03-07", "The harbour in Brenholt was visited by Ada Berg."),
    ("train", "none", "synonym", "2024-03-07", "Ada Berg left.", "2024-03-07", "Ada Berg went away."),
]  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows([HEADER, *ROWS])
    return path


def test_short_reports_are_compared_by_twos(table: Path, tmp_path: Path) -> None:
    report = evaluate([ShortReports(table)], tmp_path, "dev", lambda *_: None)
    [outcome] = report.outcomes
    figures = {(f.measure, f.system): f.value for f in outcome.figures}
    assert not report.skipped
    assert figures["differences found", OURS] == 0.5
    assert figures["differences of the right type", OURS] == 0.5
    assert figures["pairs left alone that do not differ", OURS] == 1.0
    assert figures["pairs that differ, of those given", OURS] == 1.0
    assert figures["differences found", NUMBERS] == 0.5
    [mistake] = outcome.mistakes
    assert (mistake.kind, mistake.wanted) == ("missed", "conflict thing")
    assert "Cows were sold" in mistake.text


def test_a_missing_table_is_skipped(tmp_path: Path) -> None:
    report = evaluate([ShortReports(tmp_path / "none.tsv")], tmp_path, "dev", lambda *_: None)
    assert not report.outcomes
    assert len(report.skipped) == 1


def test_the_pairs_of_the_project_are_told_apart() -> None:
    parts = [read_pairs(PAIRS, part) for part in ("train", "dev")]
    assert all(len(pairs) >= 80 for pairs in parts)
    texts = [{report.text for pair in pairs for report in pair.reports} for pairs in parts]
    assert not texts[0] & texts[1]
    for pair in (*parts[0], *parts[1]):
        days = [report.published.value for report in pair.reports]
        assert pair.kind in ("conflict", "update", "none")
        assert pair.kind != "update" or (days[0] is not None and days[1] is not None and days[0] < days[1])
