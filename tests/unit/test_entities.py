"""Entities of one article, case by case, and what must hold for any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model import Article, Entity, Reading
from variorum.reading.entities import EntitiesAnnotator

from ..conftest import parse_text

CASES = Path(__file__).parents[1] / "cases" / "entities" / "read"


def entities_of(text: str) -> tuple[Entity, ...]:
    parse = parse_text(text)
    return EntitiesAnnotator().annotate(parse, Reading(article=parse.article.id)).entities


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir()))
def test_case(case: str) -> None:
    """Names, types, titles, spellings and mentions are as the case says."""
    expected: dict[str, Any] = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    found = entities_of((CASES / case / "article.txt").read_text(encoding="utf-8"))
    by_name = {e.name: e for e in found}
    for wanted in expected.get("entities", []):
        assert wanted["name"] in by_name, f"{wanted['name']} not among {sorted(by_name)}"
        entity = by_name[wanted["name"]]
        assert entity.type == wanted["type"], entity
        if "titles" in wanted:
            assert list(entity.titles) == wanted["titles"]
        if "spellings" in wanted:
            assert sorted(entity.spellings) == sorted(wanted["spellings"])
        if "mentions" in wanted:
            assert [m.text for m in entity.mentions] == wanted["mentions"]
    for left, right in expected.get("apart", []):
        assert not {e.id for e in found if left in e.spellings} & {
            e.id for e in found if right in e.spellings
        }
    spelled = {s for e in found for s in (e.name, *e.spellings)}
    assert set(expected.get("spelled", [])) <= spelled
    assert not set(expected.get("absent", [])) & spelled


WORDS = st.sampled_from(
    "Karsk Jordan Mr. Anna Keller she he his the president of General said that , . “ ” \" 's ’s - \n "
    "Kyiv region airport officials Ministry Defence US Ukrainian ( UN ) al Assad it they in near office é 3".split(
        " "
    )
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40))
def test_whatever_the_text_every_mention_slices_to_it_and_ids_are_unique(words: list[str]) -> None:
    text = " ".join(words)
    found = entities_of(text) if text.strip() else ()
    for entity in found:
        assert entity.mentions
        assert all(text[m.start : m.end] == m.text for m in entity.mentions)
    assert len({e.id for e in found}) == len(found)


def test_the_same_article_gives_the_same_entities() -> None:
    text = (CASES / "a_family_shares_its_surname" / "article.txt").read_text(encoding="utf-8")
    assert entities_of(text) == entities_of(text)


def test_ids_begin_with_the_article() -> None:
    parse = parse_text("Anna Keller resigned in Geneva.")
    found = EntitiesAnnotator().annotate(parse, Reading(article=parse.article.id)).entities
    assert [e.id for e in found] == [f"{parse.article.id}.e1", f"{parse.article.id}.e2"]
    assert isinstance(parse.article, Article)
