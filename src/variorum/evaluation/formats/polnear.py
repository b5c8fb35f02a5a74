"""PolNeAR's format: brat stand-off, one text and one or more annotators' files per article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.metrics.overlap import Spans

_SPAN = re.compile(r"(T\d+)\t([\w-]+) ([\d ;]+)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t(.+)")
_DOUBLE = re.compile(r"[“”\"]|''|``")
_SINGLE = re.compile(r"(?:^|(?<=[\s(]))['‘]\w[^'’‘\n]+['’](?!\w)")
_THAT = re.compile(r"that[ ,]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content; a source or cue that is not stated is empty. `quoted`: it has words in marks."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Attributed:
    """An article with its attributions, as its first annotator has them."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def polnear_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each article's text and its first annotator's file (some articles have more than one)."""
    for text in sorted((folder / "text").glob("*.txt")):
        annotators = sorted((folder / "attributions").glob(f"{text.stem}_*.ann"))
        if annotators:
            yield text, annotators[0]


def read_polnear(name: str, text: str, annotation: str) -> Attributed:
    """Read one annotated article. Attributions without content are left out."""
    lines = annotation.split("\n")
    spans = {found[1]: _pieces(found[3]) for line in lines if (found := _SPAN.match(line))}
    attributions = []
    for event in filter(None, map(_EVENT.match, lines)):
        parts: dict[str, list[tuple[int, int]]] = {}
        for link in event[1].split():
            role, target = link.split(":")
            parts.setdefault(role.rstrip("0123456789"), []).extend(spans[target])
        said = parts.get("Content", [])
        if content := words_only(text, tuple(said)):
            source, cue = (tuple(sorted(parts.get(role, ()))) for role in ("Source", "Cue"))
            attributions.append(Attribution(content, source, cue, has_marks(text, said)))
    return Attributed(name, text, tuple(attributions))


def _pieces(offsets: str) -> Spans:
    """Return the spans of brat's "10 14;20 25"."""
    pairs = (piece.split() for piece in offsets.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def has_marks(text: str, content: Sequence[tuple[int, int]]) -> bool:
    """Tell whether some of the words stand between quotation marks."""
    said = " ".join(text[start:end] for start, end in content)
    return bool(_DOUBLE.search(said) or _SINGLE.search(said))


def words_only(text: str, content: Spans) -> Spans:
    """Return spans without "that", white space, marks and stops at their ends, joined where no word is between."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(content):
        if _THAT.match(text, start, end):
            start += len("that")
        inside = [m.start() for m in _WORD.finditer(text, start, end)]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        if joined and not _WORD.search(text, joined[-1][1], first):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)
