"""Of the claims of a report, only those are told that are true and whole without the rest of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from variorum.edition.telling import can_be_told, tell
from variorum.model import Article
from variorum.reading import Reader
from variorum.workspace import Workspace

CASES = sorted((Path(__file__).parents[1] / "cases" / "telling").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_what_is_told_of_a_case_is_whole(case: Path, reader: Reader) -> None:
    article = Article(name="a.txt", text=(case / "article.txt").read_text(encoding="utf-8"))
    workspace = Workspace(reader=reader)
    edition = workspace.edit(workspace.collect([article]))
    expected = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    told = {tell(edition, c): c for c in edition.claims if can_be_told(edition, c)}
    assert set(expected["told"]) <= told.keys()
    claims = {c.span.text for c in edition.claims}
    assert set(expected["left"]) <= claims, "no such claims"
    assert not set(expected["left"]) & {c.span.text for c in told.values()}
