"""Running benchmarks, floors, results, and the page that shows them."""

from __future__ import annotations

import datetime
import json
import re
import runpy
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from variorum.cli.app import app
from variorum.evaluation import Figure, Mistake, Outcome, Report, telling
from variorum.evaluation.benchmark import HELD_OUT, around, digest
from variorum.evaluation.benchmarks import all_benchmarks
from variorum.evaluation.floors import Floor, fallen, key, load_floors, raised, save_floors, unpinned
from variorum.evaluation.results import load_results, result_of, save_result, table

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "evaluation"
NOW = datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.UTC)


def outcome(value: float, *, digest: str = "d", others: tuple[Figure, ...] = ()) -> Outcome:
    figures = (Figure(measure="best F1", value=value, aim=0.9), *others)
    return Outcome(benchmark="names", part="dev", corpus="4 pairs", digest=digest, figures=figures)


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_a_figure_below_its_floor_has_fallen_and_one_within_the_tolerance_has_not() -> None:
    floors = {"names dev": Floor(digest="d", figures={"best F1": 0.8})}
    assert fallen([outcome(0.798)], floors) == ["names: best F1 fell from 0.8000 to 0.7980"]
    assert fallen([outcome(0.7995)], floors) == []


def test_a_floor_is_not_held_against_other_data_which_is_said() -> None:
    floors = {"names dev": Floor(digest="d", figures={"best F1": 0.8})}
    assert fallen([outcome(0.1, digest="e")], floors) == []
    assert unpinned([outcome(0.1, digest="e")], floors) == [
        "names: the data is not that of the floors, which are not held against it"
    ]
    assert unpinned([outcome(0.1)], floors) == []
    assert unpinned([outcome(0.1)], {}) == ["names: no floors yet"]


def test_floors_only_go_up_unless_the_data_is_new(tmp_path: Path) -> None:
    floors = raised([outcome(0.8)], {})
    assert raised([outcome(0.7)], floors) == floors
    assert raised([outcome(0.9)], floors)["names dev"].figures == {"best F1": 0.9}
    assert raised([outcome(0.7, digest="e")], floors)["names dev"].figures == {"best F1": 0.7}
    save_floors(tmp_path / "floors.json", floors)
    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == {}


