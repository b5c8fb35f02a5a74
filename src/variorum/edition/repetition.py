"""Repetition: whether one sentence tells what another has told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.edition.edition import Edition
from variorum.edition.standing import has_name, missing_subject
from variorum.edition.words import lists
from variorum.model import Claim, Polarity
from variorum.text.numbers import scan
from variorum.text.words import content_stems

FEW_WORDS = 3
MOSTLY = 0.7
"""Two sentences of which one has at least this share of its words, and few at least, from the other tell the same."""
HALF = 0.5
"""The share that is enough where both have one verb: "the house passed the bill", "the bill passed the house"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells, as it is compared with others."""

    stems: frozenset[str]
    figures: frozenset[object] = frozenset()
    names: frozenset[object] = frozenset()
    stances: frozenset[tuple[Polarity, bool]] = frozenset()
    verbs: frozenset[str] = frozenset()


def what_is_told(edition: Edition, claims: Iterable[Claim], text: str) -> Told:
    """Return what a text tells that claims stand behind."""
    claims = list(claims)
    return Told(
        stems=frozenset(content_stems(text)),
        figures=frozenset(n.value for n in scan(text)),
        names=frozenset(name for claim in claims for name in _names(edition, claim)),
        stances=frozenset((claim.polarity, claim.denied) for claim in claims),
        verbs=frozenset(claim.predicate for claim in claims) - lists()["verbs_of_anything"],
    )


def says_the_same(one: Told, other: Told) -> bool:
    """Tell whether of two sentences the one has most words of the other, or half of them and its verb, its figures and
    names, and its stance."""
    shared, less = one.stems & other.stems, min(len(one.stems), len(other.stems))
    enough = HALF if one.verbs and one.verbs == other.verbs else MOSTLY
    return (
        len(shared) >= max(FEW_WORDS, enough * less)
        and _is_within(one.figures, other.figures)
        and _is_within(one.names, other.names)
        and one.stances == other.stances
    )


def _is_within(one: frozenset[object], other: frozenset[object]) -> bool:
    return one <= other or other <= one


def _names(edition: Edition, claim: Claim) -> set[str | None]:
    """Return the entities with a name that a claim speaks of, its subject among them where that stands before it."""
    subject, places = missing_subject(claim), range(claim.span.start, claim.span.end)
    named = {
        e.id for start in places for _, e in edition.mentions_at(claim.span.article, start) if e.spellings
    }
    return named | ({subject.entity} if subject is not None and has_name(edition, subject) else set())
