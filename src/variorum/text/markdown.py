"""Markdown to plain text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SPACES = {"softbreak": " ", "hardbreak": "\n"}


class PlainMarkdown(NamedTuple):
    """The text, a blank line between its blocks, and its first heading."""

    text: str
    heading: str | None


def plain_markdown(source: str) -> PlainMarkdown:
    """Return the text of CommonMark without its marks: headings and link texts stay, images and HTML go.

    Lines that Markdown would join are joined.
    """
    blocks: list[str] = []
    heading = None
    previous = ""
    for token in _markdown().parse(source):
        text = _text(token).strip()
        if text:
            blocks.append(text)
            if heading is None and previous == "heading_open":
                heading = text
        previous = token.type
    return PlainMarkdown("\n\n".join(blocks) + "\n" if blocks else "", heading)


def _text(token: Token) -> str:
    if token.type == "inline":
        return "".join(_inline(token))
    return token.content if token.type in {"code_block", "fence"} else ""


def _inline(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            yield child.content
        else:
            yield _SPACES.get(child.type, "")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
