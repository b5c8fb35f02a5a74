"""Speakers: by which key the speaker of a quotation is known in a story."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.entities.mentions import mentions_by_article
from variorum.collation.sources.tokens import entity_key
from variorum.model import Entity, Span, Voice
from variorum.text.words import content_stems


class Speakers:
    """Knows who can be meant in one article."""

    def __init__(self, entities: Sequence[Entity], article: str) -> None:
        self.mentions = mentions_by_article(entities).get(article, [])
        present = {i for _, _, i in self.mentions}
        self.titles = {
            e.id: [frozenset(content_stems(t)) for t in e.titles]
            for e in entities
            if e.id in present and e.type == "person"
        }

    def key(self, speaker: Voice) -> tuple[str | None, bool]:
        """Return what a speaker is known by, and whether it is an entity.

        Words that fit a title of one person in the article alone mean that person ("the UNICEF director"). Other
        words make a key of their stems, with entities in place of names; a pronoun makes none.
        """
        if speaker.entity is not None:
            return speaker.entity, True
        if speaker.span is None:
            return None, False
        inside, rest = self._parts(speaker.span)
        whole = frozenset(content_stems(speaker.span.text))
        fitting = [i for i, titles in self.titles.items() if any(_fits(rest, whole, t) for t in titles)]
        if len(fitting) == 1:
            return fitting[0], True
        parts = sorted(rest | inside)
        return ("~" + " ".join(parts) if parts else None), False

    def _parts(self, span: Span) -> tuple[set[str], frozenset[str]]:
        """Return the keys of the entities that words name, and the stems of the other words."""
        inside = [(s, e, i) for s, e, i in self.mentions if span.start <= s and e <= span.end]
        rest, place = "", span.start
        for start, end, _ in inside:
            rest += span.text[place - span.start : max(start, place) - span.start] + " "
            place = max(place, end)
        rest += span.text[place - span.start :]
        return {entity_key(i) for _, _, i in inside}, frozenset(content_stems(rest))


def _fits(rest: frozenset[str], whole: frozenset[str], title: frozenset[str]) -> bool:
    return bool(rest) and ((len(rest) > 1 and rest <= title) or (len(whole) > 1 and whole <= title))
