"""Quotation: who said what, as one article reports it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.span import Span
from variorum.model.time import TimeExpression

QuotationKind = Literal["direct", "indirect", "mixed"]


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody or something that speaks: the words that name it and the entity behind them, where known."""

    entity: str | None = None
    span: Span | None = None


class Quotation(Struct, frozen=True, kw_only=True):
    """Source, cue and content of one attribution (PARC 3.0: Pareti 2016).

    `content` holds one span, or several where it is interrupted. `kind` is `direct` (a whole sentence or more
    between quotation marks, or a post set into the text), `mixed` (a part of the sentence between marks) or
    `indirect`. `cue` is the reporting verb, or the colon or dash in its place.
    `medium` is the outlet or document through which the words reached the article ("told CNN", "Bild reported").
    `occasion` is where or how they were said ("in a late-night video address"), `time` when.
    `utterance` is the act of speaking, once the story knows it.
    """

    id: str
    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Voice = Voice()
    kind: QuotationKind
    medium: Voice | None = None
    occasion: Span | None = None
    time: TimeExpression | None = None
    utterance: str | None = None
