"""Likeness of claims: how much of their words and entities they share, how near they are, and their sentences."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from variorum.backends.encoder import Encoder, Vectors
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness

Indices = npt.NDArray[np.int64]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LikenessToAll:
    """What the likeness of some claims (rows) to all claims of the story (columns) is made of, as in `Likeness`.

    `context` gives what their sentences have in common, pair by pair.
    """

    cosine: Matrix
    overlap: Matrix
    contained: Matrix
    weight: Matrix
    meaning: Matrix
    context: Callable[[int, int], tuple[float, float]]

    @property
    def value(self) -> Matrix:
        """Return the one figure that rows of the table and candidates go by."""
        return (self.cosine + self.overlap) / 2

    def at(self, row: int, column: int) -> Likeness:
        """Return the likeness of one claim to another."""
        place = row, column
        context, context_words = self.context(row, column)
        return Likeness(
            cosine=float(self.cosine[place]),
            overlap=float(self.overlap[place]),
            contained=float(self.contained[place]),
            weight=float(self.weight[place]),
            meaning=float(self.meaning[place]),
            context=context,
            context_words=context_words,
        )


class ClaimLikeness:
    """Weighs shared tokens by rarity (idf over the story's claims) and adds the cosine of the claims' vectors.

    `weight` maps a token to its idf; `vectors` and `meanings` have shape (claims, dimensions), rows of length 1.
    """

    def __init__(self, views: Sequence[View], encoder: Encoder, meaning: Encoder) -> None:
        self.views = views
        counts = Counter(token for view in views for token in view.tokens)
        self.weight = {t: math.log(1 + len(views) / n) for t, n in counts.items()}
        self.totals = np.array([sum(self.weight[t] for t in sorted(v.tokens)) for v in views])
        self.vectors: Vectors = encoder.encode([v.claim.span.text for v in views])
        self.meanings: Vectors = meaning.encode([v.words for v in views])
        self.of_sentences = SentenceLikeness(views, meaning)
        holders: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(views):
            for token in view.tokens:
                holders[token].append(i)
        self._holders = {token: np.array(claims) for token, claims in holders.items()}

    def parts(self, i: int, j: int) -> Likeness:
        """Return what the likeness of two claims is made of."""
        return self.to_all(i, i + 1).at(0, j)

    def to_all(self, start: int, end: int) -> LikenessToAll:
        """Return the likeness of the claims from `start` up to `end` to all claims."""
        shared = np.zeros((end - start, len(self.views)))
        rows: dict[str, list[int]] = defaultdict(list)
        for i in range(start, end):
            for token in self.views[i].tokens:
                rows[token].append(i - start)
        for token in sorted(rows):  # in one order: a sum of floats depends on it
            shared[np.ix_(np.array(rows[token]), self._holders[token])] += self.weight[token]
        mine, theirs, tiny = self.totals[start:end, None], self.totals[None, :], np.finfo(float).tiny
        return LikenessToAll(
            cosine=_cosines(self.vectors, start, end),
            overlap=2 * shared / np.maximum(mine + theirs, tiny),
            contained=shared / np.maximum(np.minimum(mine, theirs), tiny),
            weight=shared,
            meaning=_cosines(self.meanings, start, end),
            context=lambda row, column: self.of_sentences.alike(start + row, column),
        )


class SentenceLikeness:
    """The sentences that claims stand in, compared by their meaning and their words but names.

    Words are weighed by rarity (idf over the sentences). `meanings` has a row for each claim, that of its sentence.
    """

    def __init__(self, views: Sequence[View], meaning: Encoder) -> None:
        keys = [(v.sentence.text, tuple(sorted(v.context))) for v in views]
        different = {key: n for n, key in enumerate(sorted(set(keys)))}
        self._of = [different[key] for key in keys]
        self._meanings = meaning.encode([text for text, _ in different])
        self.meanings: Vectors = self._meanings[self._of]
        self._stems = [frozenset(stems) for _, stems in different]
        counts = Counter(stem for stems in self._stems for stem in stems)
        self._weight = {stem: math.log(1 + len(different) / n) for stem, n in counts.items()}
        self._totals = [self._weigh(stems) for stems in self._stems]
        self._alike = cache(self._compare)

    def alike(self, i: int, j: int) -> tuple[float, float]:
        """Return how near the sentences of two claims are in meaning, and the share of their words in common."""
        a, b = self._of[i], self._of[j]
        return self._alike(min(a, b), max(a, b))

    def _compare(self, a: int, b: int) -> tuple[float, float]:
        near = max(0.0, float(self._meanings[a] @ self._meanings[b]))
        total = self._totals[a] + self._totals[b]
        return near, 2 * self._weigh(self._stems[a] & self._stems[b]) / total if total else 0.0

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(self._weight[s] for s in sorted(stems))  # in one order: a sum of floats depends on it


def _cosines(vectors: Vectors, start: int, end: int) -> Matrix:
    return np.maximum(0.0, (vectors[start:end] @ vectors.T).astype(np.float64))
