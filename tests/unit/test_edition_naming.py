"""Names that are put for pronouns."""

from __future__ import annotations

import pytest

from variorum.edition import Edition
from variorum.edition.naming import words
from variorum.edition.telling import tell
from variorum.edition.words import with_article
from variorum.model import Article, Claim, Entity, Role, Source
from variorum.reading import Reader
from variorum.workspace import Workspace

MILL = Entity(id="e1", name="Corvin Mill", type="organisation", spellings=("Corvin Mill",))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("it was sold in June", "[Corvin Mill] was sold in June"),
        ("it was forced to close in May", "[Corvin Mill] was forced to close in May"),
        ("it is his aim to leave", "it is his aim to leave"),
    ],
)
def test_it_that_stands_for_what_follows_has_no_name(told: str, expected: str) -> None:
    article = Article(name="b.txt", text=told)
    it = Role(span=article.span(0, 2), head="it", entity="e1")
    one = Claim(id="c1", span=article.span(0, len(told)), predicate="be", roles={"agent": it})
    assert words(Edition(articles=(article,), entities=(MILL,), claims=(one,)), one) == expected


def test_a_surname_that_two_persons_are_called_by_is_told_with_the_first_name(reader: Reader) -> None:
    texts = (
        "Rosa Lindqvist runs the quay of Brenn. Ms. Lindqvist bought a boat on Monday.",
        "Ivo Lindqvist runs the mill of Brenn. Mr. Lindqvist sold a boat on Monday. Ivo Brand left. Mr. Brand wept.",
    )
    edition = Workspace(reader=reader).read([Article(text=t, name=f"{n}.txt") for n, t in enumerate(texts)])
    told = {tell(edition, claim) for claim in edition.claims}
    assert {"[Rosa Lindqvist] bought a boat on Monday.", "[Ivo Lindqvist] sold a boat on Monday."} <= told
    assert {"Ivo Lindqvist runs the mill of Brenn.", "Mr. Brand wept."} <= told


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("One unnamed official said the mill had burned. He", "one unnamed official"),
        ("Another official said the mill had burned. He", "another official"),
        ("No neighbour said the mill had burned. No neighbour", "no neighbour"),
        ("A few angry residents said the mill had burned. They", "a few angry residents"),
        ("An angry neighbour said the mill had burned. He", "an angry neighbour"),
        ("A business owner said the mill had burned. She", "a business owner"),
    ],
)
def test_who_speaks_is_called_with_the_article_that_goes_with_the_words(
    said: str, called: str, reader: Reader
) -> None:
    text = f"{said} said the pumps had failed in May."
    edition = Workspace(reader=reader).read([Article(text=text, name="a.txt")])
    (last,) = (c for c in edition.claims if c.span.text.startswith("the pumps"))
    assert edition.voices(last) == (called,)


@pytest.mark.parametrize(
    ("name", "before", "called"),
    [
        ("senior officials", "", "senior officials"),
        ("every official", "", "every official"),
        ("senior officials of the port", "Then the", "the senior officials of the port"),
        ("two guards", "", "two guards"),
        ("harbour boss", "", "a harbour boss"),
        ("", "", ""),
    ],
)
def test_no_article_stands_before_several(name: str, before: str, called: str) -> None:
    assert with_article(name, "they", {name}, before) == called


@pytest.mark.parametrize(
    ("before", "called"), [(["", "the ", "The "], "the White House"), (["", "a "], "White House")]
)
def test_a_headline_leaves_out_the_article_that_a_name_mostly_has(before: list[str], called: str) -> None:
    assert with_article("White House", "White House", {"White House"}, None, before) == called


@pytest.mark.parametrize(("name", "voices"), [("", ()), ("guard", ("a guard",))])
def test_a_speaker_of_no_mention_is_called_what_is_known(name: str, voices: tuple[str, ...]) -> None:
    article = Article(name="b.txt", text="The mill burned.")
    guard = Entity(id="e2", name=name, type="person")
    said = Source(kind="speaker", entity="e2")
    one = Claim(id="c1", span=article.span(0, 15), predicate="burn", roles={}, attribution=(said,))
    assert Edition(articles=(article,), entities=(guard,), claims=(one,)).voices(one) == voices
