"""Likeness of claims: how much of their words and entities they share, and how near their vectors are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from variorum.backends.encoder import Encoder, Vectors
from variorum.collation.compare import Likeness, opposed
from variorum.collation.lexicon import lexicon
from variorum.collation.view import View

FREQUENT = 0.2
"""A token in more than this share of the claims (and in more than `FREQUENT_AT_LEAST`) finds no candidates."""
FREQUENT_AT_LEAST = 40
LEAST = 0.1
LEAST_APART = 0.27
"""Less than any row of the decision table asks for: of claims that touch on one kind of event, and of others."""
NEIGHBOURS = 8
"""At most so many candidates per claim and other article."""


class ClaimLikeness:
    """Weighs shared tokens by rarity (idf over the story's claims) and adds the cosine of the claims' vectors.

    `weight` maps a token to its idf; `vectors` has shape (claims, dimensions), rows of length 1.
    """

    def __init__(self, views: Sequence[View], encoder: Encoder) -> None:
        self.views = views
        self.counts = Counter(token for view in views for token in view.tokens)
        self.weight = {t: math.log(1 + len(views) / n) for t, n in self.counts.items()}
        self.totals = [sum(self.weight[t] for t in sorted(v.tokens)) for v in views]
        self.vectors: Vectors = encoder.encode([v.claim.span.text for v in views])

    def __call__(self, i: int, j: int) -> float:
        """Return the likeness of two claims in [0, 1]."""
        return self.parts(i, j).value

    def parts(self, i: int, j: int) -> Likeness:
        """Return what the likeness of two claims is made of."""
        cosine = max(0.0, float(self.vectors[i] @ self.vectors[j]))
        return self._parts(i, j, cosine)

    def _parts(self, i: int, j: int, cosine: float) -> Likeness:
        shared = sum(self.weight[t] for t in sorted(self.views[i].tokens & self.views[j].tokens))
        total, least = self.totals[i] + self.totals[j], min(self.totals[i], self.totals[j])
        return Likeness(
            cosine=cosine,
            overlap=2 * shared / total if total else 0.0,
            contained=shared / least if least else 0.0,
            weight=shared,
        )

    def candidates(self) -> list[tuple[int, int, Likeness]]:
        """Return the pairs worth comparing, i < j, with their likeness, in order.

        Two claims of different articles or utterances meet over a token that is not frequent, or over an event class
        that both name; of each claim's pairs with one other article the `NEIGHBOURS` likest are kept.
        """
        index = self._index()
        kept: set[tuple[int, int]] = set()
        for i, view in enumerate(self.views):
            met = {j for key in _keys(view) for j in index.get(key, ())}
            others = sorted(j for j in met if _worth_comparing(view, self.views[j]))
            if not others:
                continue
            cosines = self.vectors[np.array(others)] @ self.vectors[i]
            by_article: dict[str, list[tuple[float, int]]] = defaultdict(list)
            for j, cosine in zip(others, cosines, strict=True):
                like = self._parts(i, j, max(0.0, float(cosine))).value
                if like >= (LEAST if _in_touch(view, self.views[j]) else LEAST_APART):
                    by_article[self.views[j].article.id].append((-like, j))
            for found in by_article.values():
                kept.update((min(i, j), max(i, j)) for _, j in sorted(found)[:NEIGHBOURS])
        return [(i, j, self.parts(i, j)) for i, j in sorted(kept)]

    def _index(self) -> dict[str, list[int]]:
        """Map each token that is not frequent, and each event class, to the claims that have it."""
        limit = max(FREQUENT_AT_LEAST, FREQUENT * len(self.views))
        index: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(self.views):
            for key in _keys(view):
                if self.counts.get(key, 0) <= limit:
                    index[key].append(i)
        return index


def _worth_comparing(a: View, b: View) -> bool:
    """Tell whether two claims stand in different articles, or are said on two occasions in one, or count one toll."""
    if a.article is not b.article:
        return True
    if a.source != b.source and {c.toll for c in a.counts} & {c.toll for c in b.counts} - {None}:
        return True
    return a.utterance is not None and b.utterance is not None and a.utterance != b.utterance


def _in_touch(a: View, b: View) -> bool:
    """Tell whether two claims touch on one kind of event, or belong to one act of speaking."""
    if a.touched & b.touched or a.events & b.events or opposed(a, b, lexicon()):
        return True
    return (a.utterance or a.reports) is not None and (a.utterance or a.reports) == (b.utterance or b.reports)


def _keys(view: View) -> Iterator[str]:
    yield from view.tokens
    yield from ("event:" + event for event in view.events - view.touched)
