"""Pairs of claims, judged one by one: do the two tell one point? Places in public articles, without their text.

`evaluation/sameness/pairs.tsv` lists the pairs (of the stories of `formats/judged.py`): two places, a label, and how
many candidates the pair was drawn from. `differences.tsv` lists, for many of the stories, the pairs of places on
which two reports differ (`differ`, `update`, with the kind of difference), those that looked so but do not (`same`,
`partly`, `none`), and of the other candidates of these stories a sample (`unlisted`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Likeness, compare
from variorum.collation.pairs.sameness import features
from variorum.evaluation.formats.judged import (
    FOLDER,
    JudgedStory,
    Row,
    StoryProgress,
    judged_stories,
    no_progress,
    rows_of,
    story_articles,
)

SAME = ("same", "partly")
"""Labels of pairs that tell one point, wholly or in part."""
_LEAST_SHARED = 0.8
"""A claim is the one that was judged if it covers at least this share of the place, and the place of it."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two claims of a story with the features of their comparison and how they were judged.

    `same` is whether they tell one point, wholly or in part; `drawn_for` is for how many pairs they stand.
    """

    story: str
    label: str
    features: dict[str, float]
    likeness: Likeness
    same: bool
    drawn_for: float
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class JudgedTexts:
    """The texts of two claims, how they were judged, on what they differ, and for how many pairs they stand."""

    one: str
    other: str
    label: str
    kind: str
    drawn_for: float


def judged_pairs(
    data: Path, part: str, progress: StoryProgress = no_progress, folder: Path = FOLDER
) -> list[JudgedPair]:
    """Return the judged pairs of a part whose articles are in `data` and whose claims are still read so."""
    stories = judged_stories(data, part, folder / "pairs.tsv", progress, folder)
    return [found for story in stories for row in story.rows if (found := _judged(story, row))]


def judged_texts(
    data: Path, part: str, folder: Path = FOLDER, *, table: str = "pairs.tsv"
) -> list[JudgedTexts]:
    """Return the texts of the judged pairs of a part, whether or not they are read as claims."""
    pairs = rows_of(folder / table)
    found: list[JudgedTexts] = []
    for story, articles in story_articles(data, part, folder=folder):
        texts = {a.name.removesuffix(".txt"): a.text for a in articles}
        for pair in (p for p in pairs if p["story"] == story):
            if {pair["article_a"], pair["article_b"]} <= texts.keys():
                one, other = (
                    texts[pair[f"article_{s}"]][int(pair[f"start_{s}"]) : int(pair[f"end_{s}"])] for s in "ab"
                )
                drawn_for = float(pair["weight"])
                found.append(JudgedTexts(one, other, pair["label"], pair.get("type", ""), drawn_for))
    return found


def importance(pairs: Sequence[JudgedPair] | Sequence[JudgedTexts]) -> npt.NDArray[np.float64]:
    """Return a weight per pair, of mean 1: the root of how many pairs it was drawn for, cut at the ninth decile."""
    if not pairs:
        return np.ones(0)
    drawn = np.array([pair.drawn_for for pair in pairs])
    roots = np.sqrt(np.minimum(drawn, np.quantile(drawn, 0.9)))
    return np.asarray(roots / roots.mean())


def _judged(story: JudgedStory, pair: Row) -> JudgedPair | None:
    views = story.prepared.views
    i, j = (_at(views, pair, side) for side in "ab")
    if i is None or j is None:
        return None
    a, b, alike = views[i], views[j], story.likeness.parts(i, j)
    return JudgedPair(
        story=pair["story"],
        label=pair["label"],
        features=features(a, b, compare(a, b, alike, lexicon())),
        likeness=alike,
        same=pair["label"] in SAME,
        drawn_for=float(pair["weight"]),
        texts=(a.claim.span.text, b.claim.span.text),
    )


def _at(views: Sequence[View], pair: Row, side: str) -> int | None:
    """Return the claim at a place."""
    start, end = int(pair[f"start_{side}"]), int(pair[f"end_{side}"])
    best, found = 0.0, None
    for i, view in enumerate(views):
        span = view.claim.span
        if view.article.name == f"{pair[f'article_{side}']}.txt":
            shared = (min(span.end, end) - max(span.start, start)) / max(span.end - span.start, end - start)
            if shared >= _LEAST_SHARED and shared > best:
                best, found = shared, i
    return found
