"""Hyphens that stand for a blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.backends.parser import SpacyParser
from variorum.model import Article
from variorum.text.hyphens import without_stray_hyphens


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("He told the-Gazette that he-had no plan.", "He told the Gazette that he-had no plan."),
        ("Calder said-the gates were-shut.", "Calder said the gates were shut."),
        ("The port's-chief engineer left.", "The port's chief engineer left."),
        ("He was accused of -deceiving them.", "He was accused of  deceiving them."),
        ("The mill burned in 2014.- Calder left.", "The mill burned in 2014.  Calder left."),
        ("Mr Osei left. Transport-Simon Osei spoke.", "Mr Osei left. Transport Simon Osei spoke."),
    ],
)  # fmt: skip
def test_a_hyphen_left_of_a_blank_is_read_as_one(text: str, plain: str) -> None:
    assert without_stray_hyphens(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "An in-house by-election of a would-be has-been.",
        "Secretary-General Anton Reyes met Reyes, Marie-Anna Keller and Keller.",
        "The anti-Anna Keller party and the Shenzhen-Hong Kong road; Keller left for Hong Kong.",
        "Rebels in as-Suwayda and of an-Nusra met at-Tayyib.",
        "An up-and-coming man-of-war had a bird's-eye view of the A-League.",
    ],
)
def test_a_compound_keeps_its_hyphen(text: str) -> None:
    assert without_stray_hyphens(text) == text


@given(st.text(alphabet="the-A s'Mr", max_size=40))
def test_no_other_character_is_changed(text: str) -> None:
    plain = without_stray_hyphens(text)
    assert len(plain) == len(text)
    assert all(a == b or (a, b) == ("-", " ") for a, b in zip(text, plain, strict=True))


def test_the_parser_reads_past_a_hyphen_that_is_none() -> None:
    (parse,) = SpacyParser().parse([Article(text="Mr-Osei said that the-Gazette was wrong.")])
    assert [t.text for t in parse.tokens][:4] == ["Mr", "Osei", "said", "that"]
