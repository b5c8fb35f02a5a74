"""Find the act of speech that quoted words lie under in the tree: "his promise to be '…'", "called the plan '…'"."""

from __future__ import annotations

from collections.abc import Callable

from variorum.model import Token
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.pieces import MAX_NEAR, Piece
from variorum.reading.quotations.speakers import can_speak, owner_of, subject_of

_ACTS = ("say", "call", "accuse", "object", "order", "believe", "ask")
_NOT_FINITE = frozenset({"VB", "VBG", "VBN"})

Outside = Callable[[Token, Piece], bool]
"""Tells whether a token may be the cue of a piece: it is in no other marks."""


def act_above(piece: Piece, outside: Outside) -> tuple[Token, Token | None] | None:
    """Return the act of speech over words between marks, with its source.

    A noun that stands beside the marks ("chants of '…'", "the '…' remark") needs no source.
    """
    cue = governing(piece, outside)
    if cue is None:
        return None
    first, last = piece.tokens[0].i, piece.tokens[-1].i
    if cue.pos == "NOUN":
        source = owner_of(cue)
        beside = 0 < first - cue.i <= MAX_NEAR or 0 < cue.i - last <= MAX_NEAR
        told = source is not None and can_speak(source) and cue.i < first
        return (cue, source) if told or (beside and has_frame(cue, "beside")) else None
    acts = _acts(cue) or (_is_seen_as(cue, piece) and not has_frame(cue, "role"))
    source = subject_of(cue) if cue.i < first and acts else None
    return (cue, source) if source is not None and can_speak(source) else None


def governing(piece: Piece, outside: Outside) -> Token | None:
    """Return the nearest verb, or noun of saying, that the words between marks depend on.

    A verb that is not finite gives way to the act of speech that it depends on.
    """
    within = range(piece.tokens[0].i, piece.tokens[-1].i + 1)
    top = next((t for t in piece.tokens if t.head.i not in within), piece.tokens[0])
    nearest: Token | None = None
    for above in top.ancestors():
        if above.i in within or not outside(above, piece):
            continue
        if (above.pos == "NOUN" and _tells(above)) or (above.pos == "VERB" and _acts(above)):
            return above
        if above.pos == "VERB":
            nearest = nearest or above
            if above.tag not in _NOT_FINITE:
                break
    return nearest


def _is_seen_as(verb: Token, piece: Piece) -> bool:
    """Tell whether the words say as what somebody sees something: "admires him as a '…'"."""
    views = (c for c in verb.children if c.lower == "as" and c.dep == "prep")
    return any(verb.i < view.i < piece.tokens[0].i and piece.tokens[0] in view.subtree() for view in views)


def _acts(verb: Token) -> bool:
    return any(has_frame(verb, f) for f in _ACTS)


def _tells(noun: Token) -> bool:
    return has_frame(noun, "noun") or has_frame(noun, "beside")
