"""Figures that somebody gives: "the ministry put the toll at 31", "the monitor gave a lower toll of 31"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Parse, Token
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.speakers import can_speak, subject_of
from variorum.reading.quotations.trees import runs

_FIGURE_FOLLOWS = {"put": frozenset({"at"}), "give": frozenset({"of", "as", "at"})}


def tally(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """Yield what somebody gives as a count: the figure's noun with all that belongs to it."""
    links = _FIGURE_FOLLOWS.get(verb.lemma.lower())
    figure, source = verb.child("dobj"), subject_of(verb)
    if links is None or figure is None or source is None or figure.i < verb.i:
        return
    tokens = [*figure.subtree(), *(t for c in verb.children if c.lower in links for t in c.subtree())]
    counted = any(t.pos == "NUM" for t in tokens) and any(t.lower in links for t in tokens)
    if counted and has_frame(figure, "tally") and can_speak(source):
        yield Attribution(verb, "say", source, runs(parse, {t.i for t in tokens if t.i > verb.i}))
