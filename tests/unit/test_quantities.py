"""Quantities: numbers, what they count, and what is none."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import parse_text
from variorum.model import Article, Parse, Quantity
from variorum.reading import Reader
from variorum.reading.quantities import QuantitiesAnnotator
from variorum.reading.times import TimesAnnotator
from variorum.text import numbers

CASES = sorted((Path(__file__).parents[1] / "cases" / "quantities").iterdir())


def _quantities(text: str) -> tuple[Quantity, ...]:
    reader = Reader(annotators=(TimesAnnotator(), QuantitiesAnnotator()))
    (reading,) = reader.read([Article(text=text)])
    return reading.quantities


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_quantity_of_a_case_is_found_with_its_value_and_nothing_else(case: Path) -> None:
    expected = msgspec.json.decode((case / "expected.json").read_bytes())
    found = _quantities((case / "article.txt").read_text("utf-8"))
    assert [[q.span.text, q.value, q.high, q.modifier, q.unit, q.counted] for q in found] == expected


PIECES = [
    "at least",
    "22",
    "two",
    "half",
    "million",
    "people",
    "percent",
    "$",
    "of them",
    "one",
    "in",
    "7",
    "-",
    "year-old",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES)))
def test_every_span_slices_to_its_text_and_none_overlap(words: list[str]) -> None:
    text = " ".join(["They", *words, "."])
    end = 0
    for quantity in _quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
        assert quantity.span.start >= end
        end = quantity.span.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-two and 1,060", [22, 1060]),
        ("3.5 million, 2.5bn", [3500000, 2500000000]),
        ("one hundred and twenty-three thousand", [123000]),
        ("two and a half million", [2500000]),
        ("half a dozen, two dozen, a dozen", [6, 24, 12]),
        ("two-thirds of it, a third of it, half", [0.6667, 0.3333, 0.5]),
        ("nineteen ninety-six", [1996]),
        ("three and four", [3, 4]),
        ("two one-day trips", [2, 1]),
        ("5 1/2 hours, 2½ years", [5.5, 2.5]),
        ("$5m for a 5m mast", [5000000, 5]),
        ("the past two quarters, three quarters of it", [2, 0.75]),
        ("asking for $5.6” billion", [5600000000]),
        ("nobody, once, tone, phone", []),
    ],
)
def test_a_number_is_worth_what_its_words_say(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers.scan(text)] == values


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_the_same_number(n: int) -> None:
    assert [x.value for x in numbers.scan(f"{n:,}")] == [x.value for x in numbers.scan(str(n))] == [n]


@given(st.text(alphabet="0123456789,. -andtwohundrefivemlk½%"))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for n in numbers.scan(text):
        assert end <= n.start < n.end <= len(text)
        end = n.end


def test_parse_without_numbers_has_no_quantities() -> None:
    parse: Parse = parse_text("Nobody was hurt.")
    assert parse.tokens
    assert _quantities("Nobody was hurt.") == ()
