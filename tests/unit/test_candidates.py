"""Which pairs of claims are compared, and how many."""

from __future__ import annotations

from collections import Counter

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.candidates import NEAREST, NEIGHBOURS, candidates
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.pipeline import prepare
from variorum.model import Article
from variorum.reading import Reader


def likeness_of(reader: Reader, *texts: str) -> ClaimLikeness:
    articles = [Article(text=text, name=f"{n}.txt") for n, text in enumerate(texts)]
    encoder = WordVectorEncoder()
    views = prepare(articles, list(reader.read(articles)), encoder).views
    return ClaimLikeness(views, encoder, MeaningEncoder())


def test_reports_without_claims_have_none(reader: Reader) -> None:
    assert candidates(likeness_of(reader, "Hello.", "Weather")) == []


def test_a_claim_is_compared_with_few_of_one_report(reader: Reader) -> None:
    one = "The bridge at Karsk fell on Monday."
    many = " ".join(f"The bridge at Karsk fell in {year}." for year in range(1990, 2010))
    likeness = likeness_of(reader, one, many)
    alone = [i for i, view in enumerate(likeness.views) if view.article.text == one]
    met = Counter(k for i, j, _ in candidates(likeness) for k in (i, j))
    assert len(alone) == 1
    assert met[alone[0]] > 0
    # the rest have it among their own likest
    assert met[alone[0]] <= len(likeness.views) - 1
    assert all(n <= NEIGHBOURS + NEAREST for k, n in met.items() if k not in alone)


def test_what_shares_words_alone_is_not_compared(reader: Reader) -> None:
    likeness = likeness_of(reader, "Karsk sold its old mill.", "The choir of Karsk sang a song by Grieg.")
    assert [(i, j) for i, j, alike in candidates(likeness) if alike.meaning < 0.2] == []


def test_the_likeness_of_a_pair_is_that_of_its_candidate(reader: Reader) -> None:
    likeness = likeness_of(reader, "The dam broke on Monday night.", "On Monday night the dam gave way.")
    found = candidates(likeness)
    assert found
    assert [likeness.parts(i, j) for i, j, _ in found] == [alike for *_, alike in found]
