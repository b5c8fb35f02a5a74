"""Groups: what hangs together, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", int, str)


def connected(pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """Return what pairs join in groups, each group and all of them in order."""
    groups: dict[T, set[T]] = {}
    for pair in pairs:
        joined = set(pair).union(*(groups.get(n, ()) for n in pair))
        groups.update(dict.fromkeys(joined, joined))
    return sorted(sorted(group) for n, group in groups.items() if n == min(group))
