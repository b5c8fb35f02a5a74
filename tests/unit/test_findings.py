"""Findings: what two reports amount to, by pairs of short reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.collation import collate
from variorum.model import Article
from variorum.reading import Reader
from variorum.settings import Settings

CASES = sorted((Path(__file__).parents[1] / "cases" / "findings").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_two_reports_amount_to_what_an_editor_would_say(case: Path, reader: Reader) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles = [
        Article(text=(case / name).read_text(encoding="utf-8"), name=name, published=day)
        for name, day in zip(("a.txt", "b.txt"), expected["published"], strict=True)
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    found = {(f.kind, f.type) for f in story.findings if len(f.articles) == 2}
    different = {f for f in found if f[0] in ("conflict", "update")}
    wanted = (expected["kind"], expected["type"])
    if expected["kind"] is None:
        assert not different
    else:
        assert wanted in found
        assert different <= {wanted}
    told = {claim.id: claim.span.text for claim in story.claims}
    shown = [told[c] for f in story.findings if f.type for v in f.variants for c in v.claims]
    assert not any(expected.get("without", "\n") in text for text in shown)
