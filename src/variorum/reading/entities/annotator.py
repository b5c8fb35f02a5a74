"""Find who and what an article speaks of."""

from __future__ import annotations

from msgspec.structs import replace

from variorum.model import Parse, Reading
from variorum.reading.annotator import Layer
from variorum.reading.entities.coreference import resolve
from variorum.reading.entities.drafting import draft_all


class EntitiesAnnotator:
    """Gives the entities of one article: people, organisations, places, unnamed groups, with all their mentions.

    A name has one type in the whole article; who a short name or a pronoun means is decided for precision first:
    what cannot be resolved surely is left out. Ids are `<article>.e<n>` in the order of first mention.
    """

    needs: tuple[Layer, ...] = ()
    gives: Layer = "entities"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its entities."""
        drafts = draft_all(parse)
        resolved: dict[int, list[int]] = {}
        for who, token in resolve(parse, [d.candidate for d in drafts]):
            resolved.setdefault(who, []).append(token)
        kept = [(d, resolved.get(n, ())) for n, d in enumerate(drafts)]
        kept = [(d, tokens) for d, tokens in kept if d.certain or len(d.spans) + len(tokens) > 1]
        entities = (
            draft.entity(parse, f"{parse.article.id}.e{n}", tokens)
            for n, (draft, tokens) in enumerate(kept, start=1)
        )
        return replace(reading, entities=tuple(entities))
