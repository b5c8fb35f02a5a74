"""A claim in its story: what other reports have of it, and what it takes as known."""

from __future__ import annotations

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.collation.pairs.in_story import StoryWords, definites, features_in_story
from variorum.collation.pipeline import prepare
from variorum.model import Article
from variorum.reading import Reader

MILL = "Fire destroyed the mill in Lesk on Monday.\n\nThe owner sold cows to Ivo Kern in May 2019."


def _found(reader: Reader, *texts: str) -> dict[str, dict[str, float]]:
    """Return what is seen of each claim of the first of some reports of one day, by its words."""
    articles = [Article(name=f"{n}.txt", text=text, published="2024-05-07") for n, text in enumerate(texts)]
    ready = prepare(articles, list(reader.read(articles)), WordVectorEncoder())
    story = StoryWords(ready.articles, {entity.id: entity for entity in ready.joined.entities})
    return {
        view.claim.span.text.split()[0]: dict(features_in_story(view, story))
        for view in ready.views
        if view.article.name == "0.txt"
    }


def test_what_other_reports_speak_of_is_counted(reader: Reader) -> None:
    found = _found(reader, MILL, "A mill in Lesk burned down on Monday.", "The mill was old.")
    fire, owner = found["Fire"], found["The"]
    assert fire["words in others"] == pytest.approx(
        3 / 5
    )  # the mill, Lesk, Monday; no fire that destroyed it
    assert fire["words in most"] == pytest.approx(1 / 5)  # the mill
    assert owner["words in others"] == 0
    assert fire["spread of a name"] == pytest.approx(2 / 3)  # Lesk
    assert owner["spread of a name"] == pytest.approx(1 / 3)  # Ivo Kern
    assert owner["long past"]
    assert not fire["long past"]
    assert owner["begins a paragraph"]


def test_of_one_report_nothing_is_said_by_others(reader: Reader) -> None:
    assert all(x["words in others"] == x["words in most"] == 1 for x in _found(reader, MILL).values())


def test_all_is_within_one(reader: Reader) -> None:
    found = _found(reader, MILL, "A mill burned.")
    assert all(0 <= x <= 1 for each in found.values() for x in each.values())


@pytest.mark.parametrize(
    ("text", "taken_as_known"),
    [
        ("The guild met the old council on Friday", [["guild", "met"], ["old", "council"]]),
        ("The fall of Karsk was told by the man who saw it", []),
        ("Ada Berg sold the United Mill", []),
        ("He left the mill", [["mill"]]),
    ],
)
def test_the_takes_something_as_known_unless_it_says_which(
    text: str, taken_as_known: list[list[str]]
) -> None:
    assert [words for _, words in definites(text)] == taken_as_known
