"""Pair quotation marks, in clean and in damaged text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

_DOUBLE_OPENS, _DOUBLE_CLOSES = "“„«", "”»"
_MARK = re.compile(r"\"+|[“”„‟«»″]|``|''|['‘’‛]")
_SINGLE = frozenset("'‘’‛")
_ELISION = re.compile(r"(?:em|tis|twas|til|cause|bout|round|\d0s|n)\b", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[{—–:;/,\-…\"“„«'‘]")
_AFTER_CLOSING = re.compile(r"[\s)\]}—–:;,.!?…/\"”»'’\-]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])\"(?:t|s|re|ve|ll|d|m)\b")
_GAP = re.compile(r"\s{3,}")
MAX_UNCLOSED_SENTENCES = 3
"""How far a quotation with no closing mark may reach."""
MAX_SINGLE_QUOTED = 600
"""The most characters that a pair of single marks may hold."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: `[start, end)` with the marks, `[inner_start, inner_end)` without.

    `depth` counts the marks that are open around it. `closed` is false where the closing mark is missing or
    stands in a later paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    inner: int


def quoted_spans(
    text: str, paragraphs: Sequence[tuple[int, int]], sentence_ends: Sequence[int] = ()
) -> list[Quoted]:
    """Return what stands between quotation marks, in the order of the text.

    A mark that is never closed reaches to the end of its paragraph where the next paragraph opens with a mark (a
    quotation over several paragraphs opens each and closes the last), and otherwise over three sentences at most.
    `sentence_ends` are offsets in ascending order.
    """
    found: list[Quoted] = []
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else len(text)
        goes_on = bool(_opens_double(text, following))
        doubles = _double_pairs(text, start, end, sentence_ends, goes_on)
        found += doubles
        found += _single_pairs(text, start, end, doubles)
    return _with_depths(sorted(found, key=lambda q: (q.start, -q.end)))


def _with_depths(found: list[Quoted]) -> list[Quoted]:
    """Count for each pair, in the order of the text, the pairs around it."""
    around: list[Quoted] = []
    nested: list[Quoted] = []
    for quoted in found:
        around = [q for q in around if q.end >= quoted.end]
        nested.append(replace(quoted, depth=len(around)))
        around.append(quoted)
    return nested


def _double_pairs(
    text: str, start: int, end: int, sentence_ends: Sequence[int], goes_on: bool
) -> list[Quoted]:
    found: list[Quoted] = []
    current: _Open | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark[0] in _SINGLE or _APOSTROPHE.match(text, mark.start()):
            continue
        can_open = _can_open(text, mark, start)
        can_close = _can_close(text, mark, end)
        if current is None:
            closes = mark[0] in _DOUBLE_CLOSES
            if (can_open and not (closes and can_close)) or not (can_close or closes):
                current = _Open(mark.start(), mark.end())
        elif mark[0] in _DOUBLE_CLOSES or can_close or (not can_open and mark[0] not in _DOUBLE_OPENS):
            found.append(_quoted(text, current, mark.start(), mark.end()))
            current = None
        else:
            stop = _unclosed_end(text, current.inner, mark.start(), sentence_ends)
            found.append(_quoted(text, current, stop, stop))
            current = _Open(mark.start(), mark.end())
    if current is not None:
        stop = end if goes_on else _unclosed_end(text, current.inner, end, sentence_ends)
        found.append(_quoted(text, current, stop, stop))
    return [q for q in found if q.inner_start < q.inner_end]


def _quoted(text: str, opened: _Open, inner_end: int, end: int) -> Quoted:
    inner = text[opened.inner : inner_end]
    left = opened.inner + len(inner) - len(inner.lstrip())
    right = opened.inner + len(inner.rstrip())
    return Quoted(opened.start, end, left, max(left, right), 0, end > inner_end)


def _can_open(text: str, mark: re.Match[str], start: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return bool(_BEFORE_OPENING.match(before)) and bool(after.strip())


def _can_close(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end()] if mark.end() < end else " "
    return bool(before.strip()) and bool(_AFTER_CLOSING.match(after))


def _opens_double(text: str, offset: int) -> bool:
    mark = _MARK.match(text, offset)
    return mark is not None and mark[0] not in _SINGLE and mark[0] not in _DOUBLE_CLOSES


def _unclosed_end(text: str, inner: int, limit: int, sentence_ends: Sequence[int]) -> int:
    """Return where a quotation with no closing mark stops: at a gap or a sentence's end, before `limit`."""
    gap = _GAP.search(text, inner, limit)
    if gap:
        return gap.start()
    first = bisect_left(sentence_ends, inner + 1)
    ends = [e for e in sentence_ends[first : first + MAX_UNCLOSED_SENTENCES] if e <= limit]
    return ends[-1] if ends else limit


def _single_pairs(text: str, start: int, end: int, doubles: Sequence[Quoted]) -> list[Quoted]:
    """Pair single marks, which are apostrophes too: both must lie within the same pair of double marks."""
    found: list[Quoted] = []
    free = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < free or mark[0] not in _SINGLE or not _opens_single(text, mark, start):
            continue
        around = next((q for q in doubles if q.start <= mark.start() < q.end), None)
        limit = min(around.inner_end if around else end, mark.end() + MAX_SINGLE_QUOTED)
        close = _closing_single(text, mark.end(), limit)
        if close is None or (around is None and any(q.start < close < q.end for q in doubles)):
            continue
        inside = _Open(mark.start(), mark.end())
        found.append(_quoted(text, inside, close, close + 1))
        free = close + 1
    return [q for q in found if q.inner_start < q.inner_end]


def _opens_single(text: str, mark: re.Match[str], start: int) -> bool:
    after = text[mark.end() : mark.end() + 1]
    if mark[0] == "’" or not _can_open(text, mark, start) or not (after.isalnum() or after in "[…."):
        return False
    return mark[0] == "‘" or not _ELISION.match(text, mark.end())


def _closing_single(text: str, start: int, limit: int) -> int | None:
    """Return the mark that closes: the first that can be no plural possessive, else the first that may be one."""
    weak: int | None = None
    for mark in _MARK.finditer(text, start, limit + 1):
        place = mark.start()
        if mark[0] not in ("'", "’") or place > limit:
            continue
        if _BEFORE_OPENING.match(text[place - 1]) and text[place - 1] not in ",;:…-—–":
            return weak
        after = text[mark.end() : mark.end() + 1]
        if after and not _AFTER_CLOSING.match(after):
            continue
        possessive = text[place - 1] in "sz" and text[mark.end() : mark.end() + 2].strip().isalpha()
        if not possessive:
            return place
        weak = place if weak is None else weak
    return weak
