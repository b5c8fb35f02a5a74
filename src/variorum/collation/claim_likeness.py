"""Likeness of claims: how much of their words and entities they share, and how near their vectors are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from variorum.backends.encoder import Encoder, Vectors
from variorum.collation.compare import Likeness, opposed
from variorum.collation.lexicon import lexicon
from variorum.collation.view import View

Indices = npt.NDArray[np.int64]

FREQUENT = 0.2
"""A token in more than this share of the claims (and in more than `FREQUENT_AT_LEAST`) finds no candidates."""
FREQUENT_AT_LEAST = 40
LEAST = 0.1
LEAST_APART = 0.27
"""Less than any row of the decision table asks for: of claims that touch on one kind of event, and of others."""
NEIGHBOURS = 3
"""At most so many candidates per claim and other article."""
LEAST_MEANING = 0.5
NEAREST = 3
NEAREST_IN_ALL = 12
"""At most so many more per other article, and in all, whatever their words, that are at least so near in meaning."""
UNLIKE = 0.15
"""Claims less near than this in meaning are not compared, whatever their words, unless both give one toll."""
LEAST_TOLD = 2
"""Words and names, but function words, of a claim that tells something."""


class ClaimLikeness:
    """Weighs shared tokens by rarity (idf over the story's claims) and adds the cosine of the claims' vectors.

    `weight` maps a token to its idf; `vectors` has shape (claims, dimensions), rows of length 1.
    """

    def __init__(self, views: Sequence[View], encoder: Encoder, meaning: Encoder) -> None:
        self.views = views
        self.counts = Counter(token for view in views for token in view.tokens)
        self.weight = {t: math.log(1 + len(views) / n) for t, n in self.counts.items()}
        self.totals = [sum(self.weight[t] for t in sorted(v.tokens)) for v in views]
        self.tolls = [frozenset(c.toll for c in v.counts if c.toll) for v in views]
        texts = [v.claim.span.text for v in views]
        self.vectors: Vectors = encoder.encode(texts)
        self.telling = np.array(
            [not v.only_speaks and len(v.tokens) >= LEAST_TOLD for v in views], dtype=bool
        )
        self.meanings: Vectors = meaning.encode(texts)

    def __call__(self, i: int, j: int) -> float:
        """Return the likeness of two claims in [0, 1]."""
        return self.parts(i, j).value

    def parts(self, i: int, j: int) -> Likeness:
        """Return what the likeness of two claims is made of."""
        return self._parts(i, j, self._shared(i, j))

    def _shared(self, i: int, j: int) -> float:
        """Return the weight of the tokens that two claims share."""
        return sum(self.weight[t] for t in sorted(self.views[i].tokens & self.views[j].tokens))

    def _parts(self, i: int, j: int, shared: float) -> Likeness:
        total, least = self.totals[i] + self.totals[j], min(self.totals[i], self.totals[j])
        return Likeness(
            cosine=max(0.0, float(self.vectors[i] @ self.vectors[j])),
            overlap=2 * shared / total if total else 0.0,
            contained=shared / least if least else 0.0,
            weight=shared,
            meaning=max(0.0, float(self.meanings[i] @ self.meanings[j])),
        )

    def candidates(self) -> list[tuple[int, int, Likeness]]:
        """Return the pairs worth comparing, i < j, with their likeness, in order.

        Two claims of different articles or utterances, or of one toll by two sources, meet over a token that is not
        frequent, or over an event class that both name; of each claim's pairs with one other article the `NEIGHBOURS`
        likest are kept, and of each toll the likest claim that gives one too, however unlike. Besides, claims of
        different articles meet that are near in meaning, whatever their words.
        """
        index = self._index()
        holders = self._holders()
        totals = np.array(self.totals)
        article = _number_all([v.article.id for v in self.views])
        of = article.tolist()
        act = _number_all([v.utterance for v in self.views])
        counting = np.array([bool(tolls) for tolls in self.tolls])
        kept: dict[tuple[int, int], float] = {}
        for i, view in enumerate(self.views):
            meant = self.meanings @ self.meanings[i]
            for j in self._near_in_meaning(i, article, meant):
                pair = (i, j) if i < j else (j, i)
                kept[pair] = self._shared(*pair)
            found = [index[key] for key in _keys(view) if key in index]
            if not found:
                continue
            others = np.unique(np.concatenate(found))
            apart = (article[others] != article[i]) | (
                (act[others] >= 0) & (act[i] >= 0) & (act[others] != act[i])
            )
            if tolls := self.tolls[i]:
                beside = [bool(tolls & self.tolls[j]) and self.views[j].source != view.source for j in others]
                apart |= np.array(beside)
            others = others[apart]
            if not len(others):
                continue
            shared = np.zeros(len(self.views))
            for token in sorted(view.tokens):
                shared[holders[token]] += self.weight[token]
            overlaps = 2 * shared[others] / np.maximum(totals[others] + self.totals[i], np.finfo(float).tiny)
            cosines = np.maximum(0.0, (self.vectors[others] @ self.vectors[i]).astype(np.float64))
            likes = (cosines + overlaps) / 2
            order = np.argsort(-likes, kind="stable")
            near = (likes[order] >= LEAST) & (meant[others[order]] >= UNLIKE)
            order = order[near | counting[others[order]] if self.tolls[i] else near]
            told: set[int] = set()
            room = dict.fromkeys(article[others].tolist(), NEIGHBOURS)
            for j, like in zip(others[order].tolist(), likes[order].tolist(), strict=True):
                if room[of[j]] and like >= LEAST and (like >= LEAST_APART or _in_touch(view, self.views[j])):
                    room[of[j]] -= 1
                    kept[min(i, j), max(i, j)] = float(shared[j])
                elif of[j] not in told and self.tolls[i] & self.tolls[j]:
                    kept[min(i, j), max(i, j)] = float(shared[j])
                told |= {of[j]} if self.tolls[i] & self.tolls[j] else set()
        return [(i, j, self._parts(i, j, weight)) for (i, j), weight in sorted(kept.items())]

    def _near_in_meaning(self, i: int, article: Indices, near: Vectors) -> Iterator[int]:
        """Yield the claims of other articles that are nearest to a claim in meaning, if it tells something."""
        if not self.telling[i]:
            return
        others = np.flatnonzero((near >= LEAST_MEANING) & self.telling & (article != article[i]))
        room = dict.fromkeys(article[others].tolist(), NEAREST)
        left = NEAREST_IN_ALL
        for j in others[np.argsort(-near[others], kind="stable")].tolist():
            if left and room[article[j]]:
                room[article[j]] -= 1
                left -= 1
                yield j

    def _index(self) -> dict[str, Indices]:
        """Map each token that is not frequent, and each event class, to the claims that have it."""
        limit = max(FREQUENT_AT_LEAST, FREQUENT * len(self.views))
        index: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(self.views):
            for key in _keys(view):
                if self.counts.get(key, 0) <= limit:
                    index[key].append(i)
        return {key: np.array(claims) for key, claims in index.items()}

    def _holders(self) -> dict[str, Indices]:
        """Map each token to the claims that have it."""
        holders: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(self.views):
            for token in view.tokens:
                holders[token].append(i)
        return {token: np.array(claims) for token, claims in holders.items()}


def _number_all(names: Sequence[str | None]) -> Indices:
    """Return a number for each name, the same for the same; -1 for None."""
    known = {name: n for n, name in enumerate(dict.fromkeys(n for n in names if n is not None))}
    return np.array([-1 if name is None else known[name] for name in names])


def _in_touch(a: View, b: View) -> bool:
    """Tell whether two claims touch on one kind of event, or belong to one act of speaking."""
    if a.touched & b.touched or a.events & b.events or opposed(a, b, lexicon()):
        return True
    return (a.utterance or a.reports) is not None and (a.utterance or a.reports) == (b.utterance or b.reports)


def _keys(view: View) -> Iterator[str]:
    yield from view.tokens
    yield from ("event:" + event for event in view.events - view.touched)
    yield from {"toll:" + count.toll for count in view.counts if count.toll}
