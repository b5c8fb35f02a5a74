"""Marks: an article's text as HTML, with an anchor on every stretch that is cited, and with its layers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.edition.edition import Edition
from variorum.model import Article, Span

ELEMENTS = {"c": "u", "q": "q", "n": "i", "t": "time", "f": "b", "h": "strong"}
"""The short elements in which layers are marked; what is cited is a `mark`, of class `q` if it is a quotation."""


def anchor(edition: Edition, span: Span) -> str:
    """Return the id of a span's mark: the same in every rendering of the story."""
    return f"{edition.short_id(span.article)}-{span.start}-{span.end}"


@dataclass(frozen=True)
class Mark:
    """A stretch to mark: with the id of its anchor if it is cited, in a layer, with a hint.

    Marks of a layer: `q` quotation, `n` name, `t` time, `f` figure, `c` claim, `h` headline.
    """

    start: int
    end: int
    layer: str
    id: str = ""
    hint: str = ""

    def opening(self, *, again: bool) -> Markup:
        """Return the tag; one that goes on after a cut (`again`) names the id that it belongs to."""
        if not self.id:
            hint = Markup(' title="{}"').format(self.hint) if self.hint else Markup()
            return Markup("<{}{}>").format(ELEMENTS[self.layer], hint)
        name = Markup("data-of" if again else "id")
        quoted = Markup(" class=q") if self.layer == "q" else Markup()
        return Markup('<mark{} {}="{}">').format(quoted, name, self.id)

    @property
    def closing(self) -> Markup:
        """The closing tag."""
        return Markup("</{}>").format("mark" if self.id else ELEMENTS[self.layer])


@dataclass(frozen=True)
class Marked:
    """An article's text with its marks; `cut` has the ids of those that had to be cut to nest."""

    html: Markup
    cut: frozenset[str]


def marked(article: Article, marks: Iterable[Mark], after: dict[int, Markup] | None = None) -> Marked:
    """Return the escaped text with its marks; they nest, and one that crosses another is cut.

    `after` has what is to be put in at a place in the text; it stands within no mark that ends there.
    """
    put_in = sorted((after or {}).items(), reverse=True)
    waiting = sorted((m for m in set(marks) if m.start < m.end), key=_order, reverse=True)
    parts: list[Markup] = []
    opened: list[Mark] = []
    cut: set[str] = set()
    place = 0

    def write(to: int) -> None:
        nonlocal place
        parts.append(escape(article.text[place:to]))
        place = to

    while waiting or opened or put_in:
        ends = min((m.end for m in opened), default=None)
        begins = waiting[-1].start if waiting else None
        puts = put_in[-1][0] if put_in else None
        if ends is not None and all(other is None or ends <= other for other in (begins, puts)):
            write(ends)
            depth = next(n for n, m in enumerate(opened) if m.end == ends)
            parts.extend(m.closing for m in reversed(opened[depth:]))
            still = [m for m in opened[depth:] if m.end > ends]
            parts.extend(m.opening(again=True) for m in still)
            cut.update(m.id for m in still if m.id)
            opened = opened[:depth] + still
        elif puts is not None and (begins is None or puts <= begins):
            write(puts)
            parts.append(put_in.pop()[1])
        else:
            mark = waiting.pop()
            write(mark.start)
            parts.append(mark.opening(again=False))
            opened.append(mark)
    write(len(article.text))
    return Marked(Markup("").join(parts), frozenset(cut))


def _order(mark: Mark) -> tuple[int, int, bool, str, str, str]:
    """Sort marks: the earlier and longer first; of those alike, the cited one goes around the others."""
    return (mark.start, -mark.end, not mark.id, mark.layer, mark.id, mark.hint)
