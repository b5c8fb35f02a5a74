"""Articles that have nothing to do with each other, as a stream brings them: whatever is in them, they are collated."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from variorum.collation import collate
from variorum.evaluation.formats.news2017 import read_news
from variorum.ingest import article_from_bytes
from variorum.reading import Reader
from variorum.settings import Settings

ARTICLES = 12


@pytest.mark.parametrize("seed", range(3))
def test_unlike_articles_are_collated_and_every_span_is_exact(
    shared: Path, seed: int, reader: Reader
) -> None:
    table = shared / "data" / "news2017" / "NewsArticles.csv"
    if not table.is_file():
        pytest.skip(f"no {table}")
    rows = random.Random(seed).sample(read_news(table), ARTICLES)
    articles = [article_from_bytes(f"{r.title}\n\n{r.text}".encode(), f"{r.number}.txt") for r in rows]
    story = collate(articles, list(reader.read(articles)), Settings(finding_threshold=0.0))
    text = {a.id: a.text for a in story.articles}
    assert len(text) == ARTICLES
    spans = [claim.span for claim in story.claims]
    assert spans
    assert all(s.text == text[s.article][s.start : s.end] for s in spans)
    claims = {claim.id for claim in story.claims}
    assert all(set(v.claims) <= claims for f in story.findings for v in f.variants)
