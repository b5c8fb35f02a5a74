"""Verbatim: the sentences that reports give between quotation marks, word by word."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.collation.claims.view import View
from variorum.model import Quotation, Span
from variorum.text.words import FUNCTION_WORDS, stem

SHORTEST = 4
"""Words of the shortest passage."""

_SENTENCE = re.compile(r"[^.!?…;]*[^.!?…;\s](?:[.,:]\d|[^.!?…;])*")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_CHANGED_BY_EDITOR = re.compile(r"[\[\]()…]|\.\.|--|—")
_MARKS = " \t\n\"“”„‟«»‘’'`,:"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The lists of `verbatim.toml`; `denials` and `idle` are stems."""

    short: Mapping[str, str]
    endings: Mapping[str, str]
    british: Mapping[str, str]
    denials: frozenset[str]
    idle: frozenset[str]


@cache
def _spelling() -> _Spelling:
    data = tomllib.loads(Path(__file__).with_name("verbatim.toml").read_text(encoding="utf-8"))
    denials, idle = (frozenset(map(stem, data[name]["words"])) for name in ("denials", "idle"))
    return _Spelling(data["short"] | data["numbers"], data["endings"], data["british"], denials, idle)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage; `name` where it has a capital and does not open the passage."""

    stem: str
    name: bool

    @property
    def is_content(self) -> bool:
        """Tell whether it is no function word."""
        return self.stem not in FUNCTION_WORDS

    @property
    def tells(self) -> bool:
        """Tell whether it more or less changes what is said: a content word that is no name or figure, or a denial."""
        if self.stem in _spelling().denials:
            return True
        idle = self.name or not self.stem.isalpha() or self.stem in _spelling().idle
        return self.is_content and not idle


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence between quotation marks, of an act of speaking: its words, and the claims that stand in it."""

    utterance: str
    span: Span
    words: tuple[Word, ...]
    claims: tuple[int, ...]


def passages(views: Sequence[View]) -> Iterator[Passage]:
    """Yield the sentences between quotation marks that hold a claim, without those that an editor marks as changed."""
    claims: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, view in enumerate(views):
        if view.quotation is not None:
            claims[view.article.id, view.quotation.id].append(i)
    for inside in claims.values():
        view = views[inside[0]]
        if view.quotation is None or view.quotation.utterance is None:
            continue
        for span in _sentences(view.quotation, view.article.text):
            within = tuple(i for i in inside if views[i].claim.span.overlaps(span))
            said = words_said(span.text)
            if within and len(said) >= SHORTEST and not _CHANGED_BY_EDITOR.search(span.text):
                yield Passage(view.quotation.utterance, span, said, within)


def words_said(text: str) -> tuple[Word, ...]:
    """Return the words of a passage, with what is written in several ways in one of them ("won't", "programme")."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        name = match.group()[0].isupper() and match.start() > 0
        full = _written_out(match.group().lower().replace("’", "'")).split()
        found.extend(Word(w if w in FUNCTION_WORDS else stem(_american(w)), name) for w in full)
    return tuple(found)


def _sentences(quotation: Quotation, text: str) -> Iterator[Span]:
    """Yield the sentences that a quotation has between quotation marks, without the marks."""
    for content in quotation.content if quotation.kind != "indirect" else ():
        for match in _SENTENCE.finditer(text, content.start, content.end):
            words = match.group()
            first = match.start() + len(words) - len(words.lstrip(_MARKS))
            last = match.end() - len(words) + len(words.rstrip(_MARKS))
            if first < last:
                yield Span(content.article, first, last, text[first:last])


def _written_out(word: str) -> str:
    """Return a short form in full: "will not" for "won't"; without a possessive ending."""
    table = _spelling()
    if word in table.short:
        return table.short[word]
    for ending, full in table.endings.items():
        if word.endswith(ending):
            return f"{word.removesuffix(ending)} {full}"
    if word.endswith("'s"):
        head = word.removesuffix("'s")
        return f"{head} is" if head in FUNCTION_WORDS else head
    return word


def _american(word: str) -> str:
    """Return a word in American spelling."""
    for british, american in _spelling().british.items():
        if word.endswith(british) and len(word) > len(british) + 2:
            return word.removesuffix(british) + american
    return word
