"""Names that are put for pronouns."""

from __future__ import annotations

import pytest

from variorum.edition import Edition
from variorum.edition.naming import words
from variorum.model import Article, Claim, Entity, Role

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
