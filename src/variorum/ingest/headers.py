"""What stands above a text about it: header lines ("Source: …") and front matter between lines of dashes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from variorum.ingest.days import AmbiguousDay, read_day
from variorum.model import UNKNOWN_DATE, PublicationDate

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}?)[ \t]*:[ \t]*(.*)")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_LONGEST_VALUE = 500


class Headers(NamedTuple):
    """The fields above a text, by our names (`title`, `source`, `url`, `published`), and the text below them."""

    fields: dict[str, str]
    text: str

    @property
    def published(self) -> PublicationDate:
        """The day that the headers name, or that they name none that can be read."""
        written = self.fields.get("published")
        if not written:
            return UNKNOWN_DATE
        try:
            day = read_day(written)
        except AmbiguousDay:
            return PublicationDate(
                basis="unknown", reason=f"its header gives “{written}”, which can be two days"
            )
        if day is None:
            return PublicationDate(
                basis="unknown", reason=f"its header gives “{written}”, which names no day"
            )
        return PublicationDate(basis="metadata", value=day, reason=f"its header gives “{written}”")


def split_headers(text: str) -> Headers:
    """Part a text from what stands above it; a text without headers comes back as it is.

    Header lines are taken for such only if two or more stand together or a blank line follows, for a sentence
    may begin "Source: ".
    """
    if match := _FRONT_MATTER.match(text):
        lines = match[1].split("\n")
        if _LINE.fullmatch(lines[0].strip()):
            return Headers(_fields(lines), text[match.end() :].lstrip("\n"))
    lines = text.lstrip().split("\n")
    count = next((i for i, line in enumerate(lines) if _field(line) is None), len(lines))
    below = lines[count:]
    if count > 1 or (count == 1 and below and not below[0].strip()):
        return Headers(_fields(lines[:count]), "\n".join(below).lstrip("\n"))
    return Headers({}, text)


def _fields(lines: list[str]) -> dict[str, str]:
    """Return the known fields; where two lines give one field, the first counts."""
    found: dict[str, str] = {}
    for line in lines:
        if (field := _field(line)) and field[1]:
            found.setdefault(*field)
    return found


def _field(line: str) -> tuple[str, str] | None:
    match = _LINE.fullmatch(line.strip())
    if match is None or len(match[2]) > _LONGEST_VALUE:
        return None
    name = _known_fields().get(re.sub(r"[ -]", "_", match[1].lower()))
    return (name, match[2].strip().strip("\"'").strip()) if name else None


@cache
def _known_fields() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    fields: dict[str, str] = data["fields"]
    return fields
