"""Posts set into an article: their words, then who posted them and when.

"Roads are closed tonight. pic.example.com/x — Harbour Office (@harbour) October 24, 2016": the words have no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.model import Parse
from variorum.reading.quotations.drafts import Draft

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SIGNED = re.compile(
    r"(?:[—–-]\s*)?(?P<name>(?<!\w)(?:[A-Z][\w.'’&-]*\s){1,5})\(@?\w{3,15}\)\s+"
    rf"(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}},?) \d{{4}}"
)
_LINKS = re.compile(r"(?:\s*(?:https?|pic\.twitter)\S*)+\s*$")
MAX_POST = 280
"""How many characters a post has at most."""


def post_drafts(parse: Parse) -> Iterator[Draft]:
    """Yield a draft for each post, without the links at its end."""
    text = parse.article.text
    for signed in _SIGNED.finditer(text):
        start = max(0, signed.start() - 2 * MAX_POST)
        links = _LINKS.search(text, start, signed.start())
        end = links.start() if links else signed.start()
        before = [s for s in parse.sentences if start <= s.start < end]
        if not before:
            continue
        first = before[-1]
        opening = next(s for s in before if s.paragraph == first.paragraph)
        starts = opening.index == 0 or parse.sentences[opening.index - 1].paragraph < opening.paragraph
        if starts and end - opening.start <= MAX_POST:
            first = opening
        words = text[first.start : end].rstrip()
        if any(c.isalpha() for c in words) and "<" not in words:
            name = signed["name"].rstrip()
            below = (signed.start("name"), signed.start("name") + len(name))
            yield Draft([(first.start, first.start + len(words))], None, None, "direct", below)
