"""What is asked of a claim of an edition is found once, and never taken for that of another."""

from __future__ import annotations

import msgspec

from variorum.edition import Edition
from variorum.edition.naming import words
from variorum.edition.remembered import remembered
from variorum.edition.standing import stands_alone
from variorum.edition.words import plain
from variorum.model import Article, Claim

ARTICLE = Article(name="a.txt", text="The mill burned. The bakers left.")
BURNED, LEFT = (
    Claim(id="c1", span=ARTICLE.span(*ends), predicate=verb)
    for ends, verb in (((0, 15), "burn"), ((17, 32), "leave"))
)


def test_what_is_asked_of_a_claim_is_found_once_for_an_edition() -> None:
    asked: list[Claim] = []

    @remembered
    def told(edition: Edition, claim: Claim) -> str:
        asked.append(claim)
        return f"{len(edition.claims)} {claim.span.text}"

    one, two = Edition(articles=(ARTICLE,), claims=(BURNED,)), Edition(articles=(ARTICLE,))
    found = [told(edition, claim) for edition in (one, two) for claim in (BURNED, LEFT) for _ in range(2)]
    expected = [f"{n} {text}" for n in (1, 0) for text in ("The mill burned", "The bakers left")]
    assert found[::2] == found[1::2] == expected
    assert asked == [BURNED, LEFT, BURNED, LEFT]


def test_a_claim_is_put_into_words_once_and_its_story_is_as_it_was() -> None:
    edition = Edition(articles=(ARTICLE,), claims=(BURNED,))
    before = edition.to_json()
    first = words(edition, BURNED), stands_alone(edition, BURNED)
    asked = plain.cache_info()
    assert (words(edition, BURNED), stands_alone(edition, BURNED)) == first
    assert plain.cache_info() == asked
    assert edition.to_json() == before
    assert msgspec.structs.replace(edition) == edition
