"""Time expressions: what is found, its value, and what it waits for."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import parse_text
from variorum.model import Article, Parse, Reading, TimeExpression
from variorum.reading import Reader, times
from variorum.reading.times import TimesAnnotator
from variorum.reading.times.guards import GUARDS
from variorum.reading.times.lexer import lexicon
from variorum.text import timex

CASES = sorted((Path(__file__).parents[1] / "cases" / "times").iterdir())


def _times(parse: Parse) -> tuple[TimeExpression, ...]:
    return TimesAnnotator().annotate(parse, Reading(article=parse.article.id)).times


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_time_of_a_case_is_found_with_its_value_and_nothing_else(case: Path) -> None:
    expected = msgspec.json.decode((case / "expected.json").read_bytes())
    article = Article(text=(case / "article.txt").read_text("utf-8"))
    if "published" in expected:
        article = Article(text=article.text, published=expected["published"])
    (reading,) = Reader(annotators=(TimesAnnotator(),)).read([article])
    fields = ("type", "value", "anchor", "deixis", "modifier")
    found = [[t.span.text, *(getattr(t, f) for f in fields)] for t in reading.times]
    assert found == expected["times"]


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([*sorted(lexicon()), "8:30", "3", "2016", "-", "\n", "Oct 262016", "'90s", "x"]))
)
def test_every_span_slices_to_its_text_and_none_overlap(words: list[str]) -> None:
    parse = parse_text(" ".join(["He", *words, "."]).title())
    end = 0
    for time in _times(parse):
        assert parse.article.text[time.span.start : time.span.end] == time.span.text
        assert time.span.start >= end
        end = time.span.end


def test_the_rules_use_every_class_of_the_lexicon_and_every_guard() -> None:
    folder = Path(times.__file__).parent
    rules = tomllib.loads((folder / "rules.toml").read_text("utf-8"))
    patterns = " ".join([*rules["macros"].values(), *(rule["pattern"] for rule in rules["rule"])])
    names = set(re.findall(r"[A-Z][A-Z0-9_]*", patterns))
    assert set(tomllib.loads((folder / "lexicon.toml").read_text("utf-8"))) <= names
    assert {rule["guard"] for rule in rules["rule"] if "guard" in rule} == set(GUARDS)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(lexicon())), max_size=8),
    st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)),
)
def test_whatever_is_found_can_be_resolved_on_any_day(words: list[str], day: dt.date) -> None:
    for time in _times(parse_text(" ".join(["Two", *words]).title())):
        resolved = timex.resolve(time, day)
        assert resolved.deixis == ""
        if (
            resolved.type in ("DATE", "TIME")
            and resolved.anchor != "none"
            and timex.precision(resolved.value)
        ):
            assert "X" not in resolved.value


def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    (monday,) = _times(parse_text("The minister resigned on Monday."))
    assert (monday.value, monday.deixis, monday.anchor) == ("XXXX-WXX-1", "<=", "none")


def test_a_dated_article_is_resolved_by_the_annotator_itself() -> None:
    article = Article(text="The minister resigned on Monday.", published=dt.date(2021, 6, 9))
    (reading,) = Reader(annotators=(TimesAnnotator(),)).read([article])
    assert [(t.value, t.anchor) for t in reading.times] == [("2021-06-07", "publication")]
