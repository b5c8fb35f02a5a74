"""Plant copies: reprints made of articles by rule, so that what is copied from where is known to the character.

Nothing is left to chance: the same articles give the same reprints on every machine. The words that a desk changes,
drops and adds are in `planting.toml`.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from variorum.evaluation.formats.news2017 import NewsArticle
from variorum.evaluation.metrics.plagdet import Passage

Kind = Literal["whole", "cut", "light", "heavy", "part", "quotation", "unrelated"]
KINDS: tuple[Kind, ...] = ("whole", "cut", "light", "heavy", "part", "quotation", "unrelated")
"""Reprinted as it is; half of its paragraphs; some words and orders changed; all that the table has changed, some words
dropped; one paragraph or two in another article; only a quotation in another article; nothing.
"""
SHORTEST, LONGEST = 150, 500
"""Words of an article that copies are made of."""
SENTENCES = 8
"""The fewest sentences of one."""
PARAGRAPH = 3
"""Sentences of a paragraph: the table has none."""

_BREAK = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“(]?[A-Z])")
_WORD = re.compile(r"\b[a-z]+\b(?!['’])")
_QUOTATION = re.compile(r"(?<=\s)\"([A-Z][^\"\n]{90,400}[.,])\"(?=\s)")
_SAID = re.compile(r"(?P<what>[A-Z][^\"]{20,}), (?P<who>[\w' ]{2,30}) said\.")
_DAY = re.compile(
    r"(?P<rest>[A-Z].{20,}?) on (?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<tail>[^\"]*)\."
)


_T = TypeVar("_T")


class Case(NamedTuple):
    """Two texts, what the second was made of, and which passages both have; none where nothing was copied."""

    kind: Kind
    place: str
    left: str
    right: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    words: dict[str, str]
    dropped: frozenset[str]
    heads: list[str]
    tails: list[str]
    said: list[str]


class _Piece(NamedTuple):
    """Some text of the second article, and where it was taken from."""

    text: str
    source: tuple[int, int] | None = None
    paragraph: bool = False


@cache
def _desk() -> _Desk:
    data = tomllib.loads(Path(__file__).with_name("planting.toml").read_text(encoding="utf-8"))
    frame = data["frame"]
    return _Desk(
        data["words"], frozenset(data["dropped"]["words"]), frame["heads"], frame["tails"], frame["said"]
    )


def planted(articles: Sequence[NewsArticle], each: int) -> list[Case]:
    """Return so many cases of each kind, made of articles that lie evenly over the table, no article twice as source.

    Hosts of parts and quotations, and the other article of unrelated pairs, are of other outlets. Where there are too
    few articles for a kind, there is none of it.
    """
    fit = [a for a in articles if _is_fit(a)]
    quoting = [a for a in fit if _QUOTATION.search(a.text)]
    others = [a for a in fit if not _QUOTATION.search(a.text)]
    cases = []
    for n, kind in enumerate(KINDS):
        pool = quoting if kind == "quotation" else others
        step = len(pool) / (each * len(KINDS))
        if step < 1:
            continue
        for i in range(each):
            source = pool[int((i * len(KINDS) + n) * step)]
            chance = random.Random(f"{kind} {source.number}")
            host = _host(source, fit, chance)
            cases.append(_case(kind, source, host, chance))
    return cases


def _is_fit(article: NewsArticle) -> bool:
    words = len(article.text.split())
    return SHORTEST <= words <= LONGEST and len(_sentences(article.text)) >= SENTENCES


def _host(source: NewsArticle, fit: Sequence[NewsArticle], chance: random.Random) -> NewsArticle:
    others = [a for a in fit if a.outlet != source.outlet]
    return _pick(others, chance)


def _case(kind: Kind, source: NewsArticle, host: NewsArticle, chance: random.Random) -> Case:
    makers = {
        "whole": _whole,
        "cut": _cut,
        "light": _light,
        "heavy": _heavy,
        "part": _part,
        "quotation": _quotation,
    }
    if kind == "unrelated":
        return Case(kind, f"{source.number} | {host.number}", source.text, host.text, ())
    right, passages = _joined(makers[kind](source.text, host.text, chance))
    copied = () if kind == "quotation" else tuple(passages)
    return Case(kind, f"{source.number} | {host.number}", source.text, right, copied)


def _whole(text: str, host: str, chance: random.Random) -> list[_Piece]:
    return _framed([_Piece(text[s:e], (s, e), n % PARAGRAPH == 0) for n, (s, e) in _numbered(text)], chance)


def _cut(text: str, host: str, chance: random.Random) -> list[_Piece]:
    """Keep the first paragraph and about half of the others."""
    kept = [
        _Piece(text[s:e], (s, e), n == 0)
        for paragraph in _paragraphs(text)
        if paragraph[0][0] == 0 or chance.random() < 0.5
        for n, (s, e) in enumerate(paragraph)
    ]
    return _framed(kept, chance)


def _light(text: str, host: str, chance: random.Random) -> list[_Piece]:
    return _framed(_reworded(text, chance, 0.5, 0.0), chance)


def _heavy(text: str, host: str, chance: random.Random) -> list[_Piece]:
    return _framed(_reworded(text, chance, 1.0, 0.5), chance)


def _part(text: str, host: str, chance: random.Random) -> list[_Piece]:
    """Put three to five sentences of the text in a row into the host."""
    sentences = _sentences(text)
    count = 3 + int(chance.random() * 3)
    first = int(chance.random() * (len(sentences) - count))
    taken = [_Piece(text[s:e], (s, e), n == 0) for n, (s, e) in enumerate(sentences[first : first + count])]
    return _hosted(host, taken, chance)


def _quotation(text: str, host: str, chance: random.Random) -> list[_Piece]:
    """Put what somebody said in the text into the host, with another attribution."""
    found = _pick(list(_QUOTATION.finditer(text)), chance)
    said = f'"{found[1].rstrip(".,")}," {_pick(_desk().said, chance)}.'
    return _hosted(host, [_Piece(said, found.span(1), True)], chance)


def _reworded(text: str, chance: random.Random, rate: float, drop: float) -> list[_Piece]:
    """Reword every sentence and, as often as words are changed at all, let two neighbours change places."""
    pieces: list[_Piece] = []
    for paragraph in _paragraphs(text):
        order = list(paragraph)
        if len(order) > 2 and chance.random() < rate:
            order[1], order[2] = order[2], order[1]
        pieces += [
            _Piece(_said_otherwise(text[s:e], chance, rate, drop), (s, e), n == 0)
            for n, (s, e) in enumerate(order)
        ]
    return pieces


def _said_otherwise(sentence: str, chance: random.Random, rate: float, drop: float) -> str:
    """Put the speaker or the day first, and exchange words for words; what is quoted stays, and so do names."""
    if (found := _SAID.fullmatch(sentence)) and chance.random() < rate:
        sentence = f"{found['who'][:1].upper()}{found['who'][1:]} said {found['what']}."
    elif (found := _DAY.fullmatch(sentence)) and chance.random() < rate:
        sentence = f"On {found['day']}, {found['rest']}{found['tail']}."
    pieces = sentence.split('"')
    return '"'.join(p if n % 2 else _exchanged(p, chance, rate, drop) for n, p in enumerate(pieces))


def _exchanged(words: str, chance: random.Random, rate: float, drop: float) -> str:
    desk = _desk()

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word in desk.dropped and chance.random() < drop:
            return ""
        new = desk.words.get(word)
        return word if new is None or chance.random() >= rate else new

    return re.sub(r"  +", " ", _WORD.sub(other, words))


def _framed(pieces: list[_Piece], chance: random.Random) -> list[_Piece]:
    desk = _desk()
    head, tail = _pick(desk.heads, chance), _pick(desk.tails, chance)
    return [_Piece(head), *pieces, _Piece(tail, paragraph=True)]


def _hosted(host: str, taken: list[_Piece], chance: random.Random) -> list[_Piece]:
    own = [_Piece(host[s:e], None, n % PARAGRAPH == 0) for n, (s, e) in _numbered(host)]
    place = 1 + int(chance.random() * (len(own) - 1))
    after = [own[place]._replace(paragraph=True), *own[place + 1 :]]
    return [*own[:place], *taken, *after]


def _joined(pieces: Sequence[_Piece]) -> tuple[str, list[Passage]]:
    """Return the text of pieces, and which passages were taken from where; neighbours on both sides are one."""
    text, passages = "", list[Passage]()
    for piece in pieces:
        text += ("\n\n" if piece.paragraph else " ") if text else ""
        span = (len(text), len(text) + len(piece.text))
        text += piece.text
        if piece.source is None:
            continue
        before = passages[-1] if passages else None
        if before and 0 <= piece.source[0] - before[0][1] <= 2 and span[0] - before[1][1] <= 2:
            passages[-1] = ((before[0][0], piece.source[1]), (before[1][0], span[1]))
        else:
            passages.append((piece.source, span))
    return text, passages


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text, cut where a stop is followed by a capital."""
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in pairwise(cuts)]


def _numbered(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    return enumerate(_sentences(text))


def _paragraphs(text: str) -> list[list[tuple[int, int]]]:
    sentences = _sentences(text)
    return [sentences[n : n + PARAGRAPH] for n in range(0, len(sentences), PARAGRAPH)]


def _pick(items: Sequence[_T], chance: random.Random) -> _T:
    return items[int(chance.random() * len(items))]
