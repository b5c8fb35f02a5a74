"""Voices: how the speakers of two quotations are related."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.collation.likeness import Kin
from variorum.collation.speaking import Said, occasions
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

    def parts(said: Said) -> tuple[frozenset[str], frozenset[str]]:
        """Return the entities and the other stems that name a speaker who is no entity himself."""
        pieces = frozenset((said.speaker or "")[1:].split())
        return pieces & kind.keys(), pieces - kind.keys()

    def speaks_for(one: Said, other: Said) -> bool:
        if one.speaker is None or other.speaker is None or not other.named:
            return False
        if not one.named:
            held, rest = parts(one)
            return other.speaker in held and bool(rest & offices)
        if kind.get(one.speaker) == "person" and kind.get(other.speaker) == "organisation":
            held_titles = titles[one.speaker]
            return any(n and n <= t for n in names[other.speaker] for t in held_titles)
        if kind.get(one.speaker) == "organisation" and kind.get(other.speaker) == "person":
            surnames = {s for n in names[other.speaker] for s in n if len(s) > 3}
            return any(n & offices and n & surnames for n in names[one.speaker])
        return False

    def related(left: Said, right: Said) -> Kin:
        if left.speaker is None or right.speaker is None:
            return "unknown"
        if left.speaker == right.speaker:
            return "same" if left.named or len(left.speaker.split()) > 1 else "office"
        if speaks_for(left, right) or speaks_for(right, left):
            return "office"
        return "other" if left.named and right.named else "unknown"

    return related
