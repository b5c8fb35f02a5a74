"""Relatedness: a report of another story is said to be one, and no report of the story is."""

from __future__ import annotations

from variorum.collation.sources.relatedness import unrelated
from variorum.model import Article, Entity, Reading

FLOOD = (
    "The river Ost broke its banks at Westby on Monday and drowned two deckhands of a gravel barge.",
    "Two deckhands of a barge drowned at Westby when the Ost broke its banks, the harbour master said.",
    "At Westby the flood of the Ost carried a gravel barge against the banks; two deckhands drowned.",
)
RATES = "The central bank left its main rate at four percent, and shares in lenders fell in thin trade."


def _notes(*texts: str, entities: tuple[Entity, ...] = ()) -> list[tuple[str, ...]]:
    articles = [Article(id=f"a{n}", name=f"r{n}.txt", text=text) for n, text in enumerate(texts)]
    readings = [Reading(article=a.id) for a in articles]
    notes = unrelated(articles, readings, entities, 0.25)
    assert notes == unrelated(articles[::-1], readings[::-1], entities, 0.25)
    assert all(n.kind == "unrelated" and n.message for n in notes)
    return [n.articles for n in notes]


def test_reports_of_one_story_are_related() -> None:
    assert _notes(*FLOOD) == []


def test_the_stranger_is_named() -> None:
    assert _notes(FLOOD[0], RATES, FLOOD[1]) == [("a1",)]


def test_of_two_strangers_neither_is_the_story() -> None:
    assert _notes(FLOOD[0], RATES) == [("a0", "a1")]


def test_one_report_is_no_stranger() -> None:
    assert _notes(RATES) == []


def test_words_of_names_tell_more_than_others() -> None:
    one, other = (
        "Kest sailed from Ostrel on a Monday in spring.",
        "In Ostrel, Kest bought rye and sold old lamps.",
    )
    articles = [Article(id="a0", text=one), Article(id="a1", text=other)]
    mentions = tuple(a.span(s := a.text.index(n), s + len(n)) for a in articles for n in ("Kest", "Ostrel"))
    entity = Entity(id="e1", name="Kest", type="person", mentions=mentions)
    readings = [Reading(article=a.id) for a in articles]
    assert unrelated(articles, readings, [], 0.35)
    assert not unrelated(articles, readings, [entity], 0.35)
