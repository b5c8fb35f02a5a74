"""A web page to what an article is made of (trafilatura: Barbaresi 2021)."""

from __future__ import annotations

import copy
import logging
import re
from functools import cache
from urllib.parse import urlsplit

from variorum.errors import NoArticleFound
from variorum.ingest.page_facts import outlet, published
from variorum.ingest.parsed import Parsed
from variorum.text.decode import encodable

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_START_WITHIN = 5000
_FEWEST_WORDS = 20
_REMEDY = "Open the page, copy the article into a .txt file and give that"
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")


def looks_like_page(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    return _START.match(text[:_START_WITHIN]) is not None


def parse_page(text: str, name: str) -> Parsed:
    """Find the article on a web page, and what the page says of it. Nothing is fetched.

    Raises NoArticleFound, which carries `name`, if there is no article, or hardly any words.
    """
    _silence_libraries()
    from trafilatura import extract
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(text if looks_like_page(text) else f"<html><body>{text}</body></html>")
    if tree is None or tree.tag != "html":
        raise NoArticleFound(name, "there is no article in this HTML", _REMEDY)
    about = extract_metadata(copy.deepcopy(tree), date_config={"extensive_search": False})
    url = encodable(about.url) if about.url and _is_web_address(about.url) else None
    article = extract(copy.deepcopy(tree), include_comments=False, include_tables=False) or ""
    if len(article.split()) < _FEWEST_WORDS:
        raise NoArticleFound(
            name, f"there is no article of {_FEWEST_WORDS} words or more in this HTML", _REMEDY
        )
    title = encodable(about.title or "") or None
    source = outlet(tree, url, title)
    return Parsed(
        text=article,
        title=_without_outlet(title, source),
        source=source,
        url=url,
        published=published(tree, url),
    )


@cache
def _silence_libraries() -> None:
    """Give the libraries' loggers a handler, once, for without any Python prints their warnings."""
    for library in _LIBRARIES:
        logging.getLogger(library).addHandler(logging.NullHandler())


def _without_outlet(title: str | None, source: str | None) -> str | None:
    """Return the title without the outlet that many pages put behind it."""
    if not title or not source:
        return title
    return re.sub(rf"\s+[|·•–—-]\s+{re.escape(source)}$", "", title, flags=re.IGNORECASE)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
