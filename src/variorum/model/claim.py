"""Claim: one proposition that an article asserts or attributes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.quantity import Quantity
from variorum.model.span import Span
from variorum.model.time import TimeExpression

Polarity = Literal["positive", "negative"]
Modality = Literal["fact", "possible", "conditional", "future", "wish", "question"]
ClaimForm = Literal["clause", "noun", "apposition", "description"]
SourceKind = Literal["outlet", "medium", "speaker", "document"]


class Role(Struct, frozen=True, kw_only=True):
    """What fills one role of a claim: its words, the lemma of their head, and the entity behind them."""

    span: Span
    head: str
    entity: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """One link of an attribution chain, from the article's outlet towards whoever said it first."""

    kind: SourceKind
    entity: str | None = None
    span: Span | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One proposition: predicate and roles, as far as the text states them.

    `span` is contiguous. `predicate` is a lemma; a nominal event has its verb's ("destruction": destroy). `form`
    says how the text puts it. `roles` has some of `agent`, `patient`, `recipient`, `attribute`, `place`, `topic`,
    or the preposition before it. `denied` says that the speaker denies the words, which turns their polarity.
    `hedge` is the word that weakens ("reportedly", "could"), `modality` what it makes of the claim. `attribution`
    leads from the outlet to the first speaker; `quotation` is the quotation that the claim is (part of) the content
    of, `reports` the one that it tells of ("she said on Monday"); `origin` is set once the story knows it, as is
    `stands_alone`: how surely its words can be told by themselves, in [0, 1].
    """

    id: str
    span: Span
    predicate: str
    form: ClaimForm = "clause"
    roles: dict[str, Role] = {}
    polarity: Polarity = "positive"
    denied: bool = False
    hedge: str | None = None
    modality: Modality = "fact"
    time: TimeExpression | None = None
    place: Role | None = None
    quantities: tuple[Quantity, ...] = ()
    attribution: tuple[Source, ...] = ()
    quotation: str | None = None
    reports: str | None = None
    origin: str | None = None
    stands_alone: float | None = None
