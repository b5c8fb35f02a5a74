"""The encoder of meaning: what says the same in other words is nearer than another point of the story."""

from __future__ import annotations

import numpy as np
import pytest

from variorum.backends.meaning import DIMENSIONS, MeaningEncoder

# a claim, the same in other words, another point that shares a word
TRIPLES = [
    (
        "discovered the widow lying in the kitchen",
        "found her on the kitchen floor",
        "the widow had asked the council to repair her kitchen",
    ),
    (
        "Fourteen officers were treated in hospital",
        "14 of its members had needed hospital care",
        "fourteen people were arrested outside the hospital",
    ),
    (
        "Deadly fumes had seeped from a blocked pipe",
        "carbon monoxide leaked out of a flue that had been sealed",
        "the couple had come to the town on holiday",
    ),
]


@pytest.mark.parametrize("claim,same,other", TRIPLES)
def test_the_same_in_other_words_is_nearer_than_another_point(claim: str, same: str, other: str) -> None:
    one, near, far = MeaningEncoder().encode([claim, same, other])
    assert one @ near > one @ far


def test_a_text_is_encoded_the_same_whatever_it_is_encoded_with() -> None:
    texts = [text for triple in TRIPLES for text in triple]
    assert (MeaningEncoder().encode(texts[:1])[0] == MeaningEncoder().encode(texts)[0]).all()


def test_a_vector_has_length_one_but_for_a_text_without_words() -> None:
    vectors = MeaningEncoder().encode(["the bridge fell", " ", ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0], abs=1e-5)
    assert MeaningEncoder().encode([]).shape == (0, DIMENSIONS)
