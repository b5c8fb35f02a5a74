"""Find who says the words between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.model import Parse, Token
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.beside import DASHES, CueFinder, Found, follows_at_once
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.pieces import (
    MAX_NEAR,
    Piece,
    is_in_phrase,
    is_name,
    is_titled,
    pieces_of,
    words_of,
)
from variorum.reading.quotations.speakers import can_speak, subject_of
from variorum.text.quotes import Quoted

_NO_ONE_TOLD_OF = frozenset({"i", "it", "that", "this", "we", "you"})
MAX_GAP = 2
"""How many sentences on a speaker may go on, in the same paragraph and with no cue."""
MIN_REPEATED = 2
"""How many words a headline has, at least, to be taken for a repetition."""
MIN_PHRASE = 3
"""How many words a phrase has, at least, to be somebody's though no cue shows it."""
MIN_UNINTRODUCED = 6
"""How many words a phrase has, at least, to be quoted though nobody is seen to say it."""
MIN_ALONE = 8
"""How many words a quotation has, at least, that stands with no cue and after no other."""


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
            found = self.cues.find(piece)
            piece.named = self._is_named(piece, found)
            if piece.named:
                continue
            if found is not None:
                cue, source = found
                sourced = source is not None or cue.pos == "NOUN" or _is_put_to(cue)
                piece.give(cue, source if sourced else self._said_before(piece))
            elif piece.whole:
                self._from_context(piece, previous)
            else:
                self._from_clause(piece)
            if piece.found and piece.quoted.depth == 0:
                previous = piece
        self._look_ahead()
        self._repeat()
        self._forget_unclosed()
        return [p for p in self.pieces if p.found]

    def _from_context(self, piece: Piece, previous: Piece | None) -> None:
        """Give a quotation that has no cue of its own the source of the one before it, or none."""
        own = self.parse.sentence_of(piece.tokens[0])
        if previous is not None and not _is_signed(previous):
            last = self.parse.sentence_of(previous.tokens[-1])
            goes_on = last.paragraph == own.paragraph and own.index - last.index <= MAX_GAP
            follows = last.paragraph == own.paragraph - 1 and self._opens_paragraph(piece)
            if goes_on or (follows and not (previous.cue is None and previous.source is not None)):
                piece.give(previous.cue, previous.source)
                return
        before = self.parse.sentences[max(0, own.index - 1)]
        near = before.paragraph == own.paragraph and before is not own
        said = self.cues.said_in(before) if near else None
        if said is not None:
            piece.give(*said)
        elif piece.quoted.closed and _length(piece) >= MIN_ALONE:
            piece.give(None, self.cues.subject_in(before) if near else None)

    def _from_clause(self, piece: Piece) -> None:
        """Take a phrase that is too long for a name or scare quotes for words of whoever its clause is about."""
        words = _length(piece)
        if (
            words < MIN_PHRASE
            or not piece.quoted.closed
            or piece.quoted.depth
            or not self._stands_free(piece)
        ):
            return
        verb = self.cues.governing(piece)
        source = subject_of(verb) if verb is not None and verb.pos == "VERB" else None
        speaks = source is not None and source.i < piece.tokens[0].i and can_speak(source)
        if source is not None and source.lower in _NO_ONE_TOLD_OF:
            speaks = False
        if speaks or words >= MIN_UNINTRODUCED:
            piece.give(None, source if speaks else None)

    def _stands_free(self, piece: Piece) -> bool:
        """Tell whether no mark of a piece touches a word outside, as in damaged text."""
        text, quoted = self.parse.article.text, piece.quoted
        outside = text[max(0, quoted.start - 1) : quoted.start] + text[quoted.end : quoted.end + 1]
        return not any(c.isalnum() or c in "?\ufffd" for c in outside)

    def _forget_unclosed(self) -> None:
        """Take words after a mark that is never closed for no quotation, where nobody is found to say them."""
        for i, piece in list(self.inside.items()):
            if not (piece.found or piece.quoted.closed):
                del self.inside[i]

    def _is_named(self, piece: Piece, found: Found | None) -> bool:
        """Tell whether the marks are those of a name or a title."""
        if is_name(self.parse, piece):
            return True
        beside = _is_beside(piece, found) and not is_in_phrase(self.parse, piece)
        return is_titled(self.parse, piece) and not beside

    def _said_before(self, piece: Piece) -> Token | None:
        """Return who is said to speak in the sentence before."""
        own = self.parse.sentence_of(piece.tokens[0])
        said = self.cues.said_in(self.parse.sentences[own.index - 1]) if own.index else None
        return said[1] if said is not None else None

    def _opens_paragraph(self, piece: Piece) -> bool:
        own = self.parse.sentence_of(piece.tokens[0])
        first = own.index == 0 or self.parse.sentences[own.index - 1].paragraph != own.paragraph
        return first and piece.quoted.start <= own.start

    def _look_ahead(self) -> None:
        """Give a quotation with no source that of the next one in its paragraph."""
        for piece, following in pairwise(self.pieces):
            if piece.named or not piece.whole:
                continue
            put = piece.cue is not None and _is_put_to(piece.cue)
            if piece.source is None and not put and following.found and following.source is not None:
                here = self.parse.sentence_of(piece.tokens[-1])
                there = self.parse.sentence_of(following.tokens[0])
                if here.paragraph == there.paragraph and there.index - here.index <= 1:
                    piece.give(following.cue, following.source)

    def _repeat(self) -> None:
        """Give quoted words that a headline or a subhead repeats the source that they have elsewhere."""
        known = [(words_of(p), p.source) for p in self.pieces if p.found and p.source is not None]
        for piece in self.pieces:
            words = words_of(piece)
            if not (piece.found or piece.named) and len(words.split()) >= MIN_REPEATED:
                source = next((s for text, s in known if f" {words} " in f" {text} "), None)
                if source is not None:
                    piece.give(None, source)


def _length(piece: Piece) -> int:
    return sum(t.text[0].isalnum() for t in piece.tokens)


def _is_put_to(cue: Token) -> bool:
    """Tell whether a cue says to whom words were said, and not by whom ("he was asked")."""
    return cue.child("nsubjpass") is not None and cue.child("agent") is None


def _is_signed(piece: Piece) -> bool:
    """Tell whether a name stands below the words, so that nothing of theirs follows it."""
    return piece.cue is not None and piece.cue.text in DASHES and piece.cue.i > piece.tokens[-1].i


def _is_beside(piece: Piece, found: Found | None) -> bool:
    """Tell whether a cue stands right beside the marks, or gives the words as a name to something."""
    if found is None:
        return False
    cue = found[0]
    if has_frame(cue, "call"):
        return True
    if cue.i < piece.tokens[0].i:
        return piece.tokens[0].i - cue.i <= MAX_NEAR and cue.lemma != "tell"
    return follows_at_once(piece, found)
