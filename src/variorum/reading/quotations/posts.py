"""Posts set into an article: their words, then who posted them and when.

"Roads are closed tonight. pic.example.com/x — Harbour Office (@harbour) October 24, 2016": the words have no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.model import Parse, Sentence
from variorum.reading.quotations.drafts import Draft
from variorum.text.posts import signatures

_LINKS = re.compile(r"(?:\s*(?:https?:|pic\.)\S*)+\s*$")
_ENDS = re.compile(r"(?:https?:|pic\.)\S+$|[\"”’:]$")
"""What ends words that are no part of the post behind them: a link, a mark that closes what is quoted, a colon."""
_REFERS_BACK = frozenset({"he", "she", "it", "they"})
"""What a sentence opens with that goes on from the one before it."""
MAX_POST = 280
"""How many characters a post has at most."""
MAX_RUN_ON = 140
"""How many it has where it goes on from the sentence before it on one line: it is not known where it begins."""


def post_drafts(parse: Parse) -> Iterator[Draft]:
    """Yield a draft for each post, without the links at its end."""
    text = parse.article.text
    after = 0
    for signed in signatures(text):
        start = max(after, signed.start - 2 * MAX_POST)
        links = _LINKS.search(text, start, signed.start)
        end = start + len(text[start : links.start() if links else signed.start].rstrip())
        before = [s for s in parse.sentences if start <= s.start < end]
        first = _first(parse, before, end) if before else None
        after = signed.end
        if first is None:
            continue
        words = text[first.start : end]
        if any(c.isalpha() for c in words) and "<" not in words:
            name = (signed.name_start, signed.name_end)
            yield Draft([(first.start, end)], None, None, "direct", name)


def _first(parse: Parse, before: list[Sentence], end: int) -> Sentence:
    """Return the sentence that a post begins with: of its line or, where that is long, as many as a post may have."""
    text = parse.article.text
    last = before[-1]
    opening = next(s for s in before if s.paragraph == last.paragraph)
    if (
        end - opening.start <= MAX_POST
        and not text[text.rfind("\n", 0, opening.start) + 1 : opening.start].strip()
    ):
        return opening
    first = last
    for sentence in reversed(before[:-1]):
        words = text[sentence.start : sentence.end]
        quoted = words.count('"') % 2 or words.count("“") != words.count("”")
        if (
            sentence.paragraph != last.paragraph
            or end - sentence.start > MAX_RUN_ON
            or quoted
            or _ENDS.search(words)
        ):
            break
        opens = [t.lower for t in parse.tokens_of(sentence)[:4]]
        if opens[0] not in _REFERS_BACK and "also" not in opens:
            first = sentence
    return first
