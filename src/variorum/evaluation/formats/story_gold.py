"""The hand-made annotation of whole stories, and the texts that it refers to.

An anchor is a substring of an article's text, white space folded. What is `arguable` is neither asked for nor wrong.
"""

from __future__ import annotations

import csv
import hashlib
import json
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

Anchor = tuple[str, str]
"""An article's id and words in it."""


class GoldArticle(Struct, frozen=True):
    """An article: its id, its text or where that is, when it was published."""

    a: str
    ref: str = ""
    text: str | None = None
    published: str | None = None
    sha1: str | None = None


class GoldEntity(Struct, frozen=True):
    """A person, organisation or place that matters, with every spelling in the articles."""

    name: str
    type: str
    spellings: tuple[str, ...]


class GoldQuotation(Struct, frozen=True):
    """Quoted words (or their beginning) and who says them."""

    a: str
    content: str
    speaker: str
    kind: str
    context: str | None = None


class GoldValue(Struct, frozen=True):
    """A time or a quantity: its words within longer ones, and its value."""

    a: str
    text: str
    context: str
    value: str | int | float


class GoldPoint(Struct, frozen=True):
    """What several articles assert alike, or what only looks like a conflict."""

    about: str
    spans: tuple[Anchor, ...] = ()


class GoldSide(Struct, frozen=True):
    """One side of a difference."""

    value: str
    spans: tuple[Anchor, ...]


class GoldDifference(Struct, frozen=True):
    """A conflict or an update: on what, and its sides."""

    type: str
    about: str
    sides: tuple[GoldSide, ...]


class GoldUtterance(Struct, frozen=True):
    """One act of speaking in several articles."""

    speaker: str
    spans: tuple[Anchor, ...]


class GoldStory(Struct, frozen=True):
    """One annotated story."""

    story: str
    articles: tuple[GoldArticle, ...]
    entities: tuple[GoldEntity, ...] = ()
    quotations: tuple[GoldQuotation, ...] = ()
    times: tuple[GoldValue, ...] = ()
    quantities: tuple[GoldValue, ...] = ()
    agreements: tuple[GoldPoint, ...] = ()
    conflicts: tuple[GoldDifference, ...] = ()
    updates: tuple[GoldDifference, ...] = ()
    compatible: tuple[GoldPoint, ...] = ()
    utterances: tuple[GoldUtterance, ...] = ()
    arguable: tuple[GoldPoint, ...] = ()


def read_gold(path: Path) -> GoldStory:
    """Read one annotated story."""
    return msgspec.json.decode(path.read_bytes(), type=GoldStory)


def story_texts(gold: GoldStory, data: Path) -> dict[str, str]:
    """Return the text of each article of a story, from the data sets below a folder.

    Raises ValueError if a text is not the one that was annotated.
    """
    texts = {}
    for article in gold.articles:
        text = _text(article, data).strip()
        if article.sha1 and hashlib.sha1(text.encode()).hexdigest() != article.sha1:
            raise ValueError(f"{article.ref}: the text is not the one that was annotated")
        texts[article.a] = text
    return texts


def _text(article: GoldArticle, data: Path) -> str:
    if article.text is not None:
        return article.text
    if article.ref.startswith("fakes/"):
        row = _rows(data / "fakes" / "FA-KES-Dataset.csv", "latin-1", "unit_id")[article.a]
        return f"{row['article_title']}\n\n{row['article_content']}"
    if "article_id=" in article.ref:
        row = _rows(data / "news2017" / "NewsArticles.csv", "utf-8", "article_id")[article.a]
        return f"{row['title']}\n\n{row['text']}"
    if article.ref.startswith("basil/"):
        told = json.loads((data / article.ref).read_text(encoding="utf-8"))
        body = (sentence.strip() for paragraph in told["body-paragraphs"] for sentence in paragraph)
        return f"{told['title'].strip()}\n\n" + "\n".join(body)
    return (data.parent / article.ref).read_text(encoding="utf-8")


@cache
def _rows(path: Path, encoding: str, key: str) -> dict[str, dict[str, str]]:
    csv.field_size_limit(2**24)
    with path.open(encoding=encoding, errors="replace", newline="") as table:
        return {row[key]: row for row in csv.DictReader(table)}
