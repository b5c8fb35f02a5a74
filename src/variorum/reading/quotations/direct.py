"""Find who says the words between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.model import Parse
from variorum.reading.quotations.beside import CueFinder
from variorum.reading.quotations.indirect import Attribution
from variorum.reading.quotations.pieces import Piece, is_name, pieces_of, words_of
from variorum.reading.quotations.trees import subject_of
from variorum.text.quotes import Quoted

MAX_GAP = 2
"""How many sentences on a speaker may go on, in the same paragraph and with no cue."""
MIN_UNINTRODUCED = 6
"""How many tokens a quotation has, at least, that stands with no cue and after no other."""


class Quoter:
    """Gives the pieces of one article their cues and sources."""

    def __init__(self, parse: Parse, quoted: Sequence[Quoted], attributions: Sequence[Attribution]) -> None:
        self.parse = parse
        self.pieces = pieces_of(parse, quoted)
        self.inside: dict[int, Piece] = {}
        for piece in self.pieces:
            for token in parse.tokens_within(piece.quoted.start, piece.quoted.end):
                self.inside.setdefault(token.i, piece)
        self.cues = CueFinder(parse, attributions, self.inside)

    def attribute(self) -> list[Piece]:
        """Return the pieces that somebody is quoted with; the others are names, titles and scare quotes."""
        previous: Piece | None = None
        for piece in self.pieces:
            if is_name(self.parse, piece):
                continue
            found = self.cues.find(piece)
            if found is not None:
                piece.give(*found)
            elif piece.whole:
                self._from_context(piece, previous)
            if piece.found and piece.quoted.depth == 0:
                previous = piece
        self._look_ahead()
        self._repeat()
        return [p for p in self.pieces if p.found]

    def _from_context(self, piece: Piece, previous: Piece | None) -> None:
        """Give a quotation that has no cue of its own the source of the one before it."""
        own = self.parse.sentence_of(piece.tokens[0])
        if previous is not None:
            last = self.parse.sentence_of(previous.tokens[-1])
            goes_on = last.paragraph == own.paragraph and own.index - last.index <= MAX_GAP
            if goes_on or (last.paragraph == own.paragraph - 1 and self._opens_paragraph(piece)):
                piece.give(previous.cue, previous.source)
                return
        if own.index == 0 or len(piece.tokens) < MIN_UNINTRODUCED:
            return
        before = self.parse.sentences[own.index - 1]
        root = next((t for t in self.parse.tokens_of(before) if t.head is t), None)
        subject = subject_of(root) if root is not None else None
        known = subject is not None and subject.i not in self.inside and own.paragraph - before.paragraph <= 1
        piece.give(None, subject if known else None)

    def _opens_paragraph(self, piece: Piece) -> bool:
        own = self.parse.sentence_of(piece.tokens[0])
        first = own.index == 0 or self.parse.sentences[own.index - 1].paragraph != own.paragraph
        return first and piece.quoted.start <= own.start

    def _look_ahead(self) -> None:
        """Give a quotation with no source that of the next one in its paragraph."""
        for piece, following in pairwise(self.pieces):
            if piece.whole and piece.source is None and following.found and following.source is not None:
                here = self.parse.sentence_of(piece.tokens[-1])
                there = self.parse.sentence_of(following.tokens[0])
                if here.paragraph == there.paragraph and there.index - here.index <= 1:
                    piece.give(following.cue, following.source)

    def _repeat(self) -> None:
        """Give quoted words that a headline or a subhead repeats the source that they have elsewhere."""
        known = [(words_of(p), p.source) for p in self.pieces if p.found and p.source is not None]
        for piece in self.pieces:
            if not piece.found and (words := words_of(piece)):
                source = next((s for text, s in known if f" {words} " in f" {text} "), None)
                if source is not None:
                    piece.give(None, source)
