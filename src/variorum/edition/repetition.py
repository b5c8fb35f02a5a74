"""Repetition: whether one sentence tells what another has told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.edition.edition import Edition
from variorum.edition.standing import missing_subject
from variorum.model import Claim, Polarity
from variorum.text.numbers import scan
from variorum.text.words import content_stems

FEW_WORDS = 3
MOSTLY = 0.7
"""Two sentences of which one has at least this share of its words, and few at least, from the other tell the same."""
_NAME = re.compile(r"(?<=\w[ -])[A-Z][\w’'-]+")
"""A word with a capital that does not begin a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells, as it is compared with others."""

    stems: frozenset[str]
    figures: frozenset[object] = frozenset()
    names: frozenset[object] = frozenset()
    stances: frozenset[tuple[Polarity, bool]] = frozenset()


def what_is_told(edition: Edition, claims: Iterable[Claim], text: str) -> Told:
    """Return what a text tells that claims stand behind; "one" is no figure, since it often counts nothing."""
    claims = list(claims)
    return Told(
        stems=frozenset(content_stems(text)),
        figures=frozenset(n.value for n in scan(text) if n.value != 1),
        names=frozenset(name for claim in claims for name in _names(edition, claim)),
        stances=frozenset((claim.polarity, claim.denied) for claim in claims),
    )


def says_the_same(one: Told, other: Told) -> bool:
    """Tell whether of two sentences the one has most words of the other, its figures and names, and its stance."""
    shared, less = one.stems & other.stems, min(len(one.stems), len(other.stems))
    return (
        len(shared) >= max(FEW_WORDS, MOSTLY * less)
        and _is_within(one.figures, other.figures)
        and _is_within(one.names, other.names)
        and one.stances == other.stances
    )


def _is_within(one: frozenset[object], other: frozenset[object]) -> bool:
    return one <= other or other <= one


def _names(edition: Edition, claim: Claim) -> set[str]:
    """Return who and what a claim names: entities, and words with a capital that are of none."""
    span, subject = claim.span, missing_subject(claim)
    places = range(span.start, span.end)
    mentions = [m for start in places for m in edition.mentions_at(span.article, start)]
    found = {entity.id for _, entity in mentions if entity.spellings}
    if subject is not None and subject.entity is not None and edition.entity(subject.entity).spellings:
        found.add(subject.entity)
    rest = (
        m
        for m in _NAME.finditer(span.text)
        if not any(_holds(s.start, s.end, m, span.start) for s, _ in mentions)
    )
    return found | {m[0].lower() for m in rest}


def _holds(start: int, end: int, word: re.Match[str], offset: int) -> bool:
    return start <= offset + word.start() and offset + word.end() <= end
