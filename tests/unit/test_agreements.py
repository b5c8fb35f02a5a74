"""Agreements and single voices: what reports uphold, and how many origins it has, by short reports."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.entities.mentions import named_mentions
from variorum.collation.findings.agreements import UPHELD
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.support import WITHOUT_FIGURE, Support
from variorum.collation.pipeline import prepare
from variorum.edition import facts
from variorum.edition.tables import BOM
from variorum.edition.telling import is_unsure
from variorum.model import Article
from variorum.reading import Reader
from variorum.workspace import Workspace

CASES = sorted((Path(__file__).parents[1] / "cases" / "agreements").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_reports_are_counted_that_uphold_what_is_told(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    edition = Workspace().read(
        [
            Article(text=path.read_text(encoding="utf-8"), name=path.name, published="2024-05-04")
            for path in sorted(case.glob("*.txt"))
        ]
    )
    shown = {
        facts.told(edition, f): [len(f.articles), len(f.origins)]
        for f in (*edition.agreements, *edition.singles)
        if not is_unsure(f)
    }
    for words, counts in expected["told"].items():
        assert counts in [found for text, found in shown.items() if words in text]
    for words, reason in expected.get("because", {}).items():
        assert [f for f in edition.agreements if words in facts.told(edition, f) and reason in f.reason]
    partly_told = sum(len(f.in_part) for f in edition.agreements)
    assert edition.to_text(everything=True).count("in part: ") == partly_told
    assert edition.to_html().count(" (in part)") == partly_told
    for words, names in expected.get("in part", {}).items():
        (finding,) = (f for f in edition.agreements if words in facts.told(edition, f))
        assert sorted(edition.article(a).name for a in finding.in_part) == names
        cited = {edition.article(span.article).name for span in edition.spans_of(finding)}
        assert cited.isdisjoint(names)
        rows = csv.DictReader(edition.to_csv()["findings.csv"].lstrip(BOM).splitlines())
        partly = {row["report"] for row in rows if row["finding"] == finding.id and row["in_part"]}
        assert partly == {edition.label(a) for a in finding.in_part}
        assert facts.counts(finding).endswith(f"(+ {len(names)} in part)")
    for words in expected["untold"]:
        assert [claim for claim in edition.claims if words in claim.span.text]
        assert not [text for text in shown if words in text]


def test_an_agreement_is_told_by_claims_that_all_its_reports_uphold() -> None:
    texts = (
        "Divers freed a seal from a net off Tavira on Monday. "
        "Divers freed a seal off Tavira with a saw, a ladder, two blankets and a crate of herring lent by a baker, "
        "a priest and the crew of a dredger.",
        "Divers freed a seal from a net off Tavira on Monday. It was hungry, and swam away at noon. The net had "
        "drifted for weeks. Its owner is not known. Seals have come back to the bay since fishing was banned.",
    )
    edition = Workspace().read([Article(text=text, name=f"{n}.txt") for n, text in enumerate(texts)])
    (finding,) = (f for f in edition.agreements if "seal" in f.summary)
    assert finding.told_by
    assert all("baker" not in claim.span.text for claim in edition.tellers_of(finding))


def test_what_one_report_tells_and_another_only_touches_on_is_told_in_part() -> None:
    texts = (
        "Rescuers pulled a boy of nine from a well near Orsova on Sunday with a rope lent by a circus.",
        "Tired firefighters lifted a muddy child out of a farm well near Orsova on Sunday while his aunt prayed.",
    )
    edition = Workspace().read([Article(text=text, name=f"{n}.txt") for n, text in enumerate(texts)])
    (finding,) = edition.agreements
    assert len(finding.articles) == len(finding.in_part) == 1
    assert {edition.claim(c).span.article for c in finding.told_by} == set(finding.articles)
    assert edition.tellers_of(finding) == edition.claims_of(finding)


def test_no_report_upholds_a_figure_that_it_has_nowhere(reader: Reader) -> None:
    texts = (
        "The council will build fourteen flats in Lesk next year.",
        "The council will build flats in Lesk next year.",
        "The council will build 14 flats in Lesk next year.",
    )
    (counted, bare, in_digits), articles, support = _supported(reader, texts)
    assert support.by(counted, articles[1].id) <= WITHOUT_FIGURE < support.by(bare, articles[0].id)
    assert support.by(counted, articles[2].id) > UPHELD < support.by(in_digits, articles[0].id)


def test_a_rough_figure_is_upheld_by_an_exact_one_and_not_the_other_way_round(reader: Reader) -> None:
    texts = (
        "More than 100 people were killed in the flood in Lesk.",
        "At least 112 people were killed in the flood in Lesk.",
    )
    (rough, exact), articles, support = _supported(reader, texts)
    assert support.by(exact, articles[0].id) <= WITHOUT_FIGURE < UPHELD < support.by(rough, articles[1].id)


def test_large_figures_are_told_apart_to_the_last_digit(reader: Reader) -> None:
    texts = (
        "The museum of Lesk sold 12,345,678 tickets last year.",
        "The museum of Lesk sold 12,345,700 tickets last year.",
    )
    (sold, _), articles, support = _supported(reader, texts)
    assert support.by(sold, articles[1].id) <= WITHOUT_FIGURE


def _supported(reader: Reader, texts: Sequence[str]) -> tuple[list[int], list[Article], Support]:
    """Return the first clause of each text, as an index, its article, and the support among them."""
    articles = [Article(text=text, name=f"{n}.txt", published="2024-05-04") for n, text in enumerate(texts)]
    ready = prepare(articles, list(reader.read(articles)), WordVectorEncoder())
    likeness = ClaimLikeness(ready.views, WordVectorEncoder(), MeaningEncoder())
    support = Support(ready.readings, named_mentions(ready.joined.entities), likeness)
    firsts = [
        next(i for i, v in enumerate(ready.views) if v.article.id == a.id and v.claim.form == "clause")
        for a in articles
    ]
    return firsts, articles, support


def test_what_reports_say_that_somebody_denies_is_told_as_denied() -> None:
    texts = (
        "A spokesman for the army, Ivo Kern, denied that its shells had hit the dam at Lesk on Monday.",
        "Army spokesman Ivo Kern denied that shells of the army had hit the dam at Lesk.",
    )
    edition = Workspace().read([Article(text=text, name=f"{n}.txt") for n, text in enumerate(texts)])
    (finding,) = (f for f in edition.agreements if "hit the dam" in f.summary)
    assert finding.summary.startswith("Ivo Kern denies: “")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Police suspect that the guard fled.", "possible"),
        ("Police did not suspect that the guard fled.", "conditional"),
        ("Nobody thinks that the guard fled.", "conditional"),
        ("Officials are not sure that the guard fled.", "conditional"),
        ("Officials were not aware that the guard fled.", "fact"),
    ],
)
def test_what_somebody_only_suspects_or_is_not_sure_of_is_left_open(
    reader: Reader, text: str, modality: str
) -> None:
    (reading,) = reader.read([Article(text=text, name="a.txt")])
    (told,) = (c.modality for c in reading.claims if c.predicate == "flee")
    assert told == modality
