"""How one claim bears on another: ClaimDiff.

Data: ClaimDiff (Ko et al. 2023), pairs of claims from articles of different US outlets on one topic, with whether the
second strengthens or weakens the first; no licence is given. All is dev: the 1,857 pairs of its train part, on 93
topics; its test part is not here. Figures are of pairs judged by what was learned and chosen on other topics: every
topic is in one of ten parts, each judged by the other nine.

Related: does the second bear on the first at all? (Four fifths do.) Weakens: of those that do, which weaken? (An
eighth.) ROC area needs no threshold; macro F1 is at the one that suits the other topics. Compared with similarity
alone: the cosine of the encoder's vectors, the words that both share, and the collation's own likeness of claims, the
highest of all pairs of propositions in the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claims.views import views
from variorum.collation.entities.join import join_entities
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.speech.utterances import join_utterances
from variorum.evaluation.baselines.claim_similarity import claim_vectors, word_overlap
from variorum.evaluation.bearing import Alignment, Bearing, ComparedClaim, bearing
from variorum.evaluation.benchmark import OURS, Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.formats.claimdiff import ClaimPair, read_claimdiff
from variorum.evaluation.metrics.macro_f1 import best_macro_threshold, macro_f1
from variorum.evaluation.metrics.roc_area import roc_area
from variorum.evaluation.reading import read_articles
from variorum.evaluation.regression import fitted
from variorum.model import Article, PublicationDate, Reading
from variorum.reading.pipeline import default_annotators

FOLDS = 10
COSINE, OVERLAP, LIKENESS = "cosine", "word overlap", "likeness of claims"


class Measured(NamedTuple):
    """A pair of claims, which tenth of the topics it is of, what was measured of it, and how alike it is by others."""

    pair: ClaimPair
    fold: int
    bearing: Bearing
    others: Mapping[str, float]


class Judged(NamedTuple):
    """The scores of pairs on other topics' measure, and whether they say yes."""

    scores: list[float]
    said: list[bool]


class ClaimDiff:
    """Related and weakening claims told apart, against similarity alone."""

    name = "claimdiff"
    title = "claims that bear on one another, ClaimDiff"
    folder = "claimdiff"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        files = [data / self.folder / f"ClaimDiff-{task}-train.json" for task in ("strength", "weak")]
        return files if all(f.exists() for f in files) else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        pairs = read_claimdiff(*files)
        measured = list(measure(pairs, progress, self.title))
        related = [m for m in measured if m.pair.related]
        figures = [*_figures("related", measured, _is_related), *_figures("weakens", related, _weakens)]
        topics = len({p.topic for p in pairs})
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(pairs)} pairs on {topics} topics, {len(related)} of them related, "
            f"{sum(map(_weakens, measured))} weakening",
            digest=digest(data, files),
            figures=tuple(figures),
            mistakes=tuple(_mistakes("weakens", related, _weakens)),
            notes=_weights(related),
        )


def measure(pairs: Sequence[ClaimPair], progress: Progress, stage: str) -> Iterator[Measured]:
    """Yield every pair with what is measured of it, topic by topic; a topic's articles are read as two reports."""
    texts = sorted({text for p in pairs for text in (p.left, p.right)})
    alignment, vectors = Alignment(texts), claim_vectors(texts)
    topics: dict[str, list[ClaimPair]] = defaultdict(list)
    for pair in pairs:
        topics[pair.topic].append(pair)
    made = {topic: _articles(topics[topic]) for topic in sorted(topics)}
    articles = [article for reports in made.values() for article, _ in reports.values()]
    readings = iter([r for _, r in read_articles(articles, default_annotators(), progress, stage)])
    for n, (topic, reports) in enumerate(made.items()):
        told, likeness = _told(reports, [next(readings) for _ in reports])
        for pair in topics[topic]:
            left, right = told[pair.left_title, pair.left], told[pair.right_title, pair.right]
            others = {
                COSINE: float(vectors[pair.left] @ vectors[pair.right]),
                OVERLAP: word_overlap(pair.left, pair.right),
                LIKENESS: likeness(left, right),
            }
            yield Measured(pair, n % FOLDS, bearing(left, right, alignment), others)


Reports = dict[str, tuple[Article, dict[str, tuple[int, int]]]]
"""By title: the article made of its claims, a paragraph each, and where each stands."""


def _articles(pairs: Sequence[ClaimPair]) -> Reports:
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        claims[pair.left_title][pair.left] = None
        claims[pair.right_title][pair.right] = None
    made: Reports = {}
    for n, (title, texts) in enumerate(sorted(claims.items())):
        places, text = {}, ""
        for claim in texts:
            text += "\n\n" if text else ""
            places[claim] = (len(text), len(text) + len(claim))
            text += claim
        published = PublicationDate(basis="given", value=pairs[0].date)
        made[title] = (Article(id=f"a{n}", text=text, source=f"outlet {n}", published=published), places)
    return made


