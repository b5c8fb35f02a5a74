"""Quotation marks find their partners, in damaged text too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quotes import MAX_UNCLOSED_SENTENCES, quoted_spans
from variorum.text.segment import paragraphs


def inner(text: str) -> list[str]:
    """Return the words between marks, sentences taken to end at full stops."""
    ends = [n + 1 for n, c in enumerate(text) if c == "."]
    return [text[q.inner_start : q.inner_end] for q in quoted_spans(text, paragraphs(text), ends)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stay,” he said. “Go.”", ["Stay,", "Go."]),
        ('"Stay," he said. "Go."', ["Stay,", "Go."]),
        ('“Stay," he said. "Go.”', ["Stay,", "Go."]),
        ("''Stay,'' he said. ``Go.''", ["Stay,", "Go."]),
        ("«Stay», he said.", ["Stay"]),
        ('The "harbour" and the "quay"', ["harbour", "quay"]),
        ("Wall 'unsafe' for crews' boats", ["unsafe"]),
        ("the dockers' union and the owners' plan", []),
        ("It's Calder's boat, isn't it?", []),
        ("“He said: ‘Go home,’” she told us.", ["He said: ‘Go home,’", "Go home,"]),
        ("\"He said 'go' to me,\" she said.", ["He said 'go' to me,", "go"]),
        ('Stay," he said. "Go."', ["Go."]),
        ("“One.\n“Two.\n“Three.” Four.", ["One.", "Two.", "Three."]),
        ('"One. Two.    Then he said "three" aloud.', ["One. Two.", "three"]),
        ('a 6" pipe and a 9" pipe', []),
        ("“”", []),
    ],
)
def test_marks_are_paired_as_a_reader_pairs_them(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_missing_closing_mark_does_not_swallow_the_article() -> None:
    text = "“One is here." + " Another sentence." * 50
    (found,) = inner(text)
    assert found.count(".") == MAX_UNCLOSED_SENTENCES


@given(st.text(alphabet="ab .,:\n\"'“”‘’«»", max_size=80))
def test_what_is_quoted_lies_within_its_marks_and_its_paragraph(text: str) -> None:
    found = quoted_spans(text, paragraphs(text), [])
    for q in found:
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip() == text[q.inner_start : q.inner_end]
        assert any(start <= q.start and q.end <= end for start, end in paragraphs(text))
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
