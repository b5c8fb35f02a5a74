"""A claim in full, and what its sentence adds to how surely two claims are one point."""

from __future__ import annotations

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pipeline import prepare
from variorum.model import Article
from variorum.reading import Reader


def likeness_of(texts: tuple[str, ...], reader: Reader) -> ClaimLikeness:
    articles = [Article(text=t, name=f"{n}.txt", published="2024-05-02") for n, t in enumerate(texts)]
    ready = prepare(articles, list(reader.read(articles)), WordVectorEncoder())
    return ClaimLikeness(ready.views, WordVectorEncoder(), MeaningEncoder())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Lund left Oslo. She sold the mill.", "Ada Lund sold the mill"),
        ("Ada Lund, who sold the mill, left.", "Ada Lund sold the mill"),
        ("Ada Lund left Oslo. Her mill burned.", "Her mill burned"),
        ("Nobody knows who she is. She sold the mill.", "She sold the mill"),
        ("Ada Lund met Ivo Brand. The baker saw him.", "The baker saw Ivo Brand"),
    ],
)
def test_a_claim_in_full_has_names_for_pronouns_and_its_subject_before_it(
    text: str, words: str, reader: Reader
) -> None:
    assert words in [view.words for view in likeness_of((text,), reader).views]


def test_sentences_are_as_like_as_their_words_but_names(reader: Reader) -> None:
    likeness = likeness_of(
        (
            "Ada Lund fell from a ladder, and the neighbours called a doctor.",
            "Ada Lund fell from a ladder, and the neighbours called a doctor.",
            "Ada Lund fell behind in the count of votes for the northern district.",
        ),
        reader,
    )
    fell = [i for i, view in enumerate(likeness.views) if view.claim.predicate == "fall"]
    told = {view.article.name: i for i, view in enumerate(likeness.views) if i in fell}
    same = likeness.parts(told["0.txt"], told["1.txt"])
    other = likeness.parts(told["0.txt"], told["2.txt"])
    assert same.context_words == pytest.approx(1.0)
    assert same.context == pytest.approx(1.0, abs=1e-5)
    assert other.context_words < 0.5
    assert other.context < same.context
    assert other == likeness.parts(told["2.txt"], told["0.txt"])
