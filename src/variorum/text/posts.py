"""What posts that are set into a text are signed with: "— Harbour Office (@harbour) October 24, 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.text.months import MONTH

_DATE = rf"-?\s*(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}},?)\s+\d{{4}}\b"
_WORD = r"[^\s()\"“”@:;,/]+"
_SIGNED = re.compile(
    r"(?:"
    rf"(?P<dash>[—–―]|(?<!\S)-|\"\?|\"\s?(?=[A-Z]))\s*(?P<behind_dash>{_WORD}(?:\s{_WORD}){{0,5}})\s?\(@\w{{2,15}}\)"
    rf"(?:{_DATE}|(?=\s*(?:\n|$)))"
    r"|"
    rf"(?P<alone>(?<!\w)(?:[A-Z][\w.'’&-]*\s){{1,5}})\(@?\w{{3,15}}\){_DATE}"
    r")"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """`[start, end)` with the dash before it and the date behind it; `[name_start, name_end)` is the name alone."""

    start: int
    end: int
    name_start: int
    name_end: int


def signatures(text: str, start: int = 0, end: int | None = None) -> Iterator[Signature]:
    """Yield what posts are signed with, in the order of the text.

    A dash may be damaged ('"?Harbour Office'). A name with no date is a signature behind a dash, at a line's end.
    """
    for signed in _SIGNED.finditer(text, start, len(text) if end is None else end):
        group = "behind_dash" if signed["behind_dash"] else "alone"
        name = signed[group].rstrip()
        yield Signature(signed.start(), signed.end(), signed.start(group), signed.start(group) + len(name))
