"""Descriptions: what reports say in passing of one name, or measure one thing by."""

from __future__ import annotations

import pytest

from variorum.collation import collate
from variorum.edition import edit, facts
from variorum.edition.telling import describes
from variorum.model import Article, Story
from variorum.reading import Reader
from variorum.settings import Settings


def story_of(texts: tuple[str, ...], reader: Reader) -> Story:
    articles = [Article(text=t, name=f"{n}.txt", published="2024-05-02") for n, t in enumerate(texts)]
    return collate(articles, list(reader.read(articles)), Settings())


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            ("Karin Berg, 39, runs a shop in Lund.", "Nobody has seen 39-year-old baker Karin Berg since."),
            ["Karin Berg is 39."],
        ),
        (
            ("Fisheries minister Karin Berg flew home.", "Karin Berg, the minister of fisheries, is in Oslo."),
            ["Karin Berg is described as “Fisheries minister”."],
        ),
        (
            ("Harbour board head Karin Berg flew home.", "Karin Berg, chief of the harbour board, is in Oslo."),
            ["Karin Berg is described as “Harbour board head”."],
        ),
        (
            ("Former fisheries minister Karin Berg flew home.", "Fisheries minister Karin Berg is in Oslo."),
            [],
        ),
        (("Karin Berg, 39, flew home.", "Karin Berg, 41, is in Oslo."), []),
        (("President Karin Berg flew home.", "Norwegian President Karin Berg is in Oslo."), []),
        (
            ("Judges read the 48-page report.", "The mayor tore up a 48-page report.", "Few read the 47-page report."),
            ["The report is described as “48-page”."],
        ),
        (
            ("The mayor met his deputy, Karin Berg.", "The mayor left with his deputy, Karin Berg, for Oslo."),
            [],
        ),
        (
            ("Rain fell in Aventura, Florida, on Monday.", "Hail fell on Aventura, Florida, at noon."),
            ["Aventura is in Florida."],
        ),
        (("The 21-year veteran spoke.", "A 21-year veteran spoke."), []),
        (("Karin Berg (R-Ohio) flew home.", "Karin Berg, a Republican of Ohio, is in Oslo."), []),
        (
            ("“Fisheries minister Karin Berg lies,” he said.", "Fisheries minister Karin Berg is in Oslo."),
            [],
        ),
    ],
)  # fmt: skip
def test_reports_agree_on_what_they_call_somebody(
    texts: tuple[str, ...], told: list[str], reader: Reader
) -> None:
    edition = edit(story_of(texts, reader))
    assert [facts.told(edition, f) for f in edition.agreements if describes(edition, f)] == told
    assert not edition.brief or all("described" not in s.text for s in edition.brief)


def test_the_order_of_reports_changes_no_description(reader: Reader) -> None:
    texts = (
        "Harbour board head Karin Berg flew home.",
        "Karin Berg, chief of the harbour board, is in Oslo.",
        "Karin Berg, chief of the old harbour board, spoke.",
    )
    articles = [Article(text=t, name=f"{n}.txt", published="2024-05-02") for n, t in enumerate(texts)]
    readings = list(reader.read(articles))
    forwards = collate(articles, readings, Settings())
    backwards = collate(articles[::-1], readings[::-1], Settings())
    assert forwards.findings == backwards.findings
    assert any(len(f.articles) == 3 for f in forwards.findings)
