"""A whole story keeps its promises, whatever is read."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from functools import cache

import msgspec
import pytest

from variorum import Edition
from variorum.errors import NothingToRead
from variorum.model import Article, Span
from variorum.workspace import Workspace, read, sample_articles


@cache
def sample() -> Edition:
    """Return the sample story."""
    return read(sample_articles())


def spans_in(value: object) -> list[Span]:
    """Return every span anywhere in a value."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [s for name in value.__struct_fields__ for s in spans_in(getattr(value, name))]
    if isinstance(value, tuple | list):
        return [s for item in value for s in spans_in(item)]
    if isinstance(value, dict):
        return [s for item in value.values() for s in spans_in(item)]
    return []


def test_every_span_of_a_story_slices_to_its_text() -> None:
    text = {a.id: a.text for a in sample().articles}
    spans = spans_in(sample())
    assert len(spans) > 500
    assert all(text[s.article][s.start : s.end] == s.text for s in spans)


def test_the_order_of_articles_changes_nothing() -> None:
    articles = sample_articles()
    expected = sample().to_json()
    for order in itertools.islice(itertools.permutations(articles), 100, 700, 300):
        assert read(order).to_json() == expected


def test_every_reference_is_to_something_in_the_story() -> None:
    story = sample()
    claims = {c.id for c in story.claims}
    articles = {a.id for a in story.articles}
    origins = {o.id for o in story.origins}
    quotations = {q.id for q in story.quotations}
    entities = {e.id for e in story.entities}
    utterances = {u.id for u in story.utterances}
    for finding in story.findings:
        assert {c for v in finding.variants for c in v.claims} <= claims
        assert set(finding.articles) <= articles
        assert set(finding.origins) <= origins
    for claim in story.claims:
        assert claim.origin in origins
        assert claim.quotation is None or claim.quotation in quotations
        assert {r.entity for r in claim.roles.values() if r.entity} <= entities
    for quotation in story.quotations:
        assert quotation.utterance in utterances
        assert quotation.speaker.entity is None or quotation.speaker.entity in entities


def test_an_agreement_has_two_articles_and_a_difference_two_variants() -> None:
    article = {claim.id: claim.span.article for claim in sample().claims}
    for finding in sample().findings:
        told = {article[claim] for variant in finding.variants for claim in variant.claims}
        assert told == {*finding.articles, *finding.in_part}
        assert len(finding.variants) == 1 or finding.kind in ("conflict", "update")
        assert len(finding.variants) >= 2 or finding.kind in ("agreement", "single")
        assert finding.kind != "agreement" or len(told) >= 2
        assert not set(finding.articles) & set(finding.in_part)
        assert finding.kind != "single" or len(finding.articles) == 1


def test_one_report_makes_a_story_without_findings_across_reports() -> None:
    story = read(
        [Article(name="a.txt", text="Rebels destroyed the bridge near Karsk on Monday, the army said.")]
    )
    assert {f.kind for f in story.findings} <= {"single"}
    assert "single" in {n.kind for n in story.notes}


def test_two_reports_of_different_stories_are_said_to_have_little_in_common() -> None:
    story = read(
        [
            Article(
                name="a.txt", text="Rebels destroyed the bridge near Karsk on Monday, the army said. " * 3
            ),
            Article(name="b.txt", text="The central bank raised its interest rate to fight inflation. " * 3),
        ]
    )
    assert "unrelated" in {n.kind for n in story.notes}
    assert {f.kind for f in story.findings} <= {"single"}


def test_nothing_to_read_is_an_error_that_says_why() -> None:
    with pytest.raises(NothingToRead, match=r"missing\.txt"):
        Workspace().read(["missing.txt"])


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "from variorum.workspace import read, sample_articles\n"
        "print(read(sample_articles()).to_json(), end='')"
    )
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        assert told == sample().to_json()
