"""Copies: text that one article shares with another, span by span.

Candidates are shared shingles (Broder 1997), extended to runs that bear a word swapped or dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.collation.sources.credits import credit_of, shared_credit
from variorum.model import Article, Copy, Reading, Span
from variorum.text.align import Run, shared_runs
from variorum.text.quotes import quoted_spans
from variorum.text.segment import paragraphs
from variorum.text.shingle import Word, shingles, words

SEED = 5
"""Words alike in a row that start a run."""
LONG_RUN = 20
"""Words outside quotations from which one run alone makes a copy: stock phrases are shorter."""
SHORT_RUN = 9
"""Words outside quotations from which a run counts towards the share."""
SHARE = 0.15
"""Share of the shorter article from which short runs together make a copy."""
LEAST = 15
"""Words outside quotations below which no share makes a copy."""
LIKENESS = 0.6
"""Least part of a run's words that are alike."""
FIRST_PERSON = 0.04
"""Part of first-person words outside marks from which a run is taken for spoken words whose marks were lost."""
LONG_SPEECH = 100
"""Words that reports seldom quote in a row."""
MOST = 0.5
"""Part of the shorter article from which a run is the article, whoever speaks in it."""

_SPOKEN = frozenset({"i", "im", "ive", "my", "me", "we", "weve", "our", "ours", "myself"})


class _Text(NamedTuple):
    article: Article
    words: list[Word]
    keys: list[str]
    own: list[bool]
    """Whether the word stands outside quotations: those may be shared without copying."""


def find_copies(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Return the text that articles share pair by pair, character-exact, in the order of their ids.

    A pair is a copy if one run has 20 words outside quotations, or all runs together make 15 % of the shorter
    article. `share` is the part of each article's words that the runs cover, `credit` the agency or outlet
    that one of both names as the source of its text.
    """
    sentences = {r.article: r.sentences for r in readings}
    texts = [_text(a, sentences.get(a.id, ())) for a in sorted(articles, key=lambda a: a.id)]
    found = []
    for i, j in _candidates(texts):
        left, right = texts[i], texts[j]
        alike = [r for r in shared_runs(left.keys, right.keys, seed=SEED) if _counts(r, left, right)]
        told = [r for r in alike if not _is_spoken(r, left, right)]
        if not _makes_a_copy(told, left, right):
            continue
        shares = (
            _share(left, [(r.left, r.left_end) for r in alike]),
            _share(right, [(r.right, r.right_end) for r in alike]),
        )
        found.append(
            Copy(
                articles=(left.article.id, right.article.id),
                spans=tuple(
                    (_span(left, r.left, r.left_end), _span(right, r.right, r.right_end)) for r in alike
                ),
                share=shares,
                credit=credit_of(left.article)
                or credit_of(right.article)
                or shared_credit(left.article, right.article),
            )
        )
    return tuple(found)


def _text(article: Article, sentences: Sequence[Span]) -> _Text:
    """Split an article into words and tell which stand outside quotation marks."""
    inside = bytearray(len(article.text))
    for quoted in quoted_spans(article.text, paragraphs(article.text), [s.end for s in sentences]):
        if quoted.closed:
            inside[quoted.start : quoted.end] = b"\1" * (quoted.end - quoted.start)
    found = words(article.text)
    return _Text(article, found, [w.key for w in found], [not inside[w.start] for w in found])


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough shingles for a run that counts."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, text in enumerate(texts):
        for _, shingle in shingles(text.keys, SEED):
            holders[shingle].add(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        ordered = sorted(held)
        for n, i in enumerate(ordered):
            for j in ordered[n + 1 :]:
                shared[i, j] += 1
    yield from sorted(pair for pair, count in shared.items() if count >= 2)


def _counts(run: Run, left: _Text, right: _Text) -> bool:
    longer = max(run.left_end - run.left, run.right_end - run.right)
    return _own(run, left, right) >= SHORT_RUN and run.same >= LIKENESS * longer


def _makes_a_copy(runs: Sequence[Run], left: _Text, right: _Text) -> bool:
    """Tell whether runs make a copy: by one that is long, or by the share of them all."""
    own = [_own(r, left, right) for r in runs]
    shares = (
        sum(r.left_end - r.left for r in runs) / len(left.words),
        sum(r.right_end - r.right for r in runs) / len(right.words),
    )
    return max(own, default=0) >= LONG_RUN or (sum(own) >= LEAST and max(shares) >= SHARE)


def _is_spoken(run: Run, left: _Text, right: _Text) -> bool:
    """Tell whether a run is somebody's words without marks; not where it is most of an article."""
    shortest = min(len(left.words), len(right.words))
    if min(run.left_end - run.left, run.right_end - run.right) >= max(LONG_SPEECH, MOST * shortest):
        return False
    spoken = max(_spoken(left, run.left, run.left_end), _spoken(right, run.right, run.right_end))
    return spoken >= max(2, FIRST_PERSON * _own(run, left, right))


def _spoken(text: _Text, first: int, last: int) -> int:
    """Count the first-person words of a stretch outside quotation marks."""
    return sum(text.own[n] and text.keys[n] in _SPOKEN for n in range(first, last))


def _own(run: Run, left: _Text, right: _Text) -> int:
    """Count the words of a run outside quotations, in the text that has fewer."""
    outside = min(sum(left.own[run.left : run.left_end]), sum(right.own[run.right : run.right_end]))
    return min(outside, run.same)


def _share(text: _Text, runs: Sequence[tuple[int, int]]) -> float:
    return round(sum(end - start for start, end in runs) / len(text.words), 3)


def _span(text: _Text, first: int, last: int) -> Span:
    return text.article.span(text.words[first].start, text.words[last - 1].end)
