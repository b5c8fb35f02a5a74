"""Entity: the person, organisation, place or group behind mentions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.span import Span

EntityType = Literal["person", "organisation", "place", "group", "other"]


class Entity(Struct, frozen=True, kw_only=True):
    """Who or what is behind mentions: within one article in a Reading, across articles in a Story.

    `name` is the fullest name (or, for an unnamed group such as "local officials", its description).
    `spellings` are the distinct name forms as the texts have them, titles and pronouns left out; `mentions` are
    all mentions, common nouns ("the driver") and pronouns included. `titles` are the offices and roles that the
    texts give ("Commander-in-Chief of the Armed Forces"). `reasons` says why mentions or spellings were taken for one.
    """

    id: str
    name: str
    type: EntityType
    spellings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
