"""Span: a stretch of one article's text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """The characters `[start, end)` of an article, counted in code points.

    `text` always equals the article's slice, so that a span can be shown, and checked, on its own.
    """

    article: str
    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether both share at least one character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end
