"""Annotate an article's quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from variorum.model import Parse, Quotation, QuotationKind, Reading, Token, Voice
from variorum.reading.annotator import Layer
from variorum.reading.quotations.circumstances import cited_by, medium_of, occasion_of, time_of
from variorum.reading.quotations.direct import Quoter
from variorum.reading.quotations.frames import Attribution
from variorum.reading.quotations.indirect import attributions
from variorum.reading.quotations.pieces import Piece
from variorum.reading.quotations.speakers import issuers, name_in
from variorum.reading.quotations.trees import noun_phrase
from variorum.text.quotes import quoted_spans

MIN_OWN_WORDS = 1
"""How many words of an indirect quotation stand outside the marks within it, at least."""


@dataclass(slots=True)
class _Draft:
    content: list[tuple[int, int]]
    cue: Token | None
    source: Token | None
    kind: QuotationKind


class QuotationsAnnotator:
    """Finds direct, mixed and indirect quotations.

    Each pair of quotation marks is one quotation, its content without the marks; a clause that holds marks is an
    indirect quotation beside them.
    """

    needs: tuple[Layer, ...] = ("times", "entities")
    gives: Layer = "quotations"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its quotations, in the order of their content."""
        found = attributions(parse)
        quoted = quoted_spans(parse.article.text, _paragraphs(parse), [s.end for s in parse.sentences])
        quoter = Quoter(parse, quoted, found)
        pieces = quoter.attribute()
        drafts = [*_direct(parse, pieces), *_indirect(parse, quoter, found)]
        drafts.sort(key=lambda d: (d.content[0], d.content[-1][1], d.kind))
        finish = _Finisher(parse, reading)
        return msgspec.structs.replace(
            reading, quotations=tuple(finish(f"{parse.article.id}.q{n}", d) for n, d in enumerate(drafts))
        )


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Return the paragraphs as the parse has them."""
    found: list[tuple[int, int]] = []
    last = -1
    for sentence in parse.sentences:
        if sentence.paragraph == last:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
        last = sentence.paragraph
    return found


def _direct(parse: Parse, pieces: Iterable[Piece]) -> list[_Draft]:
    """One draft per pair of marks; a sentence that its cue interrupts is one."""
    drafts: list[_Draft] = []
    previous: Piece | None = None
    for piece in pieces:
        span = (piece.quoted.inner_start, piece.quoted.inner_end)
        if previous is not None and _goes_on(parse, previous, piece):
            drafts[-1].content.append(span)
        else:
            drafts.append(_Draft([span], piece.cue, piece.source, "direct" if piece.whole else "mixed"))
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
    """Tell whether a cue closes quoted sentences, so that what the tree puts after it is no content."""
    cue = attribution.cue
    return piece.cue is cue and piece.whole and piece.quoted.end <= cue.start and attribution.first > cue.i


def _indirect(parse: Parse, quoter: Quoter, found: Iterable[Attribution]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for a in found:
        if a.cue.i in quoter.inside or any(_is_closed_by(p, a) for p in quoter.pieces):
            continue
        own = [i for first, last in a.content for i in range(first, last) if i not in quoter.inside]
        if sum(parse.tokens[i].text[0].isalnum() for i in own) < MIN_OWN_WORDS:
            continue
        content = [(parse.tokens[first].start, parse.tokens[last - 1].end) for first, last in a.content]
        drafts.append(_Draft(content, a.cue, a.source, "indirect"))
    return drafts


class _Finisher:
    """Makes quotations of drafts, with the entities and times of the reading."""

    def __init__(self, parse: Parse, reading: Reading) -> None:
        self.parse, self.reading = parse, reading
        self.mentions = sorted(
            ((m, e.id) for e in reading.entities for m in e.mentions),
            key=lambda x: (x[0].end - x[0].start, x),
        )
        organisations = {e.id for e in reading.entities if e.type == "organisation"}
        self.outlets = frozenset(
            {i for n in parse.names if n.label == "ORG" for i in range(n.first, n.last)}
            | {
                t.i
                for m, e in self.mentions
                if e in organisations
                for t in parse.tokens_within(m.start, m.end)
            }
        )

    def __call__(self, identifier: str, draft: _Draft) -> Quotation:
        article = self.parse.article
        cue = draft.cue
        source, medium = draft.source, None
        if cue is not None:
            medium = medium_of(cue, source, self.outlets)
            source = cited_by(cue, self.outlets) or source
        return Quotation(
            id=identifier,
            content=tuple(article.span(start, end) for start, end in draft.content),
            cue=article.span(cue.start, cue.end) if cue is not None else None,
            speaker=self._voice(source) or Voice(),
            kind=draft.kind,
            medium=self._voice(medium),
            occasion=occasion_of(self.parse, cue) if cue is not None else None,
            time=time_of(self.parse, cue, draft.source, self.reading.times) if cue is not None else None,
        )

    def _voice(self, head: Token | None) -> Voice | None:
        if head is None:
            return None
        head = name_in(self.parse, head)
        first, last = noun_phrase(head)
        known = (e for t in (head, *issuers(head)) if (e := self._entity(t)) is not None)
        return Voice(entity=next(known, None), span=self.parse.span(first, last))

    def _entity(self, token: Token) -> str | None:
        return next((e for m, e in self.mentions if m.start < token.end and token.start < m.end), None)
