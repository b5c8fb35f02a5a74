"""Standing alone: how surely a claim can be told by itself, and the models that say so."""

from __future__ import annotations

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.collation.pairs.in_story import StoryWords
from variorum.collation.pairs.logistic import Logistic, model
from variorum.collation.pairs.stand_alone import features, stands_alone
from variorum.collation.pipeline import prepare
from variorum.model import Article
from variorum.reading import Reader
from variorum.workspace import Workspace


def _claims(reader: Reader, text: str) -> dict[str, float]:
    """Return how surely each claim of a text stands alone, by its words."""
    article = Article(text=text, name="a.txt", published="2024-05-04")
    ready = prepare([article], list(reader.read([article])), WordVectorEncoder())
    story = StoryWords([article], {entity.id: entity for entity in ready.joined.entities})
    return {view.claim.span.text: stands_alone(view, story) for view in ready.views}


def test_a_whole_sentence_stands_alone_more_surely_than_its_parts(reader: Reader) -> None:
    sure = _claims(
        reader,
        "The mayor of Lesk, Ada Berg, resigned on Monday. Guards fired at the crowd, killing nine people. "
        "When the guards fired, Rosa Lind was at home.",
    )
    whole = next(s for text, s in sure.items() if text.endswith("resigned on Monday"))
    assert whole > 0.7
    for stump in ("killing nine people", "When the guards fired"):
        assert sure[stump] < 0.5 < whole


def test_features_are_shares(reader: Reader) -> None:
    article = Article(text="The mayor of Lesk resigned, and nine guards left.", name="a.txt")
    ready = prepare([article], list(reader.read([article])), WordVectorEncoder())
    story = StoryWords([article], {entity.id: entity for entity in ready.joined.entities})
    found = [features(view, story) for view in ready.views]
    assert found
    assert all(0 < x <= 1 for each in found for x in each.values())


def test_claims_of_a_story_say_how_surely_they_stand_alone() -> None:
    edition = Workspace().read(
        [
            Article(
                text="The mayor of Lesk resigned on Monday. If it rains, the fair will be closed.",
                name="a.txt",
            )
        ]
    )
    asserted = {c.modality: c.stands_alone for c in edition.claims}
    assert asserted["fact"] == pytest.approx(0.9, abs=0.1)
    assert asserted["conditional"] is None


def test_a_feature_without_a_weight_counts_nothing() -> None:
    even = Logistic(0.0, {"known": 2.0})
    assert even({}) == even({"unknown": 5.0}) == 0.5
    assert even({"known": 1.0}) == pytest.approx(0.8808, abs=1e-4)


@pytest.mark.parametrize("name", ["sameness", "support", "stand_alone"])
def test_models_are_read_from_their_files(name: str) -> None:
    assert model(name).weights
