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
            (
                "Judges in Oslo read the 48-page report on the ferry.",
                "The mayor tore up a 48-page report that judges wrote on a ferry.",
                "Judges read the 47-page report on the ferry.",
            ),
            ["The report is described as “48-page”."],
        ),
        (("A two-year plan for schools was read.", "The two-year plan for ferries was burned."), []),
        (("Judges read the 8-page report on the ferry.", "Judges wrote the 9-page report on the ferry."), []),
        (("Karin Berg, the wife of the harbour master, flew home.", "Harbour master Karin Berg is in Oslo."), []),
        (("Karin Berg, a friend of tram driver Paul Ek, left.", "Tram driver Karin Berg is in Oslo."), []),
        (("Karin Berg, no longer a tram driver, flew home.", "Tram driver Karin Berg is in Oslo."), []),
        (("Ousted fisheries minister Karin Berg flew home.", "Fisheries minister Karin Berg is in Oslo."), []),
        (("Karin Berg, a china dealer, flew home.", "Chinese dealer Karin Berg is in Oslo."), []),
        (("Karin Berg is not 39.", "Karin Berg, 39, is in Oslo."), []),
        (
            (
                "Karin Berg, the mother of 12-year-old Ada Lund, flew home.",
                "Karin Berg, the mother of 12-year-old Ada Lund, is in Oslo.",
            ),
            ["Ada Lund is 12."],
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
