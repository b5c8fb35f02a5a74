"""Give the entities that a reading refers to their ids in the story."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from variorum.model import Claim, Entity, Quotation, Reading, Role, Source, Voice


def rename_entities(reading: Reading, new_id: Mapping[str, str]) -> Reading:
    """Return the reading with every entity id replaced; ids that the mapping lacks stay."""

    def named(entity: str | None) -> str | None:
        return None if entity is None else new_id.get(entity, entity)

    def voice(given: Voice) -> Voice:
        return replace(given, entity=named(given.entity))

    def role(given: Role) -> Role:
        return replace(given, entity=named(given.entity))

    def source(given: Source) -> Source:
        return replace(given, entity=named(given.entity))

    def quotation(given: Quotation) -> Quotation:
        medium = None if given.medium is None else voice(given.medium)
        return replace(given, speaker=voice(given.speaker), medium=medium)

    def claim(given: Claim) -> Claim:
        return replace(
            given,
            roles={name: role(filler) for name, filler in given.roles.items()},
            place=None if given.place is None else role(given.place),
            attribution=tuple(map(source, given.attribution)),
        )

    def entity(given: Entity) -> Entity:
        return replace(given, id=new_id.get(given.id, given.id))

    return replace(
        reading,
        entities=tuple(map(entity, reading.entities)),
        quotations=tuple(map(quotation, reading.quotations)),
        claims=tuple(map(claim, reading.claims)),
    )
