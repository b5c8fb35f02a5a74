"""Find who and what an article speaks of."""

from __future__ import annotations

from msgspec.structs import replace

from variorum.model import Parse, Reading
from variorum.reading.annotator import Layer
from variorum.reading.entities.coreference import resolve
from variorum.reading.entities.drafts import Draft, draft_group, draft_unnamed
from variorum.reading.entities.forms import forms_of
from variorum.reading.entities.grouping import group_forms
from variorum.reading.entities.names import find_names
from variorum.reading.entities.organisations import find_described
from variorum.reading.entities.unnamed import Unnamed, find_unnamed
from variorum.text.names import fold


class EntitiesAnnotator:
    """Gives the entities of one article: people, organisations, places, unnamed groups, with all their mentions.

    A name has one type in the whole article; who a short name or a pronoun means is decided for precision first:
    what cannot be resolved surely is left out. Ids are `<article>.e<n>` in the order of first mention.
    """

    needs: tuple[Layer, ...] = ()
    gives: Layer = "entities"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its entities."""
        drafts = _drafts(parse)
        drafts.sort(key=lambda d: (d.spans[0].start, -d.spans[0].end, d.name))
        resolved: dict[int, list[int]] = {}
        for who, token in resolve(parse, [d.candidate for d in drafts]):
            resolved.setdefault(who, []).append(token)
        entities = (
            draft.entity(parse, f"{parse.article.id}.e{n + 1}", resolved.get(n, ()))
            for n, draft in enumerate(drafts)
        )
        return replace(reading, entities=tuple(entities))


def _drafts(parse: Parse) -> list[Draft]:
    names = find_names(parse)
    groups = group_forms(parse, forms_of(parse, names + find_described(parse, names)))
    taken = {i for g in groups for n in g.names for i in range(n.first, n.last)}
    starts = {n.last: n.first for g in groups for n in g.names if g.type != "person"}
    named = [draft_group(parse, g, starts) for g in groups]
    described: dict[tuple[str, str], list[Unnamed]] = {}
    for unnamed in find_unnamed(parse, taken):
        if _has_title_of_someone(parse, unnamed, named):
            continue
        described.setdefault((unnamed.type, fold(unnamed.name)), []).append(unnamed)
    return named + [draft_unnamed(parse, found, named) for found in described.values()]


def _has_title_of_someone(parse: Parse, unnamed: Unnamed, named: list[Draft]) -> bool:
    """Tell whether "the minister" is the title of someone named, so that coreference must say who it is."""
    definite = unnamed.first > 0 and parse.tokens[unnamed.first - 1].lower == "the"
    head = parse.tokens[unnamed.last - 1].lower
    people = (d.candidate for d in named if d.candidate.type == "person")
    return definite and unnamed.type == "person" and any(head in c.called for c in people)
