"""A story annotated by hand, read in place: what must hold of it. `make evaluate` keeps floors under figures."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from variorum.workspace import read


@cache
def tool(shared: Path, name: str) -> ModuleType:
    """Load one of the tools that lie beside the annotated stories."""
    path = shared / "tools" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"no {path}")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def scored(shared: Path, story: str, folder: Path) -> tuple[Any, dict[str, tuple[int, int]], list[str]]:
    """Return the scorer's view of a story, its measures as (hit, of), and what was missed."""
    gold = json.loads((shared / "gold" / f"{story}.json").read_text(encoding="utf-8"))
    arguments = tool(shared, "story_files").write(gold, folder)
    dates = [a for a in arguments if "=" in a]
    files = [a for a in arguments if a not in dates and a != "--published"]
    result = json.loads(read(files, published=dates).to_json())
    scorer = tool(shared, "score_story")
    rows, missed = scorer.score(gold, result)
    return scorer.Story(gold, result), {name: (hit, of) for name, hit, of in rows}, missed


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the articles of the stories are written."""
    return tmp_path_factory.mktemp("stories")


@pytest.mark.parametrize("kind", ["actor", "duration"])
def test_the_conflicts_of_the_first_story_are_found_and_typed(shared: Path, folder: Path, kind: str) -> None:
    _, _, missed = scored(shared, "bakhmut", folder / "bakhmut")
    assert not [m for m in missed if m.startswith(f"conflict {kind}")]


def test_nothing_that_only_looks_like_a_conflict_in_the_first_story_is_shown_as_one(
    shared: Path, folder: Path
) -> None:
    _, measures, missed = scored(shared, "bakhmut", folder / "bakhmut")
    assert measures["compatible.left_alone"][0] == measures["compatible.left_alone"][1]
    assert not [m for m in missed if m.startswith("conflict not in the gold")]


def test_a_remark_in_four_reports_of_the_first_story_is_one_utterance(shared: Path, folder: Path) -> None:
    story, _, _ = scored(shared, "bakhmut", folder / "bakhmut")
    remark = story.gold["utterances"][0]
    spans = [(a, story.find(a, anchor)) for a, anchor in remark["spans"]]
    reached: dict[str, set[str]] = {}
    for quotation in story.result["quotations"]:
        for content in quotation["content"]:
            reached.setdefault(quotation["utterance"], set()).update(
                a for a, place in spans if story.meets(content, a, place)
            )
    assert max(map(len, reached.values())) >= 4


def test_the_undated_reports_of_the_first_story_are_dated_from_the_others(shared: Path, folder: Path) -> None:
    story, measures, _ = scored(shared, "bakhmut", folder / "bakhmut")
    assert measures["times.value"][0] == measures["times.value"][1]
    assert {a["published"]["basis"] for a in story.result["articles"]} == {"text", "inferred"}
