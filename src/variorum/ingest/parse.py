"""Bytes to one article."""

from __future__ import annotations

import datetime
from pathlib import PurePath

from variorum.errors import EmptyInput, OversizedInput
from variorum.ingest.dateline import find_dateline
from variorum.ingest.page import looks_like_page, parse_page
from variorum.ingest.parsed import Parsed
from variorum.ingest.plain import parse_markdown, parse_text
from variorum.model import Article, PublicationDate
from variorum.settings import Settings
from variorum.text.decode import decode
from variorum.text.language import detect_language

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
_NO_WORDS = "Look whether this is the file that you meant"


def article_from_bytes(
    data: bytes, name: str, *, published: datetime.date | None = None, settings: Settings | None = None
) -> Article:
    """Make an article of the bytes of a text, a Markdown document or a web page.

    `name` says how to read them, by its suffix; what begins as a web page is read as one whatever its suffix.
    `published` goes before any date that the bytes hold. Raises InputError if there is no article in them.
    """
    limit = (settings or Settings()).max_bytes
    if len(data) > limit:
        raise oversized(name, len(data), limit)
    text = decode(data, name)
    if not any(map(str.isalpha, text)):
        raise EmptyInput(name, "there are no words in it" if text.strip() else "it is empty", _NO_WORDS)
    parsed = _parse(text, name)
    if not any(map(str.isalpha, parsed.text)):
        raise EmptyInput(name, "there are no words below its header or marks", _NO_WORDS)
    return Article(
        name=name,
        source=parsed.source,
        url=parsed.url,
        title=parsed.title,
        language=detect_language(parsed.text),
        published=_published(parsed, published),
        text=parsed.text,
    )


def given_date(day: datetime.date) -> PublicationDate:
    """Return the date of publication that a user gave."""
    return PublicationDate(basis="given", value=day, reason="the day was given with the input")


def oversized(name: str, size: int, limit: int) -> OversizedInput:
    """Return the error for an input of too many bytes."""
    return OversizedInput(
        name,
        f"it has {size:,} bytes, more than the {limit:,} that one article may have",
        "Split it, or raise the setting max_bytes",
    )


def _parse(text: str, name: str) -> Parsed:
    suffix = PurePath(name).suffix.lower()
    if suffix in PAGE_SUFFIXES or looks_like_page(text):
        return parse_page(text, name)
    return parse_markdown(text) if suffix in MARKDOWN_SUFFIXES else parse_text(text)


def _published(parsed: Parsed, given: datetime.date | None) -> PublicationDate:
    """Choose what was given before the metadata, and those before the head of the text."""
    if given:
        return given_date(given)
    if parsed.published.value:
        return parsed.published
    in_text = find_dateline(parsed.text, parsed.title)
    return in_text if in_text.value or not parsed.published.reason else parsed.published
