"""Who said what: the quotations of an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import parse_text
from variorum.model import Article, Quotation, Reading
from variorum.reading.quotations import QuotationsAnnotator

CASES = Path(__file__).parents[1] / "cases" / "quotations"


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text."""
    parse = parse_text(text)
    return QuotationsAnnotator().annotate(parse, Reading(article=parse.article.id)).quotations


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_an_article_has_the_quotations_that_an_editor_finds(case: Path) -> None:
    text = (case / "article.txt").read_text(encoding="utf-8")
    found = [
        {
            "kind": q.kind,
            "content": " | ".join(span.text for span in q.content),
            "speaker": q.speaker.span.text if q.speaker.span else None,
            "cue": q.cue.text if q.cue else None,
        }
        for q in quotations(text)
    ]
    assert found == json.loads((case / "expected.json").read_text(encoding="utf-8"))


def test_every_span_slices_to_its_text() -> None:
    for case in sorted(CASES.iterdir()):
        text = (case / "article.txt").read_text(encoding="utf-8")
        article = Article(text=text)
        for q in quotations(text):
            for span in (*q.content, q.cue, q.speaker.span, q.occasion):
                assert span is None or article.text[span.start : span.end] == span.text
