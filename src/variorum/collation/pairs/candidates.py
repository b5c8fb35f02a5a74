"""Candidates: the pairs of claims that are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.claim_likeness import ClaimLikeness, Indices, Matrix
from variorum.collation.pairs.compare import Likeness

Mask = npt.NDArray[np.bool_]

LEAST_OF_ONE_EVENT = 0.1
LEAST = 0.27
"""Claims that have an event in common are candidates from the first likeness on, others from the second."""
NEIGHBOURS, NEIGHBOURS_IN_ALL = 3, 30
"""Of these a claim has at most so many in one article, and so many in all."""
LEAST_MEANING = 0.45
NEAREST, NEAREST_IN_ALL = 3, 12
"""Claims at least so near in meaning are candidates whatever their words, at most so many in one article and in all."""
UNLIKE = 0.2
"""Claims less near than this in meaning are no candidates by their words, unless both count one thing or one denies."""
LEAST_TOLD = 2
"""Words and names, but function words, of a claim that tells something."""


def candidates(likeness: ClaimLikeness) -> list[tuple[int, int, Likeness]]:
    """Return the pairs worth comparing, i < j, with their likeness, in order.

    They are claims of different articles or utterances, or of one toll by two sources. Of each claim's pairs the likest
    are kept, some with each article and some in all; of those that give a toll too, the likest of each article, however
    unlike. Besides, claims of different articles meet that are near in meaning, whatever their words.
    """
    views = likeness.views
    articles, sharing = _Articles(views), _Sharing(views)
    telling = np.array([not v.only_speaks and len(v.tokens) >= LEAST_TOLD for v in views], dtype=bool)
    found: dict[tuple[int, int], Likeness] = {}
    for start, end in articles.runs:
        alike = likeness.to_all(start, end)
        value, near, mine = alike.value, alike.meaning, slice(start, end)
        outside = np.ones(len(views), dtype=bool)
        outside[mine] = False
        one_toll = sharing.one_toll(mine) & (outside | sharing.two_sources(mine))
        apart = outside | sharing.two_acts(mine) | one_toll
        in_words = (value >= LEAST) | ((value >= LEAST_OF_ONE_EVENT) & sharing.one_event(mine))
        in_sense = (near >= UNLIKE) | sharing.one_count(mine) | sharing.denial(mine)
        told = outside & telling & telling[mine, None] & (near >= LEAST_MEANING)
        pairs = [
            *articles.best(value, apart & in_words & in_sense, NEIGHBOURS, NEIGHBOURS_IN_ALL),
            *articles.best(value, one_toll, 1, len(views)),
            *articles.best(near, told, NEAREST, NEAREST_IN_ALL),
        ]
        for row, j in pairs:
            pair = (start + row, j) if start + row < j else (j, start + row)
            if pair not in found:
                found[pair] = alike.at(row, j)
    return [(*pair, found[pair]) for pair in sorted(found)]


class _Articles:
    """Where each article's claims begin and end: they stand in the order of articles."""

    def __init__(self, views: Sequence[View]) -> None:
        names = [view.article.id for view in views]
        bounds = [i for i, name in enumerate(names) if not i or names[i - 1] != name]
        self.runs = list(pairwise([*bounds, len(names)]))

    def best(self, value: Matrix, wanted: Mask, each: int, in_all: int) -> Iterator[tuple[int, int]]:
        """Yield the wanted pairs, as row and claim, that have the highest value: so many of each article and so many in
        all for each row.
        """
        by_row: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for start, end in self.runs:
            some = np.flatnonzero(wanted[:, start:end].any(axis=1))
            part = np.where(wanted[some, start:end], value[some, start:end], -1.0)
            order = np.argsort(-part, axis=1, kind="stable")[:, :each]
            ranked = np.take_along_axis(part, order, axis=1)
            for k, place in zip(*(n.tolist() for n in np.nonzero(ranked >= 0)), strict=True):
                by_row[int(some[k])].append((-float(ranked[k, place]), start + int(order[k, place])))
        for row, pairs in by_row.items():
            yield from ((row, j) for _, j in sorted(pairs)[:in_all])


class _Sharing:
    """What some claims (rows) share with all claims of the story (columns), but words."""

    def __init__(self, views: Sequence[View]) -> None:
        self.views = views
        self.touched = _Holders(v.touched for v in views)
        self.events = _Holders(v.events for v in views)
        self.acts = _Holders(_acts(v) for v in views)
        self.tolls = _Holders(_tolls(v) for v in views)
        self.counted = _Holders(_counted(v) for v in views)
        self.spoken = _number_all([v.utterance for v in views])
        self.sources = _number_all([v.source for v in views])
        self.denials = np.array([v.denies is not None for v in views], dtype=bool)
        self.excluding: dict[str, set[str]] = defaultdict(set)
        for pair in lexicon().opposites:
            for event in pair:
                self.excluding[event] |= pair - {event}

    def one_event(self, rows: slice) -> Mask:
        """Tell which have a touched event, an event (or one that excludes it) or an act of speaking in common."""
        some = self.views[rows]
        return (
            self.touched.of(v.touched for v in some)
            | self.events.of((*v.events, *(x for e in v.events for x in self.excluding[e])) for v in some)
            | self.acts.of(_acts(v) for v in some)
        )

    def one_toll(self, rows: slice) -> Mask:
        """Tell which give one toll."""
        return self.tolls.of(_tolls(v) for v in self.views[rows])

    def one_count(self, rows: slice) -> Mask:
        """Tell which count one thing."""
        return self.counted.of(_counted(v) for v in self.views[rows])

    def denial(self, rows: slice) -> Mask:
        """Tell in which of two somebody denies what he is accused of."""
        told: Mask = self.denials[rows, None] | self.denials
        return told

    def two_acts(self, rows: slice) -> Mask:
        """Tell which are of two acts of speaking."""
        mine = self.spoken[rows, None]
        apart: Mask = (mine >= 0) & (self.spoken >= 0) & (mine != self.spoken)
        return apart

    def two_sources(self, rows: slice) -> Mask:
        """Tell which have two sources."""
        apart: Mask = self.sources[rows, None] != self.sources
        return apart


class _Holders:
    """Which claims hold a thing."""

    def __init__(self, held: Iterable[Iterable[str]]) -> None:
        holders: dict[str, list[int]] = defaultdict(list)
        self.claims = 0
        for i, things in enumerate(held):
            self.claims = i + 1
            for thing in things:
                holders[thing].append(i)
        self.holders: dict[str, Indices] = {thing: np.array(claims) for thing, claims in holders.items()}

    def of(self, asked: Iterable[Iterable[str]]) -> Mask:
        """Tell for each row of things asked for which claims hold any of them."""
        rows = list(asked)
        found = np.zeros((len(rows), self.claims), dtype=bool)
        for row, things in enumerate(rows):
            for thing in things:
                if thing in self.holders:
                    found[row, self.holders[thing]] = True
        return found


def _acts(view: View) -> tuple[str, ...]:
    act = view.utterance or view.reports
    return (act,) if act else ()


def _tolls(view: View) -> frozenset[str]:
    return frozenset(c.toll or c.kind for c in view.counts if c.toll or c.of_event)


def _counted(view: View) -> frozenset[str]:
    return frozenset(count.key for count in view.counts)


def _number_all(names: Sequence[str | None]) -> Indices:
    """Return a number for each name, the same for the same; -1 for None."""
    known = {name: n for n, name in enumerate(dict.fromkeys(n for n in names if n is not None))}
    return np.array([-1 if name is None else known[name] for name in names])
