"""The model keeps its promises."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import UNKNOWN_DATE, Article, PublicationDate
from variorum.text.segment import paragraphs


@given(st.text(min_size=1), st.integers(0, 50), st.integers(0, 50))
def test_a_span_slices_to_its_text(text: str, start: int, length: int) -> None:
    article = Article(text=text)
    start = min(start, len(text))
    span = article.span(start, min(start + length, len(text)))
    assert article.text[span.start : span.end] == span.text


@given(st.text(alphabet="ab .\n\t", max_size=80))
def test_paragraphs_hold_every_character_that_is_no_white_space(text: str) -> None:
    inside = "".join(text[start:end] for start, end in paragraphs(text))
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"They came!" Bomb squad called in The port was cleared.', 2),
        ("A notable career After his studies he left for Lund.", 2),
        ("He lives in The Hague. Talks on Air Force One in Lund ended.", 1),
        ('He said: "We were in The dark and saw nothing."', 1),
    ],
)
def test_a_crosshead_that_ran_into_the_text_ends_a_paragraph(text: str, parts: int) -> None:
    assert len(paragraphs(text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The gates are shut. — Harbour Office (@harbour) May 4, 2024 Crews left.", 3),
        ('The gates are shut. "?Harbour Office (@harbour) 4 May 2024 Crews left.', 3),
        ("The gates are shut – see Harbour Office (@harbour) for more.", 1),
    ],
)
def test_what_a_post_is_signed_with_is_a_paragraph(text: str, parts: int) -> None:
    assert len(paragraphs(text)) == parts


def test_the_days_of_a_report_are_its_likeliest_and_its_bounds_all_that_it_can_be() -> None:
    first, likeliest, last = (datetime.date(2024, 5, n) for n in (8, 9, 13))
    inferred = PublicationDate(basis="inferred", earliest=first, value=likeliest, latest=last)
    assert (inferred.days, inferred.bounds) == ((likeliest, likeliest), (first, last))
    bounded = PublicationDate(basis="inferred", earliest=first, latest=last)
    assert bounded.days == bounded.bounds == (first, last)
    assert UNKNOWN_DATE.days is UNKNOWN_DATE.bounds is None
    for half_open in (
        PublicationDate(basis="given", latest=last),
        PublicationDate(basis="given", earliest=first),
    ):
        assert half_open.days is half_open.bounds is None
    since = PublicationDate(basis="given", value=likeliest, latest=last)
    assert (since.days, since.bounds) == ((likeliest, likeliest), (likeliest, last))
