"""Word pieces are those of BERT's own tokenizer; the cases were cut by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.backends.wordpiece import WordPiece

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "wordpiece" / "bert-base-uncased.json").read_text(encoding="utf-8")
)
LONGEST = 64
PIECES = WordPiece()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:20])
def test_a_text_is_cut_as_bert_cuts_it(case: dict[str, object]) -> None:
    assert PIECES.numbers_of(str(case["text"]), LONGEST) == case["pieces"]


@given(st.text())
def test_any_text_is_cut_between_start_and_end(text: str) -> None:
    numbers = PIECES.numbers_of(text, LONGEST)
    assert numbers[0] == PIECES.start
    assert numbers[-1] == PIECES.end
    assert 2 <= len(numbers) <= LONGEST
