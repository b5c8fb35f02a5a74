"""A small story, collated by hand: three reports of a ferry that ran aground."""

from __future__ import annotations

import datetime

from variorum.model import (
    Article,
    Claim,
    Copy,
    DifferenceType,
    Entity,
    EntityType,
    Finding,
    FindingKind,
    Note,
    Origin,
    PublicationDate,
    Quotation,
    Role,
    Source,
    Span,
    Story,
    TimeExpression,
    Utterance,
    Variant,
    Voice,
)

GAZETTE = Article(
    name="gazette.txt",
    source="Island Gazette",
    title="Ferry runs aground off Hollin, 140 taken ashore",
    published=PublicationDate(basis="metadata", value=datetime.date(2024, 5, 8)),
    text=(
        "The ferry Marta ran aground off Hollin on Tuesday. Lifeboats took 140 passengers ashore, the coastguard "
        "said. “The sea was flat as a plate and nobody was at the wheel,” Captain Ilse Warnke said on the quay. "
        "She has been suspended."
    ),
)
COURIER = Article(
    name="courier.txt",
    source="North Courier",
    title="Captain suspended after Marta grounding",
    published=PublicationDate(
        basis="inferred",
        earliest=datetime.date(2024, 5, 8),
        latest=datetime.date(2024, 5, 13),
        reason="it says “on Tuesday” of what the Island Gazette dates 7 May 2024",
    ),
    text=(
        "The Marta struck a sandbank near Hollin on Tuesday. Lifeboats took 162 passengers ashore, the harbour "
        "office said. “Nobody was at the wheel,” Captain Warnke said."
    ),
)
RADIO = Article(
    name="radio.txt",
    text="The Marta ran aground off Hollin. Divers found a second hole in the hull, the owner Lutz Brandt said.",
)
ARTICLES = tuple(sorted((GAZETTE, COURIER, RADIO), key=lambda a: a.id))


def at(article: Article, words: str) -> Span:
    """Return the span of the first occurrence of some words."""
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _claim(
    name: str,
    article: Article,
    words: str,
    predicate: str,
    agent: str,
    *,
    entity: str | None = None,
    time: TimeExpression | None = None,
    attribution: tuple[Source, ...] = (),
    quotation: str | None = None,
) -> Claim:
    return Claim(
        id=name,
        span=at(article, words),
        predicate=predicate,
        roles={"agent": Role(span=at(article, agent), head=agent.split()[-1].lower(), entity=entity)},
        time=time,
        attribution=attribution,
        quotation=quotation,
    )


def _tuesday(article: Article) -> TimeExpression:
    return TimeExpression(
        span=at(article, "on Tuesday"), type="DATE", value="2024-05-07", anchor="publication"
    )


def _said_by(article: Article, words: str) -> tuple[Source, ...]:
    return (Source(kind="speaker", span=at(article, words)),)


CLAIMS = (
    _claim(
        "c1",
        GAZETTE,
        "The ferry Marta ran aground off Hollin on Tuesday",
        "run",
        "The ferry Marta",
        time=_tuesday(GAZETTE),
    ),
    _claim(
        "c2",
        COURIER,
        "The Marta struck a sandbank near Hollin on Tuesday",
        "strike",
        "The Marta",
        time=_tuesday(COURIER),
    ),
    _claim("c3", RADIO, "The Marta ran aground off Hollin", "run", "The Marta"),
    _claim(
        "c4",
        GAZETTE,
        "Lifeboats took 140 passengers ashore",
        "take",
        "Lifeboats",
        attribution=_said_by(GAZETTE, "the coastguard"),
    ),
    _claim(
        "c5",
        COURIER,
        "Lifeboats took 162 passengers ashore",
        "take",
        "Lifeboats",
        attribution=_said_by(COURIER, "the harbour office"),
    ),
    _claim(
        "c6",
        RADIO,
        "Divers found a second hole in the hull",
        "find",
        "Divers",
        attribution=_said_by(RADIO, "the owner Lutz Brandt"),
    ),
    _claim(
        "c7",
        GAZETTE,
        "nobody was at the wheel",
        "be",
        "nobody",
        quotation="q1",
        attribution=(Source(kind="speaker", entity="e1", span=at(GAZETTE, "Captain Ilse Warnke")),),
    ),
    _claim(
        "c8",
        COURIER,
        "Nobody was at the wheel",
        "be",
        "Nobody",
        quotation="q2",
        attribution=(Source(kind="speaker", entity="e1", span=at(COURIER, "Captain Warnke")),),
    ),
    _claim("c9", GAZETTE, "She has been suspended", "suspend", "She", entity="e1"),
)


