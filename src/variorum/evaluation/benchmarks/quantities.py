"""Quantities: 60 sentences of FA-KES, annotated by hand here (`quantities.toml`, which has the guideline).

Data: FA-KES (Abu Salem et al. 2019, zenodo.org/records/2607278), 804 reports of 15 outlets on the Syrian war, read as
the CSV file that the authors publish, Latin-1. The sentences were drawn at random, one from a report; what is kept here
are references to them and anchors of at most six words. There are no parts and no published figures. The first figure,
before any of our mistakes on them was looked at, was .92.

A quantity is matched to ours that shares characters with its number. "All right": value, modifier, and the head of what
is counted, which must be one of the words of ours. Precision is over all our quantities in the sentences. The bare
spaCy model marks numbers and no more: it is compared on the numbers found.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.baselines.spacy_numbers import spacy_numbers
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.evaluation.metrics.overlap import matched
from variorum.evaluation.reading import read_articles
from variorum.model import Article, Quantity, Span
from variorum.reading.quantities import QuantitiesAnnotator
from variorum.reading.times import TimesAnnotator
from variorum.text.words import words

ANNOTATION = Path(__file__).with_name("quantities.toml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An annotated quantity; `counted` are the heads that are right, none if it is not asked for."""

    start: int
    end: int
    value: float
    modifier: str
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence as characters of its article, its quantities, and the spans that are open to debate."""

    unit: str
    start: int
    end: int
    quantities: tuple[Wanted, ...]
    open: tuple[tuple[int, int], ...]


def read_texts(path: Path) -> dict[str, str]:
    """Return the article of each `unit_id`."""
    csv.field_size_limit(2**24)
    with path.open(encoding="latin-1", newline="") as table:
        return {row["unit_id"]: row["article_content"] for row in csv.DictReader(table)}


def read_annotation(source: str, texts: dict[str, str]) -> list[AnnotatedSentence]:
    """Find the annotated sentences in their articles. Raises ValueError if an anchor is not in its sentence once."""
    found = []
    for entry in tomllib.loads(source)["sentence"]:
        text, start, end = texts[entry["unit_id"]], entry["start"], entry["end"]
        wanted = []
        for q in entry["quantities"]:
            if text.count(q["anchor"], start, end) != 1:
                raise ValueError(f"{entry['unit_id']}: {q['anchor']!r} is not in its sentence once")
            first = text.index(q["anchor"], start, end) + q["anchor"].index(q["number"])
            last = first + len(q["number"])
            wanted.append(Wanted(first, last, q["value"], q["modifier"], tuple(q["counted"])))
        lower = text.lower()
        places = ((lower.find(words, start, end), len(words)) for words in entry.get("open", ()))
        opened = tuple((at, at + size) for at, size in places if at >= 0)
        found.append(AnnotatedSentence(entry["unit_id"], start, end, tuple(wanted), opened))
    return found


def right_parts(given: Quantity, wanted: Wanted) -> tuple[bool, bool, bool]:
    """Tell whether the value, the modifier, and the head of what is counted are right."""
    value = isinstance(given.value, int | float) and abs(given.value - wanted.value) < 1e-9
    said = {*words(given.counted or ""), given.unit.lower()}
    counted = not wanted.counted or bool(said & {head.lower() for head in wanted.counted})
    return value, given.modifier == wanted.modifier, counted


class Quantities:
    """How many quantities are all right, and each part of them."""

    name = "quantities"
    title = "quantities, 60 sentences of FA-KES"
    folder = "fakes"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return sorted((data / self.folder).glob("FA-KES-Dataset.csv"))

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        texts = read_texts(files[0])
        sentences = read_annotation(ANNOTATION.read_text(encoding="utf-8"), texts)
        articles = [Article(name=s.unit, text=texts[s.unit]) for s in sentences]
        ours_found, bare_found = Score(), Score()
        right = [0, 0, 0, 0]
        mistakes: list[Mistake] = []
        read = read_articles(articles, (TimesAnnotator(), QuantitiesAnnotator()), progress, self.title)
        for sentence, (parse, reading) in zip(sentences, read, strict=True):
            ours = [q for q in reading.quantities if _asked(sentence, q.span)]
            bare = [span for span in spacy_numbers(parse) if _asked(sentence, span)]
            matches = _matches(sentence, [q.span for q in ours])
            ours_found += one_to_one(len(matches), len(ours), len(sentence.quantities))
            bare_found += one_to_one(len(_matches(sentence, bare)), len(bare), len(sentence.quantities))
            for i, j in matches.items():
                parts = right_parts(ours[i], sentence.quantities[j])
                for n, part_right in enumerate((*parts, all(parts))):
                    right[n] += part_right
            mistakes += _mistakes(sentence, parse.article.text, ours, matches)
        *each, whole = (hits / ours_found.wanted for hits in right)
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(sentences)} sentences, {ours_found.wanted:g} quantities",
            digest=digest(data, files),
            figures=(
                Figure(measure="all right, of those wanted", value=whole, aim=0.85),
                Figure(measure="all right, of those given", value=right[3] / ours_found.given),
                Figure(measure="number found, F1", value=ours_found.f1, detail=str(ours_found)),
                Figure(measure="number found, F1", value=bare_found.f1, system="bare spaCy"),
                *(
                    Figure(measure=f"{name} right, of those wanted", value=value)
                    for name, value in zip(("value", "modifier", "counted"), each, strict=True)
                ),
            ),
            mistakes=tuple(mistakes),
        )


def _asked(sentence: AnnotatedSentence, span: Span) -> bool:
    inside = sentence.start <= span.start and span.end <= sentence.end
    return inside and not any(span.start < end and start < span.end for start, end in sentence.open)


def _matches(sentence: AnnotatedSentence, given: Sequence[Span]) -> dict[int, int]:
    return matched(
        [((span.start, span.end),) for span in given],
        [((q.start, q.end),) for q in sentence.quantities],
        lambda i, j: True,
    )


def _mistakes(
    sentence: AnnotatedSentence, text: str, given: Sequence[Quantity], matches: dict[int, int]
) -> list[Mistake]:
    def mistake(kind: str, start: int, end: int, wanted: Wanted | None, ours: Quantity | None) -> Mistake:
        return Mistake(
            kind=kind,
            place=sentence.unit,
            text=around(text, start, end),
            wanted=f"{wanted.modifier} {wanted.value} {'/'.join(wanted.counted)}" if wanted else "",
            given=f"{ours.modifier} {ours.value} {ours.counted} ({ours.unit})" if ours else "",
        )

    found = []
    for i, quantity in enumerate(given):
        span = quantity.span
        if i not in matches:
            found.append(mistake("no quantity", span.start, span.end, None, quantity))
            continue
        wanted = sentence.quantities[matches[i]]
        wrong = [
            name
            for name, right in zip(
                ("value", "modifier", "counted"), right_parts(quantity, wanted), strict=True
            )
            if not right
        ]
        if wrong:
            found.append(mistake(wrong[0], span.start, span.end, wanted, quantity))
    for j in sorted(set(range(len(sentence.quantities))) - set(matches.values())):
        wanted = sentence.quantities[j]
        found.append(mistake("missed", wanted.start, wanted.end, wanted, None))
    return found
