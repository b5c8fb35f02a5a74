"""Plain text and Markdown to what an article is made of."""

from __future__ import annotations

from variorum.ingest.headers import Headers, split_headers
from variorum.ingest.headline import find_headline
from variorum.ingest.parsed import Parsed
from variorum.text.markdown import plain_markdown


def parse_text(text: str) -> Parsed:
    """Parse plain text: header lines go, everything else stays as it is."""
    headers = split_headers(text)
    return _parsed(headers, headers.text, None)


def parse_markdown(text: str) -> Parsed:
    """Parse Markdown: front matter and marks go, the words stay."""
    headers = split_headers(text)
    plain = plain_markdown(headers.text)
    return _parsed(headers, plain.text, plain.heading)


def _parsed(headers: Headers, text: str, heading: str | None) -> Parsed:
    return Parsed(
        text=text,
        title=headers.fields.get("title") or heading or find_headline(text),
        source=headers.fields.get("source"),
        url=headers.fields.get("url"),
        published=headers.published,
    )
