"""Which pairs of claims are compared, and how many."""

from __future__ import annotations

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.pairs.candidates import NEAREST, NEIGHBOURS, candidates
from variorum.collation.pairs.claim_likeness import ClaimLikeness
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
    one = " ".join(f"The bridge at Karsk fell in {year}." for year in range(1990, 2010))
    other = " ".join(f"In {year} the bridge at Karsk fell." for year in range(1970, 1990))
    likeness = likeness_of(reader, one, other)
    claims = len(likeness.views)
    most = claims * (NEIGHBOURS + NEAREST)
    assert most < claims**2 / 4  # all pairs across the two
    assert 0 < len(candidates(likeness)) <= most


def test_the_likeness_of_a_pair_is_that_of_its_candidate(reader: Reader) -> None:
    likeness = likeness_of(reader, "The dam broke on Monday night.", "On Monday night the dam gave way.")
    found = candidates(likeness)
    assert found
    assert [likeness.parts(i, j) for i, j, _ in found] == [alike for *_, alike in found]
