"""Entities across articles: who is joined, who stays apart, and what is only a question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from variorum.collation.entities.join import JoinedEntities, join_entities
from variorum.collation.entities.judge import Member, judge
from variorum.collation.entities.rename import rename_entities
from variorum.model import Article, Claim, Entity, Quotation, Reading, Role, Source, Voice
from variorum.reading import Reader
from variorum.reading.entities import EntitiesAnnotator

CASES = Path(__file__).parents[1] / "cases" / "entities" / "join"
READER = Reader(annotators=(EntitiesAnnotator(),))


def readings_of(case: str) -> list[Reading]:
    files = sorted((CASES / case).glob("*.txt"))
    return list(READER.read(Article(name=f.name, text=f.read_text(encoding="utf-8")) for f in files))


def owners(joined: JoinedEntities, spelling: str) -> set[str]:
    found = {e.id for e in joined.entities if spelling in e.spellings}
    assert found, f"{spelling} not among {[e.spellings for e in joined.entities]}"
    return found


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir()))
def test_case(case: str) -> None:
    """Spellings are joined, kept apart, typed or suggested as the case says."""
    expected: dict[str, Any] = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    joined = join_entities(readings_of(case))
    for spellings in expected.get("joined", []):
        assert len(set().union(*(owners(joined, s) for s in spellings))) == 1
    for left, right in expected.get("apart", []):
        assert not owners(joined, left) & owners(joined, right)
    for name, kind in expected.get("types", {}).items():
        assert {e.type for e in joined.entities if name in e.spellings} == {kind}
    for name, count in expected.get("groups", {}).items():
        assert [e.name for e in joined.entities].count(name) == count
    suggested = [{j.left, j.right} for j in joined.suggestions if j.label == "unsure"]
    for left, right in expected.get("suggested", []):
        assert owners(joined, left) | owners(joined, right) in suggested


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir()))
def test_the_order_of_the_articles_does_not_matter(case: str) -> None:
    readings = readings_of(case)
    there, back = join_entities(readings), join_entities(readings[::-1])
    assert there.entities == back.entities
    assert there.suggestions == back.suggestions
    assert there.readings == back.readings[::-1]


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir()))
def test_every_mention_is_kept_by_exactly_one_entity_that_the_readings_name(case: str) -> None:
    readings = readings_of(case)
    joined = join_entities(readings)
    before = sorted((m, e.name) for r in readings for e in r.entities for m in e.mentions)
    after = [m for e in joined.entities for m in e.mentions]
    assert sorted(m for m, _ in before) == sorted(after)
    ids = {e.id for e in joined.entities}
    assert {e.id for r in joined.readings for e in r.entities} == ids


def test_references_are_renamed_and_empty_layers_stay_empty() -> None:
    span = Article(id="a1", text="Anna said so.").span(0, 4)
    voice = Voice(entity="a1.e1", span=span)
    role = Role(span=span, head="Anna", entity="a1.e1")
    claim = Claim(
        id="c1", span=span, predicate="say", roles={"agent": role}, place=role,
        attribution=(Source(kind="speaker", entity="a1.e1"), Source(kind="outlet")),
    )  # fmt: skip
    quotation = Quotation(id="q1", content=(span,), kind="direct", speaker=voice, medium=voice)
    reading = Reading(article="a1", quotations=(quotation,), claims=(claim,))
    renamed = rename_entities(reading, {"a1.e1": "e7"})
    assert renamed.quotations[0].speaker.entity == "e7"
    assert renamed.quotations[0].medium == replace(voice, entity="e7")
    assert renamed.claims[0].roles["agent"].entity == "e7"
    assert renamed.claims[0].place == replace(role, entity="e7")
    assert [s.entity for s in renamed.claims[0].attribution] == ["e7", None]
    assert rename_entities(Reading(article="a1"), {}) == Reading(article="a1")


def test_every_merge_of_different_names_has_a_reason() -> None:
    joined = join_entities(readings_of("one_person_under_four_spellings"))
    assert all(e.reasons for e in joined.entities if len(e.spellings) > 1)


def test_no_readings_give_no_entities() -> None:
    assert join_entities([]) == JoinedEntities((), ())


@pytest.mark.parametrize(("spellings", "joined"), [((), False), (("Weir force",), True)])
def test_a_body_is_joined_to_its_operation_by_a_name_alone(spellings: tuple[str, ...], joined: bool) -> None:
    body = Entity(id="a.e1", type="organisation", name="Weir force", spellings=spellings)
    operation = Entity(id="b.e1", type="other", name="Operation Weir", spellings=("Operation Weir",))
    found = judge(Member(body, "a", "organisation"), Member(operation, "b", "other"))
    assert (found is not None) is joined


def test_two_of_one_surname_in_one_report_are_not_both_the_one_of_another(reader: Reader) -> None:
    texts = ("Mr Berg drove the van. Ms Berg wept.", "Michael Berg was held on Monday. He denied it.")
    joined = join_entities(list(reader.read([Article(text=text) for text in texts])))
    assert sorted(e.name for e in joined.entities if "Berg" in e.name) == ["Berg", "Michael Berg"]


def test_a_mans_surname_is_not_joined_to_a_woman_through_a_third_report(reader: Reader) -> None:
    texts = (
        "Ms O'Sullivan spoke on Monday. Assistant Commissioner Michael O'Sullivan left.",
        "Commissioner Nora O'Sullivan spoke on Monday. Ms O'Sullivan wept.",
        "Mr O'Sullivan left on Monday. He smiled.",
    )
    joined = join_entities(list(reader.read([Article(text=text) for text in texts])))
    (nora,) = (e for e in joined.entities if e.name == "Nora O'Sullivan")
    assert "He" not in {mention.text for mention in nora.mentions}
