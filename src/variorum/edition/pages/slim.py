"""Slim HTML: the same page without the bytes that a browser does not need."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?(\w*)[^>]*>")
_AS_IT_IS = re.compile(r"(<(style|script)>.*?</\2>|<!doctype html>)", re.S)
_QUOTED = re.compile(r'="([\w#.:-]+)"(?!/)', re.ASCII)
_WHOLE = re.compile(r'="(-?\d+)\.0"')
_IMPLIED = {"</li>", "</td>", "</th>", "</tr>", "</tbody>", "</thead>"}
_BLOCKS = frozenset(
    "a article body circle details div fieldset figcaption figure footer h1 h2 h3 h4 head header html li main meta "
    "nav ol p path rect section style script summary svg symbol table tbody td text th thead title tr ul".split()
)
"""Elements at whose tags a line break means nothing."""
_GAP = re.compile(r"\s*\n\s*")
ARTICLES = '<section id="articles"'
"""From here on white space means something."""


def slim(html: str) -> str:
    """Return HTML that a browser reads alike: without end tags and quotation marks that are implied, and without
    line breaks between tags, but for the articles' text.

    Every `<` of a text and every quotation mark of an attribute must be escaped, as Jinja2 does it.
    """
    head, mark, rest = html.partition(ARTICLES)
    return _slimmed(head, apart=True) + _slimmed(mark + rest, apart=False)


def _slimmed(html: str, *, apart: bool) -> str:
    parts = _AS_IT_IS.split(html)
    # What was split at stands between, each followed by the name of its tag.
    return "".join(
        part if n % 3 == 1 else _markup(part, apart=apart) for n, part in enumerate(parts) if n % 3 != 2
    )


def _markup(html: str, *, apart: bool) -> str:
    slimmed: list[str] = []
    place = 0
    before = ""
    for tag in (*_TAG.finditer(html), None):
        text = html[place : tag.start()] if tag else html[place:]
        after = tag[1] if tag else ""
        slimmed.append(_text(text, between=(before, after) if apart else None))
        if tag:
            slimmed.append(_tag(tag[0]))
            place, before = tag.end(), after
    return "".join(slimmed)


def _tag(tag: str) -> str:
    return "" if tag in _IMPLIED else _QUOTED.sub(r"=\1", _WHOLE.sub(r'="\1"', tag))


def _text(text: str, between: tuple[str, str] | None) -> str:
    """Return text between two tags: quotation marks need no escape there, and one line break stands for many."""
    if between and "\n" in text:
        if not text.strip() and _BLOCKS.intersection(between):
            return ""
        text = _GAP.sub("\n", text)
    return text.replace("&#34;", '"').replace("&#39;", "'")
