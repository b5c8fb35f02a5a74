"""Voices: how the speakers of two quotations are related."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from variorum.collation.speech.one_act import Kin
from variorum.collation.speech.speaking import Said, occasions
from variorum.model import Entity
from variorum.text.words import content_stems


def relation(entities: Sequence[Entity]) -> Callable[[Said, Said], Kin]:
    """Return a function that tells how the speakers of two quotations are related.

    One speaks for the other if a person's titles name the organisation ("UNICEF director"), or an office is
    named after a person ("the president's office").
    """
    names = {
        e.id: [frozenset(content_stems(n)) for n in dict.fromkeys((e.name, *e.spellings))] for e in entities
    }
    titles = {e.id: [frozenset(content_stems(t)) for t in e.titles] for e in entities}
    kind = {e.id: e.type for e in entities}
    offices = occasions().offices

    @cache
    def speaks_for(one: str, one_named: bool, other: str) -> bool:
        """Tell whether one speaks for another, who is an entity."""
        if not one_named:
            pieces = frozenset(one[1:].split())
            return other in pieces and bool(pieces & offices)
        if (kind.get(one), kind.get(other)) == ("person", "organisation"):
            return any(n and n <= t for n in names[other] for t in titles[one])
        if (kind.get(one), kind.get(other)) == ("organisation", "person"):
            surnames = {s for n in names[other] for s in n if len(s) > 3}
            return any(n & offices and n & surnames for n in names[one])
        return False

    def related(left: Said, right: Said) -> Kin:
        one, other = left.speaker, right.speaker
        if one is None or other is None:
            return "unknown"
        if one == other:
            return "same" if left.named or len(one.split()) > 1 else "office"
        if (right.named and speaks_for(one, left.named, other)) or (
            left.named and speaks_for(other, right.named, one)
        ):
            return "office"
        return "other" if left.named and right.named else "unknown"

    return related
