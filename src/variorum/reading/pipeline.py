"""The annotators in their order, over one parse per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.backends.parser import Parser, SpacyParser
from variorum.model import Article, Parse, Reading
from variorum.reading.annotator import Annotator, Layer
from variorum.reading.claims import ClaimsAnnotator
from variorum.reading.entities import EntitiesAnnotator
from variorum.reading.quantities import QuantitiesAnnotator
from variorum.reading.quotations import QuotationsAnnotator
from variorum.reading.times import TimesAnnotator
from variorum.text.language import DEFAULT
from variorum.text.places import places_named


def default_annotators() -> tuple[Annotator, ...]:
    """Return the annotators that `variorum read` uses, in their order."""
    return (
        TimesAnnotator(),
        QuantitiesAnnotator(),
        EntitiesAnnotator(),
        QuotationsAnnotator(),
        ClaimsAnnotator(),
    )


class Reader:
    """Reads articles: parses each once and lets every annotator see the parse and what the earlier ones found.

    Of an article in another language only what needs no grammar is kept.

    Raises ValueError if an annotator stands before one that gives a layer it needs.
    """

    def __init__(self, parser: Parser | None = None, annotators: Sequence[Annotator] | None = None) -> None:
        self.parser = parser or SpacyParser()
        self.annotators = tuple(default_annotators() if annotators is None else annotators)
        given: set[Layer] = set()
        for annotator in self.annotators:
            if missing := [layer for layer in annotator.needs if layer not in given]:
                raise ValueError(
                    f"{type(annotator).__name__} needs {missing}, which no earlier annotator gives"
                )
            given.add(annotator.gives)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the reading of each article, in the order given."""
        for parse in self.parser.parse(articles):
            yield self.annotate(parse)

    def annotate(self, parse: Parse) -> Reading:
        """Return the reading of a parse."""
        article = parse.article
        sentences = tuple(article.span(s.start, s.end) for s in parse.sentences)
        reading = Reading(article=article.id, sentences=sentences)
        for annotator in self.annotators:
            reading = annotator.annotate(parse, reading)
        return reading if article.language == DEFAULT else as_far_as_can_be(reading)


def as_far_as_can_be(reading: Reading) -> Reading:
    """Return what of a reading can be right in a language that the parser does not know: known places, and digits."""
    return Reading(
        article=reading.article,
        sentences=reading.sentences,
        quantities=tuple(q for q in reading.quantities if any(c.isdigit() for c in q.span.text)),
        entities=tuple(e for e in reading.entities if e.type == "place" and places_named(e.name)),
    )