def _finding(
    name: str,
    kind: FindingKind,
    summary: str,
    variants: dict[str, tuple[str, ...]],
    origins: tuple[str, ...],
    type_: DifferenceType | None = None,
) -> Finding:
    of = {c.id: c for c in CLAIMS}
    articles = {of[c].span.article for claims in variants.values() for c in claims}
    return Finding(
        id=name,
        kind=kind,
        type=type_,
        summary=summary,
        reason=f"a reason for {name}",
        variants=tuple(Variant(value=v, claims=c) for v, c in variants.items()),
        articles=tuple(sorted(articles)),
        origins=origins,
        score=0.9,
    )


FINDINGS = (
    _finding(
        "f1", "agreement", "The Marta ran aground", {"ran aground": ("c1", "c2", "c3")}, ("o1", "o2", "o3")
    ),
    _finding(
        "f2",
        "conflict",
        "Reports differ on how many passengers were taken ashore",
        {"140": ("c4",), "162": ("c5",)},
        ("o4", "o5"),
        "figure",
    ),
    _finding("f3", "agreement", "Nobody was at the wheel", {"nobody": ("c7", "c8")}, ("o6",)),
    _finding("f4", "single", "Divers found a second hole", {"a second hole": ("c6",)}, ("o7",)),
    _finding("f5", "single", "The captain has been suspended", {"suspended": ("c9",)}, ("o1",)),
)


def _entity(name: str, label: str, type_: EntityType, spellings: tuple[str, ...], *mentions: Span) -> Entity:
    return Entity(id=name, name=label, type=type_, spellings=spellings, mentions=tuple(sorted(mentions)))


ENTITIES = (
    _entity(
        "e1",
        "Ilse Warnke",
        "person",
        ("Ilse Warnke", "Warnke"),
        at(GAZETTE, "Ilse Warnke"),
        at(GAZETTE, "She"),
        at(COURIER, "Warnke"),
    ),
    _entity("e2", "Hollin", "place", ("Hollin",), *(at(a, "Hollin") for a in ARTICLES)),
)
QUOTATIONS = (
    Quotation(
        id="q1",
        content=(at(GAZETTE, "The sea was flat as a plate and nobody was at the wheel,"),),
        cue=at(GAZETTE, "said on"),
        speaker=Voice(entity="e1"),
        kind="direct",
        utterance="u1",
    ),
    Quotation(
        id="q2",
        content=(at(COURIER, "Nobody was at the wheel,"),),
        speaker=Voice(entity="e1"),
        kind="direct",
        utterance="u1",
    ),
)
STORY = Story(
    articles=ARTICLES,
    entities=ENTITIES,
    quotations=QUOTATIONS,
    times=(_tuesday(GAZETTE), _tuesday(COURIER)),
    claims=CLAIMS,
    utterances=(
        Utterance(id="u1", speaker="e1", occasion="on the quay", date="2024-05-07", quotations=("q1", "q2")),
    ),
    origins=tuple(Origin(id=f"o{n}", kind="article", name=f"origin {n}") for n in range(1, 8)),
    copies=(
        Copy(
            articles=(GAZETTE.id, COURIER.id),
            spans=((at(GAZETTE, "Lifeboats took"), at(COURIER, "Lifeboats took")),),
            share=(0.05, 0.07),
        ),
    ),
    findings=FINDINGS,
    notes=(
        Note(kind="undated", message="radio.txt: no date could be found or inferred", articles=(RADIO.id,)),
    ),
)
