"""Marks: an article's text as HTML, with an anchor on every stretch that is cited."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from variorum.model import Article, Span


def anchor(span: Span) -> str:
    """Return the id of a span's mark: the same in every rendering of the story."""
    return f"{span.article}-{span.start}-{span.end}"


def marked(article: Article, spans: Iterable[Span]) -> Markup:
    """Return the escaped text with one mark per span; marks nest, and one that crosses another is cut in two.

    Only the first part of a cut mark has the id.
    """
    waiting = sorted({s for s in spans if s.start < s.end}, key=lambda s: (s.start, -s.end))
    parts: list[Markup] = []
    opened: list[Span] = []
    position = 0
    while waiting or opened:
        begins = waiting[0].start if waiting else len(article.text)
        ends = min((s.end for s in opened), default=len(article.text))
        if opened and ends <= begins:
            parts.append(escape(article.text[position:ends]))
            position = ends
            depth = next(n for n, s in enumerate(opened) if s.end == ends)
            parts.extend([Markup("</mark>")] * (len(opened) - depth))
            opened = opened[:depth] + [s for s in opened[depth:] if s.end > ends]
            parts.extend([Markup("<mark>")] * (len(opened) - depth))
            continue
        span = waiting.pop(0)
        parts.append(escape(article.text[position : span.start]))
        position = span.start
        parts.append(Markup('<mark id="{}">').format(anchor(span)))
        opened.append(span)
    parts.append(escape(article.text[position:]))
    return Markup("").join(parts)
