"""How claims bear on one another: the measures, what is learned of them, and that it is learned on other topics."""

from __future__ import annotations

import datetime

import pytest

from variorum.evaluation.baselines.claim_similarity import claim_vectors, word_overlap
from variorum.evaluation.bearing import Alignment, Bearing, ComparedClaim, bearing
from variorum.evaluation.benchmarks.claimdiff import Measured, cross_judged
from variorum.evaluation.formats.claimdiff import ClaimPair
from variorum.evaluation.metrics.macro_f1 import best_macro_threshold, macro_f1
from variorum.evaluation.metrics.roc_area import roc_area
from variorum.evaluation.regression import fitted


def test_the_roc_area_is_the_share_of_pairs_in_order() -> None:
    # Wanted score 3 and 1, others 2 and 1: of four pairs two are in order, one is not, one is a tie.
    assert roc_area([3, 2, 1, 1], [True, False, True, False]) == (1 + 1 + 0 + 0.5) / 4
    assert roc_area([3, 2], [True, True]) == 0.5


def test_macro_f1_weighs_the_rare_answer_as_much_as_the_common_one() -> None:
    wanted = [True, True, True, False]
    # Yes: 3 of 4 given, 3 of 3 found, so 6/7. No: nothing.
    assert macro_f1([True] * 4, wanted) == pytest.approx(3 / 7)
    # Yes: 2 of 2, 2 of 3, so 4/5. No: 1 of 2, 1 of 1, so 2/3.
    assert macro_f1([True, True, False, False], wanted) == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_the_threshold_lies_half_way_where_it_parts_them_best() -> None:
    assert best_macro_threshold([0.1, 0.4, 0.6, 0.9], [False, False, True, True]) == 0.5
    assert best_macro_threshold([0.4, 0.4], [False, True]) == 0.4


def test_a_regression_leans_towards_what_parts_the_answers_and_not_towards_what_does_not() -> None:
    rows = [(0.0, 5.0), (0.2, 5.0), (0.8, 5.0), (1.0, 5.0)]
    weigh = fitted(rows, [False, False, True, True])
    low, *_, high = weigh(rows)
    assert low < 0 < high
    assert low == pytest.approx(-high)
    assert weigh.weights[1] == 0


def test_words_are_aligned_to_the_nearest_and_the_order_of_texts_does_not_matter() -> None:
    texts = ["The doctor left the hospital.", "A physician left a clinic.", "The dog ate a bone.", "Of the"]
    alike = Alignment(texts)
    assert alike(texts[0], texts[0]) == pytest.approx(1)
    assert alike(texts[0], texts[1]) == pytest.approx(alike(texts[1], texts[0]))
    assert 1 > alike(texts[0], texts[1]) > alike(texts[0], texts[2]) >= 0
    assert alike(texts[0], texts[3]) == 0


def test_contrast_counts_where_one_alone_has_it_and_entities_where_both_name_them() -> None:
    left, right = "But the dam held.", "The dam broke."
    alike = Alignment([left, right])
    one, other = ComparedClaim(left, (), frozenset({"e1", "e2"})), ComparedClaim(right, (), frozenset({"e2"}))
    measured = bearing(one, other, alike)
    assert (measured.contrast, measured.entities, measured.spoken, measured.polarity) == (1, 1, 0, 0)
    assert measured == bearing(other, one, alike)
    assert bearing(one, one, alike).contrast == 0


def test_similarity_alone_is_overlap_of_stems_and_a_vector_per_text() -> None:
    assert word_overlap("The dams broke", "A dam was built") == pytest.approx(2 / 4)
    assert word_overlap("of the", "of the") == 0
    vectors = claim_vectors(["The dam broke.", "The dog ate."])
    assert set(vectors) == {"The dam broke.", "The dog ate."}


def test_a_topic_is_judged_by_what_other_topics_taught() -> None:
    # Likeness means yes in the first three topics and no in the fourth, which therefore is judged wrongly.
    def measured(fold: int, likeness: float) -> Measured:
        pair = ClaimPair(f"topic {fold}", datetime.date(2021, 1, 1), "a", "b", "A", "B", True, False)
        return Measured(pair, fold, Bearing(likeness, 0, 0, 0, 0), {})

    pairs = [measured(fold, likeness) for fold in range(4) for likeness in (0.1, 0.9)]
    wanted = [False, True] * 3 + [True, False]
    judged = cross_judged(pairs, wanted, [[m.bearing.likeness] for m in pairs])
    assert judged.said[-2:] == [False, True]
    assert judged.scores[-1] > judged.scores[-2]
