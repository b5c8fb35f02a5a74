"""Findings: what two reports amount to, by pairs of short reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.collation import collate
from variorum.model import UNKNOWN_DATE, Article
from variorum.reading import Reader
from variorum.settings import Settings

CASES = sorted((Path(__file__).parents[1] / "cases" / "findings").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_two_reports_amount_to_what_an_editor_would_say(case: Path, reader: Reader) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles = [
        Article(text=(case / name).read_text(encoding="utf-8"), name=name, published=day or UNKNOWN_DATE)
        for name, day in zip(("a.txt", "b.txt"), expected["published"], strict=True)
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    found = {(f.kind, f.type) for f in story.findings if len({*f.articles, *f.in_part}) == 2}
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


def test_of_what_is_measured_it_is_asked_how_much(reader: Reader) -> None:
    texts = ("The brewer Haldane agreed to buy the beer maker Mostek for 340 million euros.",
             "The brewer Haldane is buying the beer maker Mostek for 430 million euros.")  # fmt: skip
    articles = [Article(text=text, name=f"{n}.txt", published="2024-05-02") for n, text in enumerate(texts)]
    story = collate(articles, list(reader.read(articles)), Settings())
    [summary] = [f.summary for f in story.findings if f.kind == "conflict"]
    assert summary.startswith("How much (“The brewer Haldane")
    assert "340 million euros" in summary
    assert "430 million euros" in summary


@pytest.mark.parametrize(
    ("one", "other", "untold"),
    [
        (
            'Tom Berg praised the crowd in Karsk on Thursday. "You win," Berg said.',
            'Tom Berg thanked the crowd in Karsk on Thursday. "You win," Berg said.',
            "You win",
        ),
        (
            'Tom Berg of the harbour office spoke on Thursday. "Nobody was hurt," Berg said on Thursday.',
            'Tom Berg of the harbour office spoke to reporters. Berg said on Thursday: "Nobody was hurt."',
            "Berg said on Thursday",
        ),
    ],
)
def test_what_tells_nothing_by_itself_is_no_agreement(
    one: str, other: str, untold: str, reader: Reader
) -> None:
    articles = [
        Article(text=t, name=n, published="2024-05-02") for n, t in (("a.txt", one), ("b.txt", other))
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    told = [f.summary for f in story.findings if f.kind == "agreement"]
    assert told
    assert not any(f"“{untold}”" in summary for summary in told)


def test_what_another_report_may_tell_too_rests_on_no_single_voice(reader: Reader) -> None:
    texts = {
        "a.txt": "The Council has imposed six sets of sanctions since the first nuclear test of Karsk in 2006.",
        "b.txt": "Six sets of Council sanctions since the first nuclear test of Karsk in 2006 have failed.",
    }
    articles = [Article(text=t, name=n, published="2024-05-02") for n, t in texts.items()]
    story = collate(articles, list(reader.read(articles)), Settings(finding_threshold=0.0))
    assert not [f for f in story.findings if f.kind == "single"]
    alone = collate(articles[:1], list(reader.read(articles[:1])), Settings(finding_threshold=0.0))
    assert [f for f in alone.findings if f.kind == "single"]


def test_what_is_denied_is_told_as_denied(reader: Reader) -> None:
    articles = [
        Article(text="Olof Dahl opened the gate of the mill.", name="a.txt", published="2024-05-02"),
        Article(
            text="The crew denies that Olof Dahl opened the gate of the mill.",
            name="b.txt",
            published="2024-05-02",
        ),
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    (conflict,) = (f for f in story.findings if f.kind == "conflict")
    affirmed = "“Olof Dahl opened the gate of the mill”"
    assert conflict.summary.startswith(f"Whether {affirmed} is so: ")
    assert {v.value for v in conflict.variants} == {affirmed, f"denied: {affirmed}"}


def test_ages_in_reports_without_a_day_may_be_years_apart(reader: Reader) -> None:
    articles = [Article(text=f"Karin Berg, {age}, left the firm.", name=f"{age}.txt") for age in (32, 34)]
    story = collate(articles, list(reader.read(articles)), Settings())
    assert not [f for f in story.findings if f.kind == "conflict"]


def test_when_it_was_said_is_told_with_the_day_of_the_month(reader: Reader) -> None:
    case = CASES[0].parent / "said-on-two-days"
    articles = [
        Article(text=(case / n).read_text(encoding="utf-8"), name=n, published="2024-05-03")
        for n in ("a.txt", "b.txt")
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    (conflict,) = (f for f in story.findings if f.kind == "conflict")
    assert conflict.summary == (
        "When Anna Kowal said “The harbour will stay shut until the last wreck is gone”: "
        "Tuesday 30 April 2024 or Wednesday 1 May 2024"
    )
