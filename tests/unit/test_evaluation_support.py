"""The benchmarks of support and of standing alone: what was judged is found again in its articles, and scored."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from variorum.evaluation import evaluate
from variorum.evaluation.benchmark import Benchmark
from variorum.evaluation.benchmarks.stand_alone import StandAlone
from variorum.evaluation.benchmarks.support import Support
from variorum.evaluation.formats.judged import FOLDER
from variorum.evaluation.formats.stand_alone import CLAIMS
from variorum.evaluation.formats.support import PAIRS

TEXTS = {
    "1": "The old dam at Lenzburg broke on Monday night. When the dam broke, the mayor left the town.",
    "2": "On Monday night the old dam at Lenzburg broke. Police sold cows.",
    "3": "A farmer of Brenn sold twelve cows at the market of the town on Friday.",
}
BROKE = "The old dam at Lenzburg broke on Monday night"
WHEN = "When the dam broke"
GONE = "mayor"


def _write(path: Path, header: str, rows: Sequence[Sequence[object]], delimiter: str = "\t") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header.split(), *rows])


def _place(name: str, words: str) -> list[object]:
    start = f"A broken dam\n\n{TEXTS[name]}".index(words)
    return [name, start, start + len(words)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with three reports of a dev story, of which a few claims were judged."""
    news = [[name, "A broken dam", text, "2017-03-07"] for name, text in TEXTS.items()]
    _write(tmp_path / "news2017/NewsArticles.csv", "article_id title text publish_date", news, ",")
    _write(tmp_path / "stories.tsv", "story part articles", [["dam", "dev", "1 2 3"]])
    _write(tmp_path / "pairs.tsv", "", [])
    pairs = [
        ["dam", *_place("1", BROKE), "2", "upheld"],
        ["dam", *_place("1", BROKE), "3", "not"],
        ["dam", *_place("1", GONE), "2", "upheld"],
    ]
    _write(tmp_path / "support.tsv", "story article start end report label", pairs)
    claims = [["dam", *_place("1", BROKE), "whole", "story"], ["dam", *_place("1", WHEN), "stump", "story"]]
    _write(tmp_path / "claims.tsv", "story article start end label by", claims)
    return tmp_path


def _benchmarks(data: Path) -> tuple[Benchmark, Benchmark]:
    return Support(data / "support.tsv", data), StandAlone(data / "claims.tsv", data)


def test_what_was_judged_is_found_by_its_place_and_scored(data: Path) -> None:
    stages: list[tuple[str, int, int]] = []
    corpora = ("2 of 3 pairs, 1 of them upheld", "2 of 2 claims, 1 of them whole")
    for benchmark, corpus in zip(_benchmarks(data), corpora, strict=True):
        outcome = benchmark.run(data, "dev", lambda *stage: stages.append(stage))
        assert outcome.corpus == corpus
        figures = {(f.system, f.measure): f.value for f in outcome.figures}
        assert figures["variorum", "average precision"] == 1
        assert figures["variorum", "F1, threshold as shipped"] == 1
        assert outcome.mistakes == ()
        assert stages[-1] == (benchmark.title, 1, 1)


def test_a_wrong_answer_is_listed_with_what_was_judged(data: Path) -> None:
    for benchmark, table, right, wrong in zip(
        _benchmarks(data),
        ("support.tsv", "claims.tsv"),
        ("upheld", "whole"),
        ("part", "misread"),
        strict=True,
    ):
        judged = data / table
        judged.write_text(judged.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
        (mistake,) = benchmark.run(data, "dev", lambda *_: None).mistakes
        assert (mistake.wanted, mistake.text) == (wrong, BROKE)


def test_without_the_articles_or_the_judgements_it_is_skipped(data: Path, tmp_path: Path) -> None:
    for benchmark in (*_benchmarks(tmp_path / "nowhere"), Support(tmp_path / "none.tsv", data)):
        report = evaluate([benchmark], data, "dev", lambda *_: None)
        assert report.outcomes == ()
        assert "no data" in report.skipped[0]


@pytest.mark.parametrize("table", [PAIRS, CLAIMS], ids=lambda path: path.name)
def test_what_was_judged_are_places_of_articles_of_the_stories_and_no_text(table: Path) -> None:
    with (FOLDER / "stories.tsv").open(encoding="utf-8") as file:
        articles = {
            row["story"]: set(row["articles"].split()) for row in csv.DictReader(file, delimiter="\t")
        }
    assert " " not in "".join(table.read_text(encoding="utf-8").splitlines())
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            assert {row["article"], row.get("report", row["article"])} <= articles[row["story"]]
