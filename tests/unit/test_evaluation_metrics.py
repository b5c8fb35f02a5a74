"""Every metric gives what its paper, or a sheet of paper, gives."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluation.metrics.assignment import best_assignment
from variorum.evaluation.metrics.average_precision import average_precision
from variorum.evaluation.metrics.b_cubed import b_cubed
from variorum.evaluation.metrics.ceaf_e import ceaf_e
from variorum.evaluation.metrics.chains import Chains, chains_of
from variorum.evaluation.metrics.conll import conll
from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.evaluation.metrics.muc import muc
from variorum.evaluation.metrics.overlap import half_of_longer, half_of_shorter, matched
from variorum.evaluation.metrics.soft_f1 import soft_score
from variorum.evaluation.metrics.threshold import best_threshold, cross_validated, score_at
from variorum.evaluation.metrics.timex import Timex, timex_score

A, B, C, D, E, F, G, H, J = range(9)
KEY: Chains = [frozenset({A, B, C}), frozenset({D, E, F, G})]
RESPONSE: Chains = [frozenset({A, B}), frozenset({C, D}), frozenset({F, G, H, J})]
"""The worked example of Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions"."""


def test_f1_is_the_harmonic_mean_of_two_of_four_and_two_of_five() -> None:
    score = one_to_one(2, 4, 5)
    assert (score.precision, score.recall) == (0.5, 0.4)
    assert score.f1 == pytest.approx(4 / 9)
    assert Score().f1 == 0


def test_spans_meet_by_half_of_the_shorter_or_of_the_longer() -> None:
    long, short = ((0, 10),), ((6, 12),)  # 4 characters shared: of 6 and of 10
    assert half_of_shorter(long, short)
    assert not half_of_longer(long, short)
    assert not half_of_shorter(((0, 3),), ((3, 6),))


def test_each_span_is_matched_once_to_the_one_that_it_shares_most_with() -> None:
    given = [((0, 10),), ((10, 12),)]
    wanted = [((0, 4),), ((4, 12),)]  # the first shares 4 and 6, the second 0 and 2
    assert matched(given, wanted, lambda i, j: True) == {0: 1}
    assert matched(given, wanted, lambda i, j: (i, j) != (0, 1)) == {0: 0, 1: 1}


def test_soft_f1_counts_each_span_by_the_share_that_is_covered() -> None:
    score = soft_score([((0, 10),)], [((0, 5),), ((20, 25),)])
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_muc_of_the_worked_example() -> None:
    score = muc(RESPONSE, KEY)
    assert (score.recall, score.precision) == (2 / 5, 2 / 5)


def test_b_cubed_of_the_worked_example() -> None:
    score = b_cubed(RESPONSE, KEY)
    assert score.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7)
    assert score.precision == pytest.approx((4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8)


def test_ceaf_e_of_the_worked_example() -> None:
    score = ceaf_e(RESPONSE, KEY)
    assert score.recall == pytest.approx((0.8 + 0.5) / 2)
    assert score.precision == pytest.approx((0.8 + 0.5) / 3)


def test_the_conll_score_is_the_mean_of_the_three() -> None:
    b_cubed_f1, ceaf_e_f1 = b_cubed(RESPONSE, KEY).f1, ceaf_e(RESPONSE, KEY).f1
    assert conll([(RESPONSE, KEY)]).mean == pytest.approx((0.4 + b_cubed_f1 + ceaf_e_f1) / 3)


def test_mentions_without_a_label_are_alone() -> None:
    assert chains_of(["x", None, "x", None]) == [frozenset({0, 2}), frozenset({1}), frozenset({3})]


worths = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(worths)
def test_no_assignment_is_worth_more_than_the_best(worth: list[list[float]]) -> None:
    rows, columns = range(len(worth)), range(len(worth[0]))
    if len(rows) <= len(columns):
        sums = [
            sum(worth[i][j] for i, j in zip(rows, p, strict=False)) for p in permutations(columns, len(rows))
        ]
    else:
        sums = [
            sum(worth[i][j] for i, j in zip(p, columns, strict=False))
            for p in permutations(rows, len(columns))
        ]
    pairs = best_assignment(worth)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(worth[i][j] for i, j in pairs) == max(sums)


def test_the_best_threshold_and_the_one_chosen_without_the_pairs() -> None:
    pairs = [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.2, False)]
    assert score_at(pairs, 0.8).f1 == pytest.approx(2 * 2 / (2 + 3))  # P 1, R 2/3
    assert best_threshold(pairs) == 0.6  # P 3/4, R 1
    # fold 0 has .9, .7, .2: the others are best at .6 (two hits, one false); fold 1 has .8, .6: best at .9 (none)
    score = cross_validated(pairs, folds=2)
    assert (score.right, score.given, score.wanted) == (1, 2, 3)


def test_average_precision_is_the_precision_at_each_that_is_found() -> None:
    pairs = [(0.9, True), (0.8, False), (0.7, True), (0.1, False)]
    assert average_precision(pairs) == pytest.approx((1 / 1 + 2 / 3) / 2)
    # The same weights doubled change nothing; a false pair of weight 2 stands for two.
    assert average_precision(pairs, [2.0] * 4) == pytest.approx((1 / 1 + 2 / 3) / 2)
    assert average_precision(pairs, [1.0, 2.0, 1.0, 1.0]) == pytest.approx((1 / 1 + 2 / 4) / 2)
    assert (
        average_precision([(0.5, False), (0.5, True)])
        == average_precision([(0.5, True), (0.5, False)])
        == 0.5
    )
    assert average_precision([(0.5, False)]) == 0


def test_a_pair_counts_by_its_weight() -> None:
    pairs, weights = [(0.9, True), (0.6, False), (0.2, True)], [1.0, 2.0, 3.0]
    score = score_at(pairs, 0.5, weights)
    assert (score.precision, score.recall) == (1 / 3, 1 / 4)
    assert best_threshold(pairs) == best_threshold(pairs, weights) == 0.2


def test_a_time_counts_by_overlap_by_extent_by_type_and_by_value() -> None:
    wanted = [
        Timex(0, 10, "DATE", "2023-03-06"),
        Timex(20, 25, "DURATION", "P9M"),
        Timex(30, 35, "DATE", "2022"),
    ]
    given = [Timex(3, 10, "DATE", "2023-03-06"), Timex(20, 25, "DATE", "P9M")]
    score = timex_score(given, wanted)
    assert score.relaxed.f1 == pytest.approx(2 * 2 / 5)
    assert [score.strict.right, score.type.right, score.value.right] == [1, 1, 2]
