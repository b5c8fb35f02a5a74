"""What a web page says of its article besides the text: outlet and day of publication (htmldate: Barbaresi 2020)."""

from __future__ import annotations

import copy
import datetime
import json
import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from variorum.model import UNKNOWN_DATE, PublicationDate
from variorum.text.decode import encodable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logger = logging.getLogger(__name__)

_SITE_NAME = ".//meta[@property='og:site_name' or @name='og:site_name' or @name='application-name']/@content"
_JSON_LD = ".//script[@type='application/ld+json']"
_DATE_MARKS = (
    ".//time|.//*[@itemprop='datePublished']"
    "|.//*[self::span or self::p or self::div or self::li]"
    "[contains(@class,'date') or contains(@class,'publish') or contains(@class,'timestamp')]"
)
_LONGEST_MARK = 100
_MOST_MARKS = 50


def outlet(tree: HtmlElement, url: str | None, title: str | None) -> str | None:
    """Return the outlet: the name that the page gives its site, its publisher's, or the host of its address."""
    for raw in [*tree.xpath(_SITE_NAME), *_publishers(tree)]:
        name = encodable(" ".join(str(raw).split()).removeprefix("@"))
        if name and name != title:
            return name
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def published(tree: HtmlElement, url: str | None) -> PublicationDate:
    """Return the day in the page's address, else in its metadata, else in its date marks if all marks agree."""
    for where, days in _days(tree, url):
        if len(days) == 1:
            reason = f"the page gives this day in its {where}"
            return PublicationDate(basis="metadata", value=days.pop(), reason=reason)
    return UNKNOWN_DATE


def _days(tree: HtmlElement, url: str | None) -> Iterator[tuple[str, set[datetime.date]]]:
    """Yield the places of a page that may have the day, and the days there."""
    if url:
        yield "address", _day_in([], url)
    yield "metadata", _day_in([*tree.iterfind(".//meta"), *tree.xpath(_JSON_LD)])
    yield "date marks", {day for mark in _date_marks(tree) for day in _day_in([mark])}


def _date_marks(tree: HtmlElement) -> list[HtmlElement]:
    """Return the first elements that are there for a date and hold little else."""
    marks = [mark for mark in tree.xpath(_DATE_MARKS) if len(mark.text_content()) <= _LONGEST_MARK]
    return marks[:_MOST_MARKS]


def _day_in(parts: Iterable[HtmlElement], url: str | None = None) -> set[datetime.date]:
    """Return the day, if any, that htmldate finds in some parts of a page; it does not see the others."""
    from htmldate import find_date
    from lxml.html import fromstring

    page = fromstring("<html><body></body></html>")
    for part in parts:
        page.append(copy.deepcopy(part))
        page[-1].tail = None
    found = find_date(page, extensive_search=False, original_date=True, url=url or "")
    return {datetime.date.fromisoformat(found)} if found else set()


def _publishers(tree: HtmlElement) -> Iterator[str]:
    """Yield the publishers' names that JSON-LD (schema.org) gives."""
    for script in tree.xpath(_JSON_LD):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            logger.debug("JSON-LD that cannot be read")
            continue
        for node in _nodes(data):
            publisher = node.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                yield publisher["name"]


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top of JSON-LD, those of a list or a graph one by one."""
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"))
