"""People, organisations and places by name: re3d, the Relationship and Entity Extraction Evaluation Dataset.

Data: 98 documents of seven sources (news, ministries, CENTCOM, Wikipedia) on Syria and Iraq
(github.com/dstl/re3d); licences differ by source, BBC Online's is CC BY-NC 3.0. There are no parts: all of it is looked
at. Three of its ten types are taken: Person, Organisation, Location.

Reference: the bare spaCy model, with its nationalities and peoples (NORP) taken for organisations, which re3d calls
them; without, it is .705. Only mentions by name are asked for; what falls on another mention that re3d has (a
description such as "the minister", a nationality, a date) is neither right nor wrong. A leading "the" is left out on
both sides; our mentions of people are taken with the titles that we have before them, as re3d has them (without: .787);
a span that re3d has with two types (a state: place and organisation) is one mention, of either. "Overlap": matched
one to one, half of the longer shared; "and type": of the right type too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from variorum.evaluation.baselines.spacy_names import spacy_names
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.mentions import Mention
from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.evaluation.metrics.overlap import Spans, half_of_longer, matched
from variorum.evaluation.reading import read_articles
from variorum.model import Article, EntityType, Reading
from variorum.reading.entities import EntitiesAnnotator

TYPES: dict[str, EntityType] = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_LEADING = re.compile(r"(?:the|The)\s+")
_SMALL = re.compile(r"(?:of|for|and|the|al|de|’s|(?:al|el)-.*)$")
_NO_NAME = re.compile(r"(?:He|She|They|It|We|I|You|His|Her|Its|Their|Our|Ministers?)$")


_Line = TypeVar("_Line", bound=Struct)


class _Document(Struct, rename={"id": "_id"}):
    id: str
    text: str


class _Entity(Struct):
    document: str = msgspec.field(name="documentId")
    begin: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, its mentions by name with the types that are right, and the spans of all its other mentions."""

    name: str
    text: str
    names: tuple[tuple[Spans, frozenset[EntityType]], ...]
    others: tuple[Spans, ...]


def is_name(words: str) -> bool:
    """Tell whether a mention is a name: all its words but small ones begin with a capital or a digit."""
    parts = _LEADING.sub("", words, count=1).split()
    return (
        bool(parts)
        and not _NO_NAME.match(parts[0])
        and all(not p[0].islower() or _SMALL.match(p) for p in parts)
        and any(p[0].isupper() for p in parts)
    )


def read_re3d(folder: Path) -> list[Annotated]:
    """Read one source's folder: one JSON object per line."""
    documents = _lines(folder / "documents.json", _Document)
    entities = _lines(folder / "entities.json", _Entity)
    found = []
    for document in documents:
        mine = sorted((e for e in entities if e.document == document.id), key=lambda e: (e.begin, e.end))
        names: dict[Spans, set[EntityType]] = {}
        others = []
        for entity in mine:
            span = without_article(document.text, entity.begin, entity.end)
            if entity.type in TYPES and is_name(entity.value):
                names.setdefault(span, set()).add(TYPES[entity.type])
            else:
                others.append(span)
        wanted = tuple((span, frozenset(types)) for span, types in names.items())
        found.append(Annotated(f"{folder.name}/{document.id}", document.text, wanted, tuple(others)))
    return found


def _lines(path: Path, type_: type[_Line]) -> list[_Line]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [msgspec.json.decode(line, type=type_) for line in lines if line.strip()]


def without_article(text: str, start: int, end: int) -> Spans:
    """Return the span without "the" at its start."""
    article = _LEADING.match(text, start, end)
    return ((article.end() if article else start, end),)


def named_mentions(text: str, reading: Reading) -> list[Mention]:
    """Return our mentions by name of people, organisations and places, with the titles that we have before them."""
    found = {
        Mention(_with_title(text, m.start, e.titles), m.end, e.type)
        for e in reading.entities
        if e.type in TYPES.values()
        for m in e.mentions
        if " ".join(m.text.split()) in e.spellings
    }
    return sorted(found, key=lambda m: (m.start, m.end, m.type))


