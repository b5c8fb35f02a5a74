"""The headline, where the first line of a text looks like one."""

from __future__ import annotations

import re

from variorum.ingest.dateline import is_dateline

_LONGEST = 160
_FEWEST_WORDS = 3
_NO_HEADLINE_END = re.compile(r"[.,;:…–—-][\"'”’)]*$")
_BYLINE = re.compile(r"By\s+[^\W\d_a-z]")
_BEGINS_ANEW = re.compile(r"[\"'“‘(]?[^\W_a-z]")
_MUCH_LONGER = 1.5


def find_headline(text: str) -> str | None:
    """Return the first line that is neither date nor byline, if it is short, no sentence, and text follows it.

    Where no blank line parts it from the text, the line after it must begin anew and be much longer, for else
    it may be the first line of a paragraph broken into lines.
    """
    lines = text.lstrip().split("\n")
    at = next((i for i, line in enumerate(lines) if line.strip() and not _is_preamble(line)), None)
    if at is None:
        return None
    line, below = lines[at].strip(), lines[at + 1 :]
    after = next((other.strip() for other in below if other.strip()), "")
    if (
        not after
        or len(line) > _LONGEST
        or len(line.split()) < _FEWEST_WORDS
        or _NO_HEADLINE_END.search(line)
    ):
        return None
    if below[0].strip() and not (_BEGINS_ANEW.match(after) and len(after) > _MUCH_LONGER * len(line)):
        return None
    return line


def _is_preamble(line: str) -> bool:
    return is_dateline(line) or (len(line) < _LONGEST and _BYLINE.match(line.strip()) is not None)