def test_the_checksum_tells_of_contents_and_names(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("2")
    first = digest(tmp_path, [one, other])
    assert digest(tmp_path, [other, one]) == first
    other.write_text("3")
    assert digest(tmp_path, [one, other]) != first
    other.write_text("2")
    other.rename(tmp_path / "third")
    assert digest(tmp_path, [one, tmp_path / "third"]) != first


def test_the_most_telling_mistakes_are_the_commonest_causes_of_each_kind_in_turn() -> None:
    causes = [("missed", "now")] * 2 + [("missed", "then")] + [("value", "May")] * 2
    mistakes = [Mistake(kind=k, place=str(n), text="t", like=w) for n, (k, w) in enumerate(causes)]
    told = [(m.kind, m.like, times) for m, times in telling(mistakes, 2)]
    assert told == [("missed", "now", 2), ("value", "May", 2)]
    assert len(telling(mistakes, 9)) == 3
    assert telling([], 9) == []


def test_a_mistake_is_shown_on_one_line_with_its_words_marked() -> None:
    assert around("It was\nclosed on Monday, they say.", 17, 23, 9) == "losed on ⟦Monday⟧, they sa"


def test_a_result_keeps_the_figures_and_no_text_of_the_data(tmp_path: Path) -> None:
    mistake = Mistake(kind="missed", place="p", text="words of the data")
    made = outcome(0.8)
    report = Report(
        outcomes=(
            Outcome(**{f: getattr(made, f) for f in made.__struct_fields__} | {"mistakes": (mistake,)}),
        )
    )
    path = save_result(tmp_path / "results", result_of(report, NOW, "abc1234"))
    assert path.name == "2024-05-06T0708Z-abc1234.json"
    assert "words of the data" not in path.read_text(encoding="utf-8")
    (kept,) = load_results(tmp_path / "results")
    assert kept.report.outcomes[0].figures == made.figures


def test_the_table_shows_the_newest_figures_beside_others_on_the_same_data() -> None:
    other = Figure(measure="best F1", value=0.5, system="plain")
    old = result_of(Report(outcomes=(outcome(0.7, others=(other,)),)), NOW, "a")
    new = result_of(Report(outcomes=(outcome(0.8),)), NOW + datetime.timedelta(days=1), "b")
    rows = table([old, new], {"names dev": Floor(digest="d", figures={"best F1": 0.75})})
    assert "| best F1 | **0.800** | plain 0.500 | 0.900 | 0.750 |" in rows
    assert "2024-05-07T0708Z, commit b" in rows


def test_the_page_shows_the_newest_results() -> None:
    shown = runpy.run_path(str(ROOT / "scripts" / "write_evaluation.py"))["text"]()
    assert (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8") == shown, (
        "run scripts/write_evaluation.py"
    )


def test_the_newest_results_stand_on_the_floors() -> None:
    floors = load_floors(ROOT / "evaluation" / "floors.json")
    newest = {key(o): o for r in load_results(ROOT / "evaluation" / "results") for o in r.report.outcomes}
    assert {o.benchmark for o in newest.values()} == {b.name for b in all_benchmarks()}
    assert not {o.part for o in newest.values()} & {HELD_OUT}
    assert not fallen(newest.values(), floors)
    assert not unpinned(newest.values(), floors)


def test_every_benchmark_says_where_its_data_comes_from_its_licence_and_its_parts() -> None:
    for benchmark in all_benchmarks():
        told = import_module(type(benchmark).__module__).__doc__ or ""
        assert re.search(r"^Data: ", told, flags=re.M), benchmark.name
        assert "dev" in told or "no parts" in told, benchmark.name


def test_the_command_measures_what_has_data_and_says_what_has_none(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    result = run("names", "times", "--data", CASES / "names" / "data", "--errors", "1", "--json", target)
    assert result.exit_code == 0, result.output
    assert "names, dev: 4 pairs, 3 of them the same" in result.output
    assert "taken for two" in result.output
    assert "Karl Meier | Xenia Woolf" in result.output
    assert "skipped times: no data in" in result.output
    written = json.loads(target.read_bytes())
    assert written["outcomes"][0]["benchmark"] == "names"
    assert len(written["outcomes"][0]["mistakes"]) == 1


def test_the_figures_go_to_standard_output_alone_on_request() -> None:
    result = CliRunner().invoke(
        app, ["evaluate", "names", "--data", str(CASES / "names" / "data"), "--json", "-"]
    )
    assert json.loads(result.stdout)["outcomes"][0]["mistakes"] == []


def test_floors_are_raised_held_and_broken_by_the_command(tmp_path: Path) -> None:
    arguments = ("names", "--data", CASES / "names" / "data", "--record", tmp_path)
    assert run(*arguments, "--raise-floors").exit_code == 0
    assert len(list((tmp_path / "results").glob("*.json"))) == 1
    assert run(*arguments).exit_code == 0
    floors = load_floors(tmp_path / "floors.json")
    higher = Floor(digest=floors["names dev"].digest, figures={"best F1": 1.0})
    save_floors(tmp_path / "floors.json", {"names dev": higher})
    result = run(*arguments)
    assert result.exit_code == 1
    assert "best F1 fell from 1.0000" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense", "--data", CASES), "there is no benchmark 'nonsense'"),
        (("--data", CASES / "nowhere"), "there is no folder"),
        (("--data", CASES, "--raise-floors"), "--raise-floors needs --record"),
        (("--data", CASES, "--part", "held-out", "--record", CASES), "held-out stories have no floors"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_measured(
    arguments: tuple[str | Path, ...], said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_part_that_the_data_has_not_is_skipped() -> None:
    result = run("names", "--data", CASES / "names" / "data", "--part", "train")
    assert result.exit_code == 0
    assert "skipped names: its data has no train part" in result.output
