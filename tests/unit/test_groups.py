"""What pairs join, directly or through others, is one group."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.groups import connected

PAIRS = [(4, 2), (5, 6), (2, 9), (7, 7), (6, 1)]


def test_groups_do_not_depend_on_the_order_of_the_pairs() -> None:
    for pairs in permutations(PAIRS):
        assert connected(pairs) == [[1, 5, 6], [2, 4, 9], [7]]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_each_is_in_one_group_with_what_it_is_paired_with(pairs: list[tuple[int, int]]) -> None:
    groups = connected(pairs)
    place = {n: g for g, group in enumerate(groups) for n in group}
    assert sorted(n for group in groups for n in group) == sorted({n for pair in pairs for n in pair})
    assert all(place[a] == place[b] for a, b in pairs)
    assert connected(pair for group in groups for pair in pairwise([group[0], *group])) == groups
