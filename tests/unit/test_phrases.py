"""Counts, lists and sentences are written in one way wherever they stand."""

from __future__ import annotations

import pytest

from variorum.text.phrases import counted, listing, sentence


@pytest.mark.parametrize(
    ("items", "listed"),
    [([], ""), (["Ada"], "Ada"), (["Ada", "Ben"], "Ada and Ben"), (["Ada", "Ben", "Cy"], "Ada, Ben and Cy")],
)
def test_a_list_has_and_before_its_last(items: list[str], listed: str) -> None:
    assert listing(items) == listed


@pytest.mark.parametrize(("number", "told"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_one_is_counted_without_an_s(number: int, told: str) -> None:
    assert counted(number, "report") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the mill burned", "The mill burned."),
        ("“the mill burned.”", "“The mill burned.”"),
        ("why did it burn?", "Why did it burn?"),
        (" ", ""),
    ],
)
def test_a_sentence_has_a_capital_and_one_full_stop(text: str, told: str) -> None:
    assert sentence(text) == told
