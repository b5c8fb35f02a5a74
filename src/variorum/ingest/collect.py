"""Inputs to articles: find the files, read each, keep what fails beside what does not."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from msgspec import json, structs

from variorum.errors import DuplicateInput, EmptyInput, InputError
from variorum.ingest.files import Found, LeftOut, find, read_bytes
from variorum.ingest.parse import article_from_bytes, given_date
from variorum.ingest.published import match_published
from variorum.model import Article, Note
from variorum.settings import Settings
from variorum.text.language import DEFAULT, language_name

Input = str | os.PathLike[str] | Article
Progress = Callable[[str, int, int], None]
"""Called before each input is read: its name, how many were read before it, how many there are."""

_GIVE_ONCE = "Give it once"
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Ingested:
    """The articles read, the inputs that could not be, and what a reader must know of either.

    Nothing here depends on the order of the inputs: articles are sorted by name, then id.
    """

    articles: tuple[Article, ...] = ()
    failures: tuple[InputError, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """The inputs, each file once, under the first of its names."""

    files: list[Found] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    failures: list[InputError] = field(default_factory=list)


def collect(
    inputs: Sequence[Input],
    *,
    published: Mapping[str, str] | Sequence[str] = (),
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Ingested:
    """Read files, folders and standard input ("-") as articles; articles among the inputs stay as they are.

    `published` gives dates of publication, as NAME=DATE or a mapping. An input that cannot be read is among the
    failures and does not keep the others from being read. Raises UsageError for dates that fit no input.
    """
    settings = settings or Settings()
    sources = _sort(inputs)
    days = match_published(published, sources.names)
    waiting: list[Found | Article] = [*sources.files, *sources.articles]
    articles: dict[str, Article] = {}
    for done, source in enumerate(waiting):
        if progress:
            progress(source.name, done, len(waiting))
        try:
            day = days.get(source.name)
            article = (
                _dated(source, day) if isinstance(source, Article) else _read(source, day, settings, stdin)
            )
            if earlier := articles.get(article.id):
                problem = f"its text and name are those of {earlier.name or 'an article before it'}"
                raise DuplicateInput(article.name or article.id, problem, _GIVE_ONCE)
        except InputError as error:
            sources.failures.append(error)
        else:
            articles[article.id] = article
    ordered = sorted(articles.values(), key=lambda a: (a.name, a.id))
    return Ingested(
        articles=tuple(ordered),
        failures=tuple(sorted(sources.failures, key=str)),
        notes=(*_folder_notes(sources.left_out), *_article_notes(ordered)),
    )


def _sort(inputs: Iterable[Input]) -> _Sorted:
    """Find the files behind the inputs and set apart those that were given twice."""
    result = _Sorted()
    found: list[Found] = []
    for given in inputs:
        if isinstance(given, Article):
            result.articles.append(given)
            continue
        for item in find(os.fsdecode(given)):
            if isinstance(item, Found):
                found.append(item)
            elif isinstance(item, LeftOut):
                result.left_out[item.folder] = item
            else:
                result.failures.append(item)
    first: dict[tuple[int, int] | None, Found] = {}
    for file in sorted(found, key=lambda f: (f.name, f.path)):
        kept = first.setdefault(file.inode, file)
        result.names[file.name] = result.names[file.path] = kept.name
        if kept is not file:
            result.failures.append(
                DuplicateInput(file.name, f"it is the same file as {kept.name}", _GIVE_ONCE)
            )
    result.files = list(first.values())
    result.articles.sort(key=lambda a: (a.name, a.id, json.encode(a)))
    result.names.update((a.name, a.name) for a in result.articles if a.name)
    return result


def _read(file: Found, day: datetime.date | None, settings: Settings, stdin: BinaryIO | None) -> Article:
    data = read_bytes(file, settings.max_bytes, stdin)
    return article_from_bytes(data, file.name, published=day, settings=settings)


def _dated(article: Article, day: datetime.date | None) -> Article:
    if not article.text.strip():
        raise EmptyInput(article.name or article.id, "its text is empty", "Leave it out, or give its text")
    return structs.replace(article, published=given_date(day)) if day else article


def _folder_notes(left_out: Mapping[str, LeftOut]) -> Iterator[Note]:
    for folder in sorted(left_out):
        suffixes = left_out[folder].suffixes
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(suffixes.items()))
        files = "file was" if suffixes.total() == 1 else "files were"
        yield Note(
            kind="failed",
            message=f"{suffixes.total()} {files} left out of {folder}: neither text, Markdown nor HTML ({kinds}).",
        )


def _article_notes(articles: Iterable[Article]) -> Iterator[Note]:
    for article in articles:
        if article.language != DEFAULT:
            language = language_name(article.language)
            message = (
                f"{article.label} is in {language}, not in English: only known places and figures in digits are read "
                "in it."
            )
            yield Note(kind="language", message=message, articles=(article.id,))
        if damaged := article.text.count(_REPLACEMENT):
            characters = "character" if damaged == 1 else "characters"
            message = (
                f"{article.label} holds {damaged} damaged {characters} (\ufffd): its words may be cut there."
            )
            yield Note(kind="weak", message=message, articles=(article.id,))
