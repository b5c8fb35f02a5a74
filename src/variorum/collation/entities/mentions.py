"""Mentions: where the articles of a story name its entities, or mean them."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Entity

Mention = tuple[int, int, str]
"""Start, end and entity."""


def mentions_by_article(entities: Iterable[Entity]) -> dict[str, list[Mention]]:
    """List the mentions of entities by article, in the order of the text."""
    found: dict[str, list[Mention]] = {}
    for entity in entities:
        for mention in entity.mentions:
            found.setdefault(mention.article, []).append((mention.start, mention.end, entity.id))
    for mentions in found.values():
        mentions.sort()
    return found


def named_mentions(entities: Iterable[Entity]) -> dict[str, list[Mention]]:
    """List those of the entities that have a name."""
    return mentions_by_article(e for e in entities if e.spellings)
