"""Repetition: whether one sentence tells what another has told."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from variorum.edition.edition import Edition
from variorum.edition.subjects import has_name, missing_subject
from variorum.edition.words import lists
from variorum.model import Claim, Polarity
from variorum.text.numbers import scan
from variorum.text.words import content_stems, stem

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
    objects: frozenset[str] = frozenset()
    parts: tuple[str | None, str | None] = (None, None)


def what_is_told(edition: Edition, claims: Iterable[Claim], text: str) -> Told:
    """Return what a text tells that claims stand behind."""
    claims = list(claims)
    return Told(
        stems=frozenset(content_stems(text)),
        figures=frozenset(n.value for n in scan(text)),
        names=frozenset(name for claim in claims for name in _names(edition, claim)),
        stances=frozenset((claim.polarity, claim.denied) for claim in claims),
        verbs=frozenset(claim.predicate for claim in claims) - lists()["verbs_of_anything"],
        objects=frozenset(s for c in claims[:1] if len(claims) == 1 for s in _part(c, "patient")),
        parts=_named_parts(edition, claims[0]) if len(claims) == 1 else (None, None),
    )


def says_the_same(one: Told, other: Told) -> bool:
    """Tell whether of two sentences the one has most words of the other, or half of them and its verb, its figures and
    names, and its stance; what differs is neither verb nor object."""
    shared, less = one.stems & other.stems, min(len(one.stems), len(other.stems))
    enough = HALF if one.verbs and one.verbs == other.verbs else MOSTLY
    return (
        len(shared) >= max(FEW_WORDS, enough * less)
        and _is_within(one.figures, other.figures)
        and _is_within(one.names, other.names)
        and one.stances == other.stances
        and not _tells_of_another(one, other)
    )


def does_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims have one predicate, and who did it and to whom it was done may be the same."""
    parts = [(_part(one, name), _part(other, name)) for name in ("agent", "patient")]
    alike = all(_is_within(mine, theirs) and bool(mine) == bool(theirs) for mine, theirs in parts)
    return alike and one.predicate == other.predicate


def _tells_of_another(one: Told, other: Told) -> bool:
    """Tell whether what two sentences do not share is the verb, or the object, or who did it to whom: "the guild left
    Brenn", "the guild reached Brenn"; "he passed the road plan", "he passed the budget"."""
    mine, theirs = (frozenset(stem(v) for v in _of_one_event(told.verbs)) for told in (one, other))
    verb = bool(mine and theirs) and mine.isdisjoint(other.stems | theirs) and theirs.isdisjoint(one.stems)
    different = bool(one.objects - other.stems) and bool(other.objects - one.stems)
    return verb or different or (None not in one.parts and one.parts == other.parts[::-1])


def _of_one_event(verbs: Iterable[str]) -> set[str]:
    """Return verbs with those that may tell of the same event."""
    alike = [frozenset(words.split()) for words in lists()["of_one_event"]]
    return set(verbs).union(*(words for words in alike if not words.isdisjoint(verbs)))


def _part(claim: Claim, name: str) -> frozenset[str]:
    """Return the stems of what fills a role of a claim."""
    role = claim.roles.get(name)
    return frozenset() if role is None else frozenset(content_stems(role.span.text))


def _named_parts(edition: Edition, claim: Claim) -> tuple[str | None, str | None]:
    """Return who did what a claim tells, and to whom it was done, as far as these have a name."""
    agent, patient = (claim.roles.get(name) for name in ("agent", "patient"))
    return (
        agent.entity if agent is not None and has_name(edition, agent) else None,
        patient.entity if patient is not None and has_name(edition, patient) else None,
    )


def _is_within(one: Set[object], other: Set[object]) -> bool:
    return one <= other or other <= one


def _names(edition: Edition, claim: Claim) -> set[str | None]:
    """Return the entities with a name that a claim speaks of, its subject among them where that stands before it."""
    subject, places = missing_subject(claim), range(claim.span.start, claim.span.end)
    named = {
        e.id for start in places for _, e in edition.mentions_at(claim.span.article, start) if e.spellings
    }
    return named | ({subject.entity} if subject is not None and has_name(edition, subject) else set())
