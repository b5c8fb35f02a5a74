"""Sentences of an article as it is shown: where one ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right

from variorum.edition.edition import Edition
from variorum.model import Article, Span
from variorum.text.segment import paragraphs

_END = re.compile(r"(?<![A-Z]\.)(?<=[.!?…])[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])|\n\s*")


class Sentences:
    """The sentences of one article; one never ends within a claim or a quotation's part."""

    def __init__(self, edition: Edition, article: Article) -> None:
        self._article = article
        spans = [c.span for c in edition.claims if c.span.article == article.id]
        whole = sorted((s.start, s.end) for s in spans)
        reach: list[tuple[int, int]] = []
        for start, end in whole:
            if reach and start < reach[-1][1]:
                reach[-1] = (reach[-1][0], max(end, reach[-1][1]))
            else:
                reach.append((start, end))
        starts = [start for start, _ in reach]

        def within(place: int) -> bool:
            n = bisect_right(starts, place) - 1
            return n >= 0 and reach[n][0] < place < reach[n][1]

        self.bounds: list[tuple[int, int]] = []
        for left, right in paragraphs(article.text):
            begin = left
            for match in _END.finditer(article.text, left, right):
                if not within(match.end()):
                    self.bounds.append((begin, match.start() + len(match[0].rstrip())))
                    begin = match.end()
            self.bounds.append((begin, right))
        self._starts = [start for start, _ in self.bounds]

    def around(self, span: Span) -> tuple[int, int]:
        """Return where the sentence, or sentences, that hold a span begin and end."""
        if not self.bounds:
            return span.start, span.end
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first, bisect_right(self._starts, max(span.start, span.end - 1)) - 1)
        return min(span.start, self.bounds[first][0]), max(span.end, self.bounds[last][1])
