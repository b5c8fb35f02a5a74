"""Claims: one per proposition, with its roles and its stance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import parse_text
from variorum.model import Article, Claim, Reading
from variorum.reading import Reader
from variorum.reading.claims import ClaimsAnnotator

CASES = sorted((Path(__file__).parents[1] / "cases" / "claims").iterdir())


def claims_of(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in which nothing else was found."""
    parse = parse_text(text)
    return ClaimsAnnotator().annotate(parse, Reading(article=parse.article.id)).claims


def fits(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Tell whether a claim has everything that a case asks for."""
    return (
        claim.span.text == wanted["span"]
        and claim.predicate == wanted["predicate"]
        and all(
            (claim.roles[n].span.text if n in claim.roles else None) == t for n, t in wanted["roles"].items()
        )
        and claim.polarity == wanted.get("polarity", "positive")
        and claim.modality == wanted.get("modality", "fact")
        and claim.hedge == wanted.get("hedge", claim.hedge)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_claims_of_a_case_are_found(case: Path) -> None:
    found = claims_of((case / "article.txt").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    for wanted in expected["claims"]:
        assert any(fits(c, wanted) for c in found), f"{wanted} not in {found}"
    for span in expected.get("none", []):
        assert all(c.span.text != span for c in found), f"{span} is no claim"


@pytest.mark.parametrize("said", ["on Sunday nine people died", "Sunday 12 people were killed"])
def test_a_claim_keeps_the_number_behind_the_day_on_which_it_was_said(said: str, reader: Reader) -> None:
    (reading,) = reader.read([Article(text=f"Police said {said}.")])
    assert said.partition("Sunday ")[2] in {c.span.text for c in reading.claims}


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60))
def test_every_span_of_a_claim_slices_to_its_text(text: str) -> None:
    if not text.strip():
        return
    for claim in claims_of(text + " The army said it had left."):
        whole = text + " The army said it had left."
        spans = [claim.span, *(r.span for r in claim.roles.values())]
        assert all(whole[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    ("text", "words", "denied"),
    [
        ("Mr Berg denied that he had taken bribes.", "he had taken bribes", True),
        ("Mr Berg denied allegations that he had taken bribes.", "he had taken bribes", True),
        ("The minister dismissed reports that the bridge had fallen.", "the bridge had fallen", True),
        ("Mr Berg rejected Ms Lund's claim that he had lied.", "he had lied", False),
        ("Moscow rejected claims from Kyiv that it had shelled the port.", "it had shelled the port", False),
        ("Mr Berg denied being involved in the killing of the mayor.", "the killing of the mayor", False),
        ("The driver denied killing the man.", "killing the man", True),
        ("Mr Berg denied having lied at the hearing.", "having lied at the hearing", True),
        ("The driver admitted taking the car.", "taking the car", False),
        ("The army denied any role in the bombing of the harbour.", "the bombing of the harbour", False),
    ],
)
def test_what_somebody_denies_or_rejects_claims_of_is_denied(
    text: str, words: str, denied: bool, reader: Reader
) -> None:
    (reading,) = reader.read([Article(text=text)])
    (claim,) = (c for c in reading.claims if c.span.text == words)
    assert claim.denied is denied
    assert claim.polarity == ("negative" if denied else "positive")
    assert claim.modality == ("possible" if "claim" in text else "fact")


@pytest.mark.parametrize("who", ["Nobody denied", "The minister did not deny"])
def test_what_is_not_denied_is_left_open(who: str, reader: Reader) -> None:
    (reading,) = reader.read([Article(text=f"{who} that the mayor was there.")])
    (claim,) = (c for c in reading.claims if c.span.text == "the mayor was there")
    assert (claim.denied, claim.polarity, claim.modality) == (False, "positive", "conditional")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Mr Berg insisted that he was at home.", "fact"),
        ("Mr Berg insisted that the gate be opened.", "wish"),
    ],
)
def test_who_insists_that_it_is_so_tells_it(text: str, modality: str, reader: Reader) -> None:
    (reading,) = reader.read([Article(text=text)])
    assert modality in [c.modality for c in reading.claims if c.quotation]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The ministry studied the 2016 election in Lund.", None),
        ("The bill pays the army through the Friday deadline.", None),
        ("A Saturday attack killed 12 people.", "Saturday"),
        ("Voters in Lund backed the 2012 law on Tuesday.", "Tuesday"),
    ],
)
def test_a_time_before_a_noun_dates_what_it_names_and_not_the_claim(
    text: str, time: str | None, reader: Reader
) -> None:
    (reading,) = reader.read([Article(text=text)])
    verb = next(c for c in reading.claims if c.form == "clause")
    assert (verb.time.span.text if verb.time else None) == time


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("In May, the guild sold the mill and bought a boat.", ["May", "May"]),
        ("In May, the guild sold the mill and later bought a boat.", ["May", None]),
        ("In May, the guild sold the mill, and the council bought a boat.", ["May", None]),
        ("The guild sold the mill in May and bought a boat.", ["May", None]),
    ],
)
def test_a_time_before_a_subject_is_that_of_all_it_does(
    text: str, times: list[str | None], reader: Reader
) -> None:
    (reading,) = reader.read([Article(text=text)])
    clauses = [c for c in reading.claims if c.form == "clause"]
    assert [c.time.span.text if c.time else None for c in clauses] == times


def test_page_furniture_claims_nothing(reader: Reader) -> None:
    text = "READ MORE: Why the mayor fled the town. A version of this article appears in print on May 2."
    (reading,) = reader.read([Article(text=text)])
    assert not reading.claims


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Karin Berg, 39, left Lund on Monday.", [("Karin Berg, 39", "39")]),
        ("Karin Berg, aged 39, left Lund.", [("Karin Berg, aged 39", "39")]),
        ("The 39-year-old lawyer Karin Berg left.", [("39-year-old lawyer Karin Berg", "39-year-old lawyer")]),
        ("Fisheries minister Karin Berg left.", [("Fisheries minister Karin Berg", "Fisheries minister")]),
        ("Rain hit the small town of Kiruna.", [("small town of Kiruna", "small town")]),
        ("Ms Karin Berg met General Berg.", []),
        ("Harbour masters Karin Berg and Ada Lund left.", []),
        ("Karin Berg opened Internet Explorer.", []),
        ("Sweden’s Karin Berg of Lund.", [("Sweden’s Karin Berg", "Sweden")]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_describes_it(
    text: str, described: list[tuple[str, str]], reader: Reader
) -> None:
    (reading,) = reader.read([Article(text=text)])
    found = [c for c in reading.claims if c.form == "description"]
    assert [(c.span.text, c.roles["attribute"].span.text) for c in found] == described
    assert all(c.predicate == "be" and c.roles["agent"].entity for c in found)


def test_a_title_in_a_paraphrase_is_the_reporter_s(reader: Reader) -> None:
    text = (
        "The mayor said on Monday that fisheries minister Karin Berg had left. "
        "“Minister for sport Ada Lund stays,” he said."
    )
    (reading,) = reader.read([Article(text=text)])
    by_whom = {
        c.roles["agent"].span.text: bool(c.attribution) for c in reading.claims if c.form == "description"
    }
    assert by_whom == {"Karin Berg": False, "Ada Lund": True}
