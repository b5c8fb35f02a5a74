"""Turn attributions and quoted pieces into drafts of quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.model import Parse, QuotationKind, Token
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.direct import Quoter
from variorum.reading.quotations.pieces import Piece

_OPENINGS = frozenset("\"'“‘«„([$£€#@")
_UPON = frozenset({"after", "as", "before", "during", "following", "when", "while"})
MIN_OWN_WORDS = 1
"""How many words of an indirect quotation stand outside the marks within it, at least."""


@dataclass(slots=True)
class Draft:
    """A quotation before it has its circumstances: characters of its content, cue and source as tokens.

    `signature` are the characters of the name that stands below a post.
    """

    content: list[tuple[int, int]]
    cue: Token | None
    source: Token | None
    kind: QuotationKind
    signature: tuple[int, int] | None = None


def quoted_drafts(parse: Parse, pieces: Iterable[Piece]) -> list[Draft]:
    """One draft per pair of marks; a sentence that its cue interrupts is one."""
    drafts: list[Draft] = []
    previous: Piece | None = None
    for piece in pieces:
        span = (piece.quoted.inner_start, piece.quoted.inner_end)
        if previous is not None and _goes_on(parse, previous, piece):
            drafts[-1].content.append(span)
        else:
            drafts.append(Draft([span], piece.cue, piece.source, "direct" if piece.whole else "mixed"))
        previous = piece
    return drafts


def _goes_on(parse: Parse, before: Piece, after: Piece) -> bool:
    """Tell whether a cue interrupts a quoted sentence: "If the wind holds," he said, "we may sail"."""
    text = parse.article.text
    cue = before.cue
    return (
        cue is not None
        and after.cue is cue
        and before.whole
        and not after.whole
        and before.quoted.end <= cue.start < after.quoted.start
        and text[before.quoted.inner_end - 1] in ",—–-"
        and text[: after.quoted.start].rstrip().endswith((",", "—", "–"))
        and text[after.quoted.inner_start].islower()
        and before.quoted.depth == after.quoted.depth
    )


def _is_closed_by(piece: Piece, attribution: Attribution) -> bool:
    """Tell whether a cue closes quoted sentences, so that what else the tree gives it is no content."""
    cue, first = attribution.cue, attribution.first
    closes = piece.cue is cue and piece.whole and piece.quoted.end <= cue.start
    around = first < piece.tokens[0].i and attribution.last > piece.tokens[-1].i
    return closes and (first > cue.i or piece.tokens[0].i - 1 <= first <= piece.tokens[-1].i or around)


def _is_followed(piece: Piece, attribution: Attribution, parse: Parse) -> bool:
    """Tell whether quoted words are the whole content, and what the tree adds tells when they were said.

    She said "the port is closed" after she met the owners.
    """
    whole = (
        piece.cue is attribution.cue
        and attribution.cue.i < attribution.first
        and piece.tokens[0].i - 1 <= attribution.first <= piece.tokens[0].i
        and len(attribution.content) == 1
    )
    if not whole:
        return False
    behind = next((t for t in parse.tokens[piece.tokens[-1].i + 1 :] if t.start >= piece.quoted.end), None)
    if behind is None or behind.i >= attribution.last:
        return False
    dates = (n.first for n in parse.names if n.label in ("DATE", "TIME"))
    return behind.lower in _UPON or any(first in (behind.i, behind.i + 1) for first in dates)


def reported_drafts(parse: Parse, quoter: Quoter, found: Iterable[Attribution]) -> list[Draft]:
    """One draft per attribution that has words outside quotation marks."""
    drafts: list[Draft] = []
    for a in found:
        if a.cue.i in quoter.inside or any(_is_closed_by(p, a) for p in quoter.pieces):
            continue
        own = [i for first, last in a.content for i in range(first, last) if i not in quoter.inside]
        if any(_is_followed(p, a, parse) for p in quoter.pieces):
            continue
        if sum(parse.tokens[i].text[0].isalnum() for i in own) < MIN_OWN_WORDS:
            continue
        content = [(parse.tokens[first].start, parse.tokens[last - 1].end) for first, last in a.content]
        content[0] = _after_marks(content[0], quoter.pieces, parse.article.text)
        content[-1] = _with_closing_mark(content[-1], quoter.pieces)
        if content := [(start, end) for start, end in content if parse.article.text[start:end].strip()]:
            drafts.append(Draft(content, a.cue, a.source, "indirect"))
    return drafts


def _with_closing_mark(content: tuple[int, int], pieces: Iterable[Piece]) -> tuple[int, int]:
    """Let a clause that ends within quotation marks go on to the mark that closes them."""
    start, end = content
    quoted = (p.quoted for p in pieces if p.quoted.closed and p.quoted.depth == 0)
    return next(((start, q.end) for q in quoted if start <= q.start < end < q.end), content)


def _after_marks(content: tuple[int, int], pieces: Sequence[Piece], text: str) -> tuple[int, int]:
    """Let a clause that begins within quotation marks begin after them, if it goes on."""
    start, end = content
    quoted = (p.quoted for p in pieces if p.quoted.closed and p.quoted.depth == 0)
    start = next((q.end for q in quoted if q.inner_start < start < q.end < end), start)
    start = next(
        (p.quoted.inner_start for p in pieces if p.quoted.start == start and not p.quoted.closed), start
    )
    while start < end - 1 and not (text[start].isalnum() or text[start] in _OPENINGS):
        start += 1
    return start, end
