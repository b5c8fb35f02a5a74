"""Cut a text into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.text.months import MONTH
from variorum.text.posts import signatures

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")
_LINES = re.compile(r"\n")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_DATELINE = re.compile(
    r"(?:(?:date|dated|published|updated|posted)(?: on)?:? \d{4}-\d\d-\d\d )(?=[A-Z])|"  # date 2024-05-02 Rebels …
    r"[A-Z][A-Z.’'-]{2,}(?:[ /-][A-Z][\w.’'-]*)*(?:, [A-Z][\w. ]+?)?"  # KARVUNA, Bulgaria
    rf"(?:,? {MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
    r"(?: ?\([^()]{2,40}\))?(?: ?[-–—]{1,2} |: )(?=[\"“‘']?[A-Z0-9])"
)
_CROSSHEAD_ENDS = re.compile(
    r"(?<=[a-z]{2}) (?=(?:The|He|She|It|They|But|However|Meanwhile|There|This|These|Those|His|Her|Their|Its) [a-z])|"
    r"(?<= )[a-z]+ (?=(?:In|On|At|After|As|When|While|Although|If|Since|According|An|Many|Most|Earlier) [a-z])"
)
"""Where a sentence begins with no stop before it: "Bomb squad called in The airport was evacuated"."""
_NAMES_OR_SAYS = re.compile(
    r"\b(?:tweeted|wrote|read|said|says|asked|called|titled|magazine|newspaper|paper|book|novel|series|film|movie|song"
    r"|play|show|album|programme|program|site|website) $"
)
"""Before a title, or before words said."""
_NEAR = 20
_MARKS = ('"', "“", "”", "‘", "’ ")
"""Quotation marks; one that stands against the word before it closes."""
HARD_WRAP_WIDTH = 100
"""Lines are taken for hard-wrapped only if none is longer than this."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of a text as half-open offsets, without the white space around them.

    Each line is a paragraph, unless the text is hard-wrapped (short lines, most of which break off within a
    sentence, with blank lines between paragraphs): there the blank lines part the paragraphs. A dateline
    ("BEIRUT (Reuters) - ") is a paragraph of its own, so that it is not read as part of the first sentence, and a
    crosshead that has run into the text ("Bomb squad called in The airport was evacuated") ends one. What a post is
    signed with ("— Harbour Office (@harbour) May 4, 2024") is one of its own, too.
    """
    separator = _BLANK_LINES if _is_hard_wrapped(text) else _LINES
    found, start = [], 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            dateline = _DATELINE.match(text, left, right)
            if dateline and dateline.end() < right:
                found.append((left, left + len(dateline[0].rstrip())))
                left = dateline.end()
            for cut in sorted({*_crosshead_ends(text, left, right), *_signed_at(text, left, right)}):
                found.append((left, left + len(text[left:cut].rstrip())))
                left = cut + len(text[cut:right]) - len(text[cut:right].lstrip())
            found.append((left, right))
        start = match.end() if match else end
    return found


def _crosshead_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets, outside quotation marks, of the blanks behind crossheads within a paragraph."""
    for match in _CROSSHEAD_ENDS.finditer(text, start, end):
        last = max(text.rfind(mark, start, match.start()) for mark in _MARKS)
        closed = last < 0 or (text[last] not in "“‘" and text[last - 1 : last].strip())
        if closed and not _NAMES_OR_SAYS.search(text, max(start, match.end() - _NEAR), match.end()):
            yield match.end() - 1


def _signed_at(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets, within a paragraph, where what a post is signed with begins and ends."""
    for signed in signatures(text, start, end):
        yield from (
            cut for cut in (signed.start, signed.end) if text[start:cut].strip() and text[cut:end].strip()
        )


def _is_hard_wrapped(text: str) -> bool:
    blocks = [block.strip().split("\n") for block in _BLANK_LINES.split(text) if block.strip()]
    lines = [line.strip() for block in blocks for line in block if line.strip()]
    inner = [line.strip() for block in blocks for line in block[:-1] if line.strip()]
    if len(blocks) < 2 or not inner or max(map(len, lines)) > HARD_WRAP_WIDTH:
        return False
    broken = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    return 2 * broken > len(inner)
