"""Speakers whom an article only describes: who they are, and what they are called in the story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.collation.entities.join import join_entities
from variorum.collation.speech.speaker_names import name_speakers
from variorum.model import Article
from variorum.reading import Reader
from variorum.reading.entities import EntitiesAnnotator
from variorum.reading.quotations import QuotationsAnnotator
from variorum.reading.times import TimesAnnotator

CASES = sorted((Path(__file__).parents[1] / "cases" / "named_speakers").iterdir())
READER = Reader(annotators=(TimesAnnotator(), EntitiesAnnotator(), QuotationsAnnotator()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_described_speaker_is_called_what_the_story_knows(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    files = sorted(case.glob("*.txt"))
    articles = [Article(id=f.stem, name=f.name, text=f.read_text(encoding="utf-8")) for f in files]
    joined = name_speakers(join_entities(list(READER.read(articles))))
    names = {e.id: e.name for e in joined.entities}
    found = {
        " ".join(span.text for span in q.content): names.get(q.speaker.entity or "")
        for r in joined.readings
        for q in r.quotations
    }
    assert {content: found.get(content, "not found") for content in expected} == expected
