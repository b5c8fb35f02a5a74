"""The benchmark of sameness: pairs judged by hand are found again in their articles, weighed, and scored."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from variorum.collation.pairs.compare import Likeness
from variorum.evaluation import evaluate
from variorum.evaluation.benchmarks.sameness import Sameness
from variorum.evaluation.benchmarks.stories import Stories
from variorum.evaluation.formats.judged import FOLDER
from variorum.evaluation.formats.sameness import JudgedPair, importance
from variorum.evaluation.formats.story_gold import read_gold

TEXTS = {
    "1": "The old dam at Lenzburg broke on Monday night. The mayor Anna Berg left the town.",
    "2": "On Monday night the old dam at Lenzburg broke. A farmer sold twelve cows at the market.",
}
SAME = ("The old dam at Lenzburg broke on Monday night", "On Monday night the old dam at Lenzburg broke")
NONE = ("The mayor Anna Berg left the town", "A farmer sold twelve cows at the market")
GONE = ("mayor", "cows")


def _write(path: Path, header: str, rows: Sequence[Sequence[object]], delimiter: str = "\t") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header.split(), *rows])


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A folder with three judged pairs of a dev story, one of them of words that are no claims, and its articles."""
    news = [[name, "A broken dam", text, "2017-03-07"] for name, text in TEXTS.items()]
    _write(tmp_path / "data/news2017/NewsArticles.csv", "article_id title text publish_date", news, ",")
    pairs = []
    for label, weight, words in (("same", 2, SAME), ("none", 8, NONE), ("none", 1, GONE)):
        row: list[object] = ["dam"]
        for name, said in zip(TEXTS, words, strict=True):
            start = f"A broken dam\n\n{TEXTS[name]}".index(said)
            row += [name, start, start + len(said)]
        pairs.append([*row, label, weight])
    header = "story article_a start_a end_a article_b start_b end_b label weight"
    _write(tmp_path / "sameness/pairs.tsv", header, pairs)
    _write(
        tmp_path / "sameness/stories.tsv", "story part articles", [["dam", "dev", "1 2"], ["x", "train", "9"]]
    )
    return tmp_path / "sameness"


def test_pairs_are_found_by_their_places_and_scored(judged: Path, tmp_path: Path) -> None:
    stages: list[tuple[int, int]] = []
    outcome = Sameness(judged).run(tmp_path / "data", "dev", lambda _, done, of: stages.append((done, of)))
    assert outcome.corpus == "2 of 3 pairs, 1 of them the same"
    figures = {(f.system, f.measure): f.value for f in outcome.figures}
    assert figures["variorum", "average precision"] == 1
    assert figures["variorum", "F1, threshold as shipped"] == 1
    assert figures["word overlap", "best F1"] == 1
    assert {f.system for f in outcome.figures} == {"variorum", "word overlap", "cosine", "likeness of claims"}
    assert outcome.mistakes == ()
    assert stages[-1] == (1, 1)


def test_the_checksum_tells_of_the_judgements_and_not_of_where_they_lie(judged: Path, tmp_path: Path) -> None:
    one, data = Sameness(judged), tmp_path / "data"
    before = one.run(data, "dev", lambda *_: None).digest
    moved = judged.rename(tmp_path / "elsewhere")
    assert Sameness(moved).run(data, "dev", lambda *_: None).digest == before
    pairs = moved / "pairs.tsv"
    pairs.write_text(pairs.read_text(encoding="utf-8").replace("same", "none"), encoding="utf-8")
    assert Sameness(moved).run(data, "dev", lambda *_: None).digest != before


def test_without_the_articles_or_the_judgements_it_is_skipped(judged: Path, tmp_path: Path) -> None:
    assert Sameness(judged).files(tmp_path / "data", "dev")
    for benchmark, data in ((Sameness(judged), tmp_path), (Sameness(tmp_path), tmp_path / "data")):
        report = evaluate([benchmark], data, "dev", lambda *_: None)
        assert report.outcomes == ()
        assert "sameness: no data" in report.skipped[0]


def test_a_pair_weighs_the_root_of_those_it_was_drawn_for_up_to_the_ninth_decile() -> None:
    def pair(drawn_for: float) -> JudgedPair:
        return JudgedPair("s", "none", {}, Likeness(0, 0, 0, 0, 0, 0, 0), False, drawn_for, ("", ""))

    weights = importance([pair(n) for n in (1, 4, 9)])
    assert weights.mean() == pytest.approx(1)
    assert weights[1] / weights[0] == pytest.approx(2)
    assert weights[2] / weights[0] == pytest.approx(np.sqrt(8))  # the ninth decile of 1, 4, 9


def test_no_article_of_an_annotated_story_is_among_those_the_model_was_fitted_to_or_is_measured_on() -> None:
    with (FOLDER / "stories.tsv").open(encoding="utf-8") as file:
        judged_articles = {a for row in csv.DictReader(file, delimiter="\t") for a in row["articles"].split()}
    golds = [read_gold(p) for part in ("own", "held-out") for p in Stories().files(Path(), part)]
    assert judged_articles.isdisjoint(a.a for gold in golds for a in gold.articles)


def test_judged_pairs_hold_places_and_no_text() -> None:
    for table in ("pairs.tsv", "differences.tsv"):
        for line in (FOLDER / table).read_text(encoding="utf-8").splitlines()[1:]:
            assert " " not in line


def test_no_article_stands_in_two_parts() -> None:
    parts: dict[str, set[str]] = {}
    with (FOLDER / "stories.tsv").open(encoding="utf-8", newline="") as file:
        for story in csv.DictReader(file, delimiter="\t"):
            for article in story["articles"].split():
                parts.setdefault(article, set()).add(story["part"])
    assert {article for article, of in parts.items() if len(of) > 1} == set()
    for table in ("pairs.tsv", "differences.tsv"):
        with (FOLDER / table).open(encoding="utf-8", newline="") as file:
            for pair in csv.DictReader(file, delimiter="\t"):
                assert {pair["article_a"], pair["article_b"]} <= parts.keys()
