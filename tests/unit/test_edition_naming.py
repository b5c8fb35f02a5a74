"""Names that are put for pronouns."""

from __future__ import annotations

import pytest

from variorum.edition import Edition
from variorum.edition.naming import words
from variorum.edition.telling import tell
from variorum.model import Article, Claim, Entity, Role
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
