"""Planted copies: what is copied is known to the character, and it is the same every time."""

from __future__ import annotations

import pytest

from variorum.evaluation.baselines.shingle_copies import resemblance, shared_stretches
from variorum.evaluation.benchmarks.copies import judged_pairs, planted_pairs
from variorum.evaluation.formats.news2017 import NewsArticle
from variorum.evaluation.metrics.plagdet import reuse_score
from variorum.evaluation.planting import KINDS, planted

OUTLETS = ("harbour.example", "post.example")


def invented(n: int) -> NewsArticle:
    """Return an article of thirteen sentences in words of its own number, with a quotation in every second one."""
    said = (
        f'He had said before, "The mill of valley {n} will not be opened again while I live in it, '
        'and so we have told them all these years." '
    )
    told = f"Then the mill {n} was quiet for a while. "
    lines = [
        f"The {row} miller of valley {n} said on Monday that {row} carts of grain{n} were still missing. "
        for row in ("first", "second", "third", "old", "young", "last", "tall", "short", "poor", "rich")
    ]
    text = "".join([*lines, said if n % 2 else told, told, told]).strip()
    return NewsArticle(str(n), OUTLETS[n // 2 % 2], f"Mill {n}", text)


ARTICLES = [invented(n) for n in range(60)]


def test_every_kind_is_planted_as_often_as_was_asked_and_the_same_each_time() -> None:
    cases = planted(ARTICLES, 2)
    assert [c.kind for c in cases] == [kind for kind in KINDS for _ in range(2)]
    assert cases == planted(ARTICLES, 2)


@pytest.mark.parametrize("kind", ["whole", "cut", "part"])
def test_what_is_copied_word_for_word_stands_in_both_texts(kind: str) -> None:
    cases = [c for c in planted(ARTICLES, 2) if c.kind == kind]
    for case in cases:
        assert case.passages
        for (start, end), (first, last) in case.passages:
            assert case.left[start:end].split() == case.right[first:last].split()


def test_a_reworded_copy_has_other_words_in_the_same_places_and_leaves_quotations_alone() -> None:
    (case,) = (c for c in planted(ARTICLES, 1) if c.kind == "heavy")
    assert "said" in case.left
    assert "said" not in case.right
    assert "stated" in case.right
    assert "On Monday, " in case.right
    assert case.right.count("still") < case.left.count("still")
    assert len(case.passages) >= 4
    for _, (first, last) in case.passages:
        assert "mill" in case.right[first:last]


def test_a_shared_quotation_and_nothing_at_all_are_no_copies() -> None:
    pairs = {p.kind: p for p in planted_pairs(ARTICLES, 1)}
    assert pairs["quotation"].passages == pairs["unrelated"].passages == ()
    assert not pairs["quotation"].copied
    assert "will not be opened again" in pairs["quotation"].right


def test_of_too_few_articles_nothing_is_planted_and_pairs_that_are_not_there_are_left_out() -> None:
    assert planted(ARTICLES[:3], 5) == []
    assert [p.place for p in judged_pairs(ARTICLES, 'own = ["1 2", "1 99"]')] == ["1 | 2"]


def test_reuse_is_counted_in_the_characters_of_both_texts_and_in_pieces() -> None:
    # Wanted: 10 characters in each text. Given: two pieces that cover 4 + 4 and 2 + 4 of them, and one that is wrong.
    wanted = [((0, 10), (20, 30))]
    given = [((0, 4), (20, 24)), ((8, 12), (26, 30)), ((0, 4), (50, 54))]
    score = reuse_score(given, wanted)
    assert (score.characters.right, score.characters.given) == (8 + 6, 24)
    assert (score.characters.found, score.characters.wanted) == (14, 20)
    assert score.granularity == 2
    f1 = 2 * (14 / 24) * (14 / 20) / (14 / 24 + 14 / 20)
    assert score.plagdet == pytest.approx(f1 / 1.584962500721156)  # the logarithm of 3 to the base of 2


def test_what_overlaps_is_counted_once_and_nothing_given_is_nothing_right() -> None:
    twice = reuse_score([((0, 6), (0, 6)), ((4, 10), (4, 10))], [((0, 10), (0, 10))])
    assert (twice.characters.found, twice.characters.wanted) == (20, 20)
    assert reuse_score([], [((0, 10), (0, 10))]).plagdet == 0


def test_shingles_resemble_by_the_runs_of_five_that_both_have() -> None:
    left, right = "a b c d e f", "a b c d e g"  # two runs each, one of them in both
    assert resemblance(left, right) == pytest.approx(1 / 3)
    assert shared_stretches(left, right) == [((0, 9), (0, 9))]
    assert resemblance("a b", "a b") == 0
