"""Copies as shared shingles alone tell them: the resemblance of two texts (Broder 1997), and the runs they share."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.evaluation.metrics.plagdet import Passage
from variorum.text.shingle import Word, shingles, words

SIZE = 5


def resemblance(left: str, right: str) -> float:
    """Return the Jaccard coefficient of the texts' sets of five words in a row."""
    one, other = ({s for _, s in shingles([w.key for w in words(text)], SIZE)} for text in (left, right))
    return len(one & other) / len(one | other) if one | other else 0.0


def shared_stretches(left: str, right: str) -> list[Passage]:
    """Return the longest stretches of equal words, at least five long, each word of the left at most once."""
    one, other = words(left), words(right)
    return list(_stretches(one, other))


def _stretches(one: list[Word], other: list[Word]) -> Iterator[Passage]:
    where: dict[tuple[str, ...], int] = {}
    for place, shingle in shingles([w.key for w in other], SIZE):
        where.setdefault(shingle, place)
    i = 0
    while i + SIZE <= len(one):
        found = where.get(tuple(w.key for w in one[i : i + SIZE]))
        if found is None:
            i += 1
            continue
        j = found
        n = SIZE
        while i + n < len(one) and j + n < len(other) and one[i + n].key == other[j + n].key:
            n += 1
        yield (one[i].start, one[i + n - 1].end), (other[j].start, other[j + n - 1].end)
        i += n
