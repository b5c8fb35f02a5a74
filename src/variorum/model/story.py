"""Story: what several articles amount to together."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.entity import Entity
from variorum.model.finding import Finding
from variorum.model.judgement import Judgement
from variorum.model.quantity import Quantity
from variorum.model.quotation import Quotation
from variorum.model.span import Span
from variorum.model.time import TimeExpression

SCHEMA = "variorum/story/1"


class Utterance(Struct, frozen=True, kw_only=True):
    """One act of speaking, behind quotations in one or more articles."""

    id: str
    speaker: str | None = None
    occasion: str | None = None
    date: str | None = None
    quotations: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """Where claims come from in the end; copies of one report share theirs."""

    id: str
    kind: Literal["utterance", "document", "outlet", "article"]
    name: str
    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Copy(Struct, frozen=True, kw_only=True):
    """Text that two articles share: pairs of spans, and the share of each article's words that they cover."""

    articles: tuple[str, str]
    spans: tuple[tuple[Span, Span], ...]
    share: tuple[float, float]
    credit: str | None = None


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """What happened on one date (a TIMEX3 value), as precisely as `precision` says."""

    date: str
    precision: Literal["day", "week", "month", "season", "year"]
    summary: str
    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class BriefSentence(Struct, frozen=True, kw_only=True):
    """One sentence of the brief, with the findings it tells and the words that it stands on."""

    text: str
    findings: tuple[str, ...] = ()
    citations: tuple[Span, ...] = ()


class Note(Struct, frozen=True, kw_only=True):
    """Something a reader must know of how the story was made: what was left out, and why."""

    kind: Literal["failed", "language", "undated", "unrelated", "weak", "single"]
    message: str
    articles: tuple[str, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """Articles on one event and what follows from it, read side by side.

    Every reference is an id of something in the same story. All lists are in an order that does not depend on
    the order in which the articles were given.
    """

    schema: str = SCHEMA
    title: str = ""
    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Judgement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    notes: tuple[Note, ...] = ()
