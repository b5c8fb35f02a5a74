"""Mentions by common nouns of one that no name is known for, and what may tell of the same again."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model import EntityType, Token
from variorum.reading.entities.nominals import Nominal

COPULAS = frozenset({"be", "become", "remain"})
NAMED = frozenset({"named", "called", "identified"})
HEADLINES = 2
LEAD = 3
"""What a headline names without an article, the first sentences tell with "a"."""


@dataclass(slots=True)
class Chain:
    """Mentions by common nouns of one that no name is known for."""

    type: EntityType
    nominals: list[Nominal] = field(default_factory=list)


def type_of(nominal: Nominal) -> EntityType:
    return "group" if nominal.kind == "person" and nominal.plural else nominal.kind


def predicated(nominal: Nominal) -> Token | None:
    """Return the subject of which "is a driver" is said: a description, but no mention."""
    verb = nominal.token.head
    if (
        nominal.token.dep != "attr"
        or nominal.plural
        or verb.lemma not in COPULAS
        or verb.child("neg") is not None
    ):
        return None
    return verb.child("nsubj")


def named_behind(nominal: Nominal) -> Token | None:
    """Return the name in "the village of Karsk"."""
    of = next((c for c in nominal.token.children if c.dep == "prep" and c.lower == "of"), None)
    return of.child("pobj") if of is not None and nominal.kind == "place" else None


def named_as(token: Token) -> Token | None:
    """Return the name in "a witness named Ahmad", "a student identified as Anna"."""
    said = next((c for c in token.children if c.dep == "acl" and c.lower in NAMED and c.i > token.i), None)
    if said is None:
        return None
    known = said.child("prep")
    return known.child("pobj") if known is not None and known.lower == "as" else said.child("oprd", "dobj")


def points_back(nominal: Nominal) -> bool:
    """Tell whether "the group" must mean a body that was told of by another word."""
    return (
        nominal.kind == "organisation"
        and nominal.determiner == "definite"
        and not (nominal.modifiers or nominal.told)
    )


def headlines(first: Nominal, nominal: Nominal) -> bool:
    """Tell whether the first may be what a headline calls without an article the one whom the lead tells of."""
    near = first.token.sentence < nominal.token.sentence <= first.token.sentence + LEAD
    return (
        first.determiner == "bare"
        and first.token.sentence <= HEADLINES
        and near
        and first.plural == nominal.plural
    )
