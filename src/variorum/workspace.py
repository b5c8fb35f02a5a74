"""The one façade: inputs → articles → readings → story → edition."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import structs

from variorum.edition import Edition, edit
from variorum.errors import NothingToRead
from variorum.ingest import Ingested, Input, article_from_bytes, collect
from variorum.model import Article, Note
from variorum.reading import Reader
from variorum.settings import Settings

logger = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called as work goes on: the stage, how many of its steps are done, how many there are."""

SAMPLE = Path(__file__).with_name("sample")


def _silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


class Workspace:
    """Reads stories with one reader and one set of settings."""

    def __init__(self, settings: Settings | None = None, reader: Reader | None = None) -> None:
        self.settings = settings or Settings()
        self.reader = reader or Reader()

    def collect(
        self,
        inputs: Sequence[Input],
        *,
        published: Mapping[str, str] | Sequence[str] = (),
        stdin: BinaryIO | None = None,
        progress: Progress = _silent,
    ) -> Ingested:
        """Return the articles behind files, folders, standard input ("-") and articles, with what failed.

        Raises NothingToRead if not one article could be read, UsageError if `published` fits no input.
        """
        ingested = collect(
            inputs,
            published=published,
            settings=self.settings,
            stdin=stdin,
            progress=lambda _, done, total: progress("Opening", done, total),
        )
        logger.info("%d articles opened, %d inputs failed", len(ingested.articles), len(ingested.failures))
        if not ingested.articles:
            raise NothingToRead(ingested.failures)
        return ingested

    def edit(self, ingested: Ingested, *, progress: Progress = _silent) -> Edition:
        """Return the story of what was collected; what could not be read is among its notes."""
        from variorum.collation import collate

        total = len(ingested.articles)
        progress("Reading", 0, total)
        readings = []
        for reading in self.reader.read(ingested.articles):
            readings.append(reading)
            logger.debug(
                "%s: %d claims, %d quotations", reading.article, len(reading.claims), len(reading.quotations)
            )
            progress("Reading", len(readings), total)
        progress("Comparing", 0, 1)
        story = collate(ingested.articles, readings, self.settings)
        logger.info(
            "%d articles compared: %d claims, %d findings", total, len(story.claims), len(story.findings)
        )
        failed = (Note(kind="failed", message=str(failure)) for failure in ingested.failures)
        story = structs.replace(story, notes=(*failed, *ingested.notes, *story.notes))
        progress("Comparing", 1, 1)
        return edit(story, self.settings)

    def read(
        self,
        inputs: Sequence[Input],
        *,
        published: Mapping[str, str] | Sequence[str] = (),
        progress: Progress = _silent,
    ) -> Edition:
        """Return the story of several reports; see `variorum.read`."""
        return self.edit(self.collect(inputs, published=published, progress=progress), progress=progress)


def read(
    inputs: Sequence[Input],
    *,
    published: Mapping[str, str] | Sequence[str] = (),
    settings: Settings | None = None,
    progress: Progress = _silent,
) -> Edition:
    """Read several reports of one story side by side.

    `inputs` are files, folders, "-" for standard input, or `Article` objects, in any order: the result is the
    same. `published` gives dates of publication (`{"b.txt": "2023-03-07"}`). An input that cannot be read is
    named in the story's notes, and the others are read. Raises NothingToRead if none can be.
    """
    return Workspace(settings).read(inputs, published=published, progress=progress)


def sample_articles() -> tuple[Article, ...]:
    """Return the six reports of the sample story."""
    files = sorted(path for path in SAMPLE.iterdir() if path.suffix in {".txt", ".md", ".html"})
    return tuple(article_from_bytes(path.read_bytes(), path.name) for path in files)
