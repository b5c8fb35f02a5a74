"""People, places and organisations: their spellings by outlet, and why these were taken for one."""

from __future__ import annotations

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.labels import listed
from variorum.edition.pages.contexts import Known, Maybe
from variorum.edition.words import plain

HEADINGS = {"person": "People", "organisation": "Organisations", "place": "Places", "group": "Groups"}
MOST_TITLES = 4


def people(edition: Edition) -> tuple[tuple[str, tuple[Known, ...]], ...]:
    """Return who and what the reports name, by type."""
    cast = facts.cast(edition)
    found = []
    for type_, heading in HEADINGS.items():
        known = tuple(_known(edition, k) for k in cast if k.type == type_)
        if known:
            found.append((heading, known))
    return tuple(found)


def _known(edition: Edition, known: facts.Known) -> Known:
    entity = edition.entity(known.id)
    return Known(
        name=known.name,
        type=known.type,
        titles=", ".join(map(plain, entity.titles[:MOST_TITLES])),
        spellings=tuple((spelling, listed(labels)) for spelling, labels in known.spellings),
        reasons=tuple(map(plain, entity.reasons)),
    )


def maybes(edition: Edition) -> tuple[Maybe, ...]:
    """Return the pairs that may be the same and were not joined."""
    return tuple(
        Maybe(_name(edition, s.left), _name(edition, s.right), "; ".join(map(plain, s.reasons)))
        for s in edition.suggestions
    )


def _name(edition: Edition, id_: str) -> str:
    """Return what to call an entity, an utterance's speaker, or whatever else a suggestion is of."""
    if (name := edition.find_name(id_)) is not None:
        return name
    utterance = next((u for u in edition.utterances if u.id == id_), None)
    if utterance is not None:
        return f"what {edition.name_of(utterance.speaker) or 'somebody not named'} said"
    return plain(id_)
