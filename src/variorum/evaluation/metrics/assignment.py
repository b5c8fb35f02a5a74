"""The assignment that is worth most (Kuhn 1955, Munkres 1957; in the form with potentials, O(n³))."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_assignment(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return pairs (row, column), each row and each column at most once, with the largest sum of worth."""
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return sorted((row, column) for column, row in best_assignment(turned))
    rows, columns = len(worth), len(worth[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, before, done = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            done[column] = True
            here, step, following = owner[column], inf, 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -worth[here - 1][j - 1] - of_row[here] - of_column[j]
                if cost < least[j]:
                    least[j], before[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if done[j]:
                    of_row[owner[j]] += step
                    of_column[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return sorted((owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j])