def _with_title(text: str, start: int, titles: Sequence[str]) -> int:
    """Return where a mention begins with the longest of the titles that stands right before it."""
    before = text[:start].rstrip()
    found = [len(before) - len(t) for t in titles if before.endswith(t)]
    return min(found, default=start)


class Entities:
    """F1 of mentions by name and their types, against the bare spaCy model."""

    name = "entities"
    title = "people, organisations, places, re3d"
    folder = "re3d"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        found = (data / self.folder).glob("*/*.json")
        return sorted(path for path in found if path.name in {"documents.json", "entities.json"})

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        documents = [d for folder in sorted({f.parent for f in files}) for d in read_re3d(folder)]
        articles = [Article(name=d.name, text=d.text) for d in documents]
        ours, bare = _Tally(), _Tally()
        mistakes: list[Mistake] = []
        read = read_articles(articles, (EntitiesAnnotator(),), progress, self.title)
        for document, (parse, reading) in zip(documents, read, strict=True):
            given = _Matched(document, named_mentions(document.text, reading))
            ours.add(given)
            bare.add(_Matched(document, spacy_names(parse)))
            mistakes += given.mistakes()
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(documents)} documents, {ours.overlap.wanted:g} names",
            digest=digest(data, files),
            figures=(
                *ours.figures("variorum", round(bare.typed.f1 + 0.10, 4)),
                *bare.figures("bare spaCy", None),
            ),
            mistakes=tuple(mistakes),
        )


class _Matched:
    """Our mentions of one document beside its names."""

    def __init__(self, document: Annotated, given: Sequence[Mention]) -> None:
        self.document, self.given = document, given
        self.spans = [without_article(document.text, m.start, m.end) for m in given]
        names = [span for span, _ in document.names]
        right = matched(self.spans, names, lambda i, j: self._meets(i, j) and self._typed(i, j))
        taken = set(right.values())
        rest = matched(
            self.spans, names, lambda i, j: i not in right and j not in taken and self._meets(i, j)
        )
        self.pairs = right | rest
        self.right = right
        self.judged = [
            i
            for i, span in enumerate(self.spans)
            if i in self.pairs or not any(half_of_longer(span, other) for other in document.others)
        ]

    def _meets(self, i: int, j: int) -> bool:
        return half_of_longer(self.spans[i], self.document.names[j][0])

    def _typed(self, i: int, j: int) -> bool:
        return self.given[i].type in self.document.names[j][1]

    def mistakes(self) -> list[Mistake]:
        """Return what is no name, what has the wrong type, and what was missed."""
        found = []
        for i in self.judged:
            if i not in self.pairs:
                found.append(self._mistake("no name", self.spans[i], "", self.given[i].type))
            elif i not in self.right:
                wanted = "/".join(sorted(self.document.names[self.pairs[i]][1]))
                found.append(self._mistake("type", self.spans[i], wanted, self.given[i].type))
        for j in sorted(set(range(len(self.document.names))) - set(self.pairs.values())):
            span, types = self.document.names[j]
            found.append(self._mistake("missed", span, "/".join(sorted(types)), ""))
        return found

    def _mistake(self, kind: str, span: Spans, wanted: str, given: str) -> Mistake:
        ((start, end),) = span
        text = self.document.text
        return Mistake(
            kind=kind,
            place=self.document.name,
            text=around(text, start, end),
            wanted=wanted,
            given=given,
            like=f"{text[start:end]}, {wanted}, {given}",
        )


class _Tally:
    """The sums over documents."""

    def __init__(self) -> None:
        self.overlap, self.typed = Score(), Score()

    def add(self, document: _Matched) -> None:
        given, wanted = len(document.judged), len(document.document.names)
        self.overlap += one_to_one(len(document.pairs), given, wanted)
        self.typed += one_to_one(len(document.right), given, wanted)

    def figures(self, system: str, aim: float | None) -> list[Figure]:
        return [
            Figure(measure="overlap F1", value=self.overlap.f1, system=system, detail=str(self.overlap)),
            Figure(
                measure="overlap and type F1",
                value=self.typed.f1,
                system=system,
                aim=aim,
                detail=str(self.typed),
            ),
        ]
