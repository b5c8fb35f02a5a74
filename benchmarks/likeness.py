"""Measure how well likeness tells claims that agree from others: `python -m benchmarks.likeness`.

The stories, annotated by hand, lie at `VARIORUM_SHARED/gold`, with the tools that write and read them beside it.
Positive is, of each agreement and pair of articles, the likest pair of claims that meets its anchors; pairs that meet
them too are left out; all other candidates are negative. Prints the area under the ROC curve and average precision.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from benchmarks.texts import SHARED
from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation import collate
from variorum.collation.claims.view import View
from variorum.collation.claims.views import views
from variorum.collation.pairs.candidates import candidates
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.ingest import collect
from variorum.model import Reading, Story
from variorum.reading import Reader
from variorum.settings import Settings


def main() -> None:
    """Print the figures over all stories."""
    if not (SHARED / "gold").is_dir():
        sys.exit(
            f"no annotated stories at {SHARED / 'gold'}: set VARIORUM_SHARED to the folder that holds gold/"
        )
    labels: list[bool] = []
    scores: dict[str, list[float]] = {"word vectors": [], "shared words (Dice)": [], "both": []}
    for gold in sorted((SHARED / "gold").glob("*.json")):
        for label, vector, dice in pairs(gold):
            labels.append(label)
            for name, score in zip(scores, (vector, dice, vector + dice), strict=True):
                scores[name].append(score)
    print(f"{len(labels)} pairs, {sum(labels)} told alike")
    for name, values in scores.items():
        area, precision = area_under_roc(labels, values), average_precision(labels, values)
        print(f"{name:24} ROC area {area:.3f}   average precision {precision:.3f}")


def pairs(path: Path) -> Iterator[tuple[bool, float, float]]:
    """Yield the candidate pairs of one story: told alike or not, cosine, Dice."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    story, seen = read(gold)
    anchors = tool("score_story").Story(gold, json.loads(story_json(story)))
    likeness = ClaimLikeness(seen, WordVectorEncoder(), MeaningEncoder())
    alike: dict[tuple[int, int], bool] = {}
    for agreement in gold["agreements"]:
        met = [(a, [i for i, v in enumerate(seen) if meets(anchors, v, a, s)]) for a, s in agreement["spans"]]
        for n, (article, left) in enumerate(met):
            for other, right in met[n + 1 :]:
                found = [(min(i, j), max(i, j)) for i in left for j in right] if article != other else []
                alike.update({pair: alike.get(pair, False) for pair in found})
                if found:
                    alike[max(found, key=lambda p: likeness.parts(*p).value)] = True
    for i, j, _ in candidates(likeness):
        if (i, j) in alike and not alike[i, j]:
            continue
        yield (i, j) in alike, float(likeness.vectors[i] @ likeness.vectors[j]), likeness.parts(i, j).overlap


def read(gold: dict[str, Any]) -> tuple[Story, list[View]]:
    """Return a story as `variorum read` has it, and the views of its claims."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = tool("story_files").write(gold, folder)
        dates = [a for a in arguments if "=" in a]
        files = [a for a in arguments if a not in dates and a != "--published"]
        articles = collect(files, published=dates).articles
    story = collate(articles, list(Reader().read(articles)), Settings())
    return story, views(story.articles, readings_of(story), story.entities)


def readings_of(story: Story) -> list[Reading]:
    """Return a story's claims and quotations article by article."""
    return [
        Reading(
            article=a.id,
            quotations=tuple(q for q in story.quotations if q.content[0].article == a.id),
            claims=tuple(c for c in story.claims if c.span.article == a.id),
        )
        for a in story.articles
    ]


def story_json(story: Story) -> str:
    """Return a story as JSON."""
    return msgspec.json.encode(story).decode()


def meets(anchors: Any, view: View, article: str, anchor: str) -> bool:
    """Tell whether a claim meets an anchor of the annotation."""
    span = view.claim.span
    place = {"article": span.article, "start": span.start, "end": span.end}
    return bool(anchors.meets(place, article, anchors.find(article, anchor)))


def tool(name: str) -> ModuleType:
    """Load one of the tools beside the annotated stories."""
    spec = spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def area_under_roc(labels: list[bool], scores: list[float]) -> float:
    """Return the share of pairs of a positive and a negative in which the positive scores higher."""
    ranks = np.argsort(np.argsort(np.array(scores))) + 1
    positive = np.array(labels)
    count = int(positive.sum())
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * (len(labels) - count)))


def average_precision(labels: list[bool], scores: list[float]) -> float:
    """Return the mean of the precisions at the rank of each positive."""
    hits = np.array(labels)[np.argsort(-np.array(scores))]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


if __name__ == "__main__":
    main()
