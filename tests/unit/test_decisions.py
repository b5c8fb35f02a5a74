"""The decision table: each row has a pair of reports that it decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.compare import compare
from variorum.collation.entities import join_entities
from variorum.collation.judge import Decision, decide, decisions
from variorum.collation.lexicon import lexicon
from variorum.collation.utterances import join_utterances
from variorum.collation.views import views
from variorum.model import Article
from variorum.reading import Reader

CASES = sorted((Path(__file__).parents[1] / "cases" / "decisions").iterdir())


def rows_used(case: Path, reader: Reader) -> list[Decision]:
    """Return the rows that decide the pairs of claims of a case's two reports."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles = [
        Article(text=(case / name).read_text(encoding="utf-8"), name=name, published=day)
        for name, day in zip(("a.txt", "b.txt"), expected["published"], strict=True)
    ]
    encoder = WordVectorEncoder()
    joined = join_entities(list(reader.read(articles)))
    _, readings = join_utterances(joined.readings, joined.entities, encoder)
    seen = views(articles, readings, joined.entities)
    found = []
    for i, j, likeness in ClaimLikeness(seen, encoder).candidates():
        exclusive = bool(seen[i].events & seen[j].events & lexicon().exclusive)
        found.append(decide(compare(seen[i], seen[j], likeness, lexicon()), exclusive))
    return [row for row in found if row]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_row_decides_its_case(case: Path, reader: Reader) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    rows = rows_used(case, reader)
    assert (expected["row"], expected["outcome"]) in [(r.name, r.outcome) for r in rows]


def test_every_row_of_the_table_has_a_case() -> None:
    named = {json.loads((c / "expected.json").read_text(encoding="utf-8"))["row"] for c in CASES}
    assert named == {row.name for row in decisions()}
