"""What systems and annotators give alike: a typed mention."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import EntityType


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters `[start, end)` that name something, and what it is."""

    start: int
    end: int
    type: EntityType