def _told(
    reports: Reports, readings: Sequence[Reading]
) -> tuple[dict[tuple[str, str], ComparedClaim], Callable[[ComparedClaim, ComparedClaim], float]]:
    """Return each claim as the collation sees it, and how alike the likest propositions of two claims are."""
    encoder, articles = WordVectorEncoder(), [article for article, _ in reports.values()]
    joined = join_entities(readings)
    _, linked = join_utterances(joined.readings, joined.entities, encoder, articles)
    seen = views(articles, linked, joined.entities)
    likeness, index = (
        ClaimLikeness(seen, encoder, MeaningEncoder()),
        {v.claim.id: n for n, v in enumerate(seen)},
    )
    mentions = [(m.article, m.start, m.end, e.id) for e in joined.entities for m in e.mentions]
    told = {}
    for title, (article, places) in reports.items():
        own = [v for v in seen if v.article.id == article.id]
        for claim, (start, end) in places.items():
            inside = (v for v in own if start <= v.claim.span.start and v.claim.span.end <= end)
            named = frozenset(e for a, s, f, e in mentions if a == article.id and start <= s and f <= end)
            told[title, claim] = ComparedClaim(claim, tuple(inside), named)

    def likest(left: ComparedClaim, right: ComparedClaim) -> float:
        pairs = ((index[a.claim.id], index[b.claim.id]) for a in left.views for b in right.views)
        return max((likeness.parts(i, j).value for i, j in pairs), default=0.0)

    return told, likest


def _is_related(measured: Measured) -> bool:
    return measured.pair.related


def _weakens(measured: Measured) -> bool:
    return measured.pair.weakens


def _figures(task: str, measured: Sequence[Measured], wanted: Callable[[Measured], bool]) -> Iterator[Figure]:
    """Yield the figures of ours and of similarity alone; to be related, likeness is all that ours has too."""
    yes = [wanted(m) for m in measured]
    ours = [[m.bearing.likeness] if task == "related" else [*m.bearing] for m in measured]
    systems = {OURS: ours} | {
        name: [[m.others[name]] for m in measured] for name in (COSINE, OVERLAP, LIKENESS)
    }
    for system, rows in systems.items():
        judged = cross_judged(measured, yes, rows)
        yield Figure(measure=f"{task}: ROC area", value=roc_area(judged.scores, yes), system=system)
        yield Figure(measure=f"{task}: macro F1", value=macro_f1(judged.said, yes), system=system)


def cross_judged(
    measured: Sequence[Measured], wanted: Sequence[bool], rows: Sequence[Sequence[float]]
) -> Judged:
    """Return scores and answers, those of each tenth of the topics from weights and a threshold of the others.

    `rows` has what is weighed of each pair.
    """
    judged = Judged([0.0] * len(rows), [False] * len(rows))
    for fold in range(FOLDS):
        others = [n for n, m in enumerate(measured) if m.fold != fold]
        here = [n for n, m in enumerate(measured) if m.fold == fold]
        known = [wanted[n] for n in others]
        if not here or len(set(known)) < 2:
            continue
        weigh = fitted([rows[n] for n in others], known)
        threshold = best_macro_threshold(weigh([rows[n] for n in others]), known)
        for n, score in zip(here, weigh([rows[n] for n in here]), strict=True):
            judged.scores[n], judged.said[n] = score, score >= threshold
    return judged


def _weights(related: Sequence[Measured]) -> tuple[str, ...]:
    """Return what speaks for and against weakening, learned from all pairs."""
    yes = [m.pair.weakens for m in related]
    if len(set(yes)) < 2:
        return ()
    weights = fitted([m.bearing for m in related], yes).weights
    told = ", ".join(f"{name} {w:+.2f}" for name, w in zip(Bearing._fields, weights, strict=True))
    return (f"what speaks for weakening, in standard deviations: {told}",)


def _mistakes(
    task: str, measured: Sequence[Measured], wanted: Callable[[Measured], bool]
) -> Iterator[Mistake]:
    """Yield the pairs that are judged wrongly, the surest first."""
    yes = [wanted(m) for m in measured]
    judged = cross_judged(measured, yes, [m.bearing for m in measured])
    wrong = [n for n, said in enumerate(judged.said) if said != yes[n]]
    for n in sorted(wrong, key=lambda n: -abs(judged.scores[n])):
        m = measured[n]
        yield Mistake(
            kind=f"{task}: missed" if yes[n] else f"{task}: not so",
            place=m.pair.topic,
            text=f"{m.pair.left} | {m.pair.right}",
            wanted="weakens" if yes[n] else "strengthens",
            given=", ".join(
                f"{name} {value:.2f}" for name, value in zip(Bearing._fields, m.bearing, strict=True)
            ),
        )
