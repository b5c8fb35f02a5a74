"""Articles read for a benchmark: with their parse, which baselines need, and with progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.evaluation.benchmark import Progress
from variorum.model import Article, Parse, Reading
from variorum.reading import Reader
from variorum.reading.annotator import Annotator


def read_articles(
    articles: Sequence[Article], annotators: Sequence[Annotator], progress: Progress, stage: str
) -> Iterator[tuple[Parse, Reading]]:
    """Yield the parse and the reading of each article, in the order given, parsed in batches over articles."""
    reader = Reader(annotators=annotators)
    progress(stage, 0, len(articles))
    for done, parse in enumerate(reader.parser.parse(articles), start=1):
        yield parse, reader.annotate(parse)
        progress(stage, done, len(articles))
