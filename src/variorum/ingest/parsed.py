"""What the parsers of text, Markdown and HTML give."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import UNKNOWN_DATE, PublicationDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The text of an article and what its bytes say of it."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: PublicationDate = UNKNOWN_DATE
