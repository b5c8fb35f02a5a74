"""Find who and what an article speaks of."""

from __future__ import annotations

from msgspec.structs import replace

from variorum.model import Entity, Parse, Reading, Span
from variorum.reading.annotator import Layer
from variorum.reading.entities.grouping import Form, Group, forms_of, group_forms
from variorum.reading.entities.mending import Name
from variorum.reading.entities.names import find_names
from variorum.reading.entities.organisations import find_described
from variorum.reading.entities.titles import title_behind, title_start, title_text
from variorum.reading.entities.words import words
from variorum.text.names import fold
from variorum.text.places import places_named


class EntitiesAnnotator:
    """Gives the entities of one article: people, organisations, places, unnamed groups, with all their mentions.

    A name has one type in the whole article; who a short name or a pronoun means is decided for precision first:
    what cannot be resolved surely is left out. Ids are `<article>.e<n>` in the order of first mention.
    """

    needs: tuple[Layer, ...] = ()
    gives: Layer = "entities"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its entities."""
        names = find_names(parse)
        described = find_described(parse, names)
        groups = group_forms(parse, forms_of(parse, names + described))
        entities = [_entity(parse, group) for group in groups]
        entities.sort(key=lambda e: (e.mentions[0].start, -e.mentions[0].end, e.name))
        numbered = [replace(e, id=f"{parse.article.id}.e{n}") for n, e in enumerate(entities, start=1)]
        return replace(reading, entities=tuple(numbered))


def _entity(parse: Parse, group: Group) -> Entity:
    spellings: dict[str, int] = {}
    for form in group.forms:
        for text, count in form.spellings.items():
            spellings[text] = spellings.get(text, 0) + count
    for form in group.forms:
        if bare := _bare_spelling(form):
            spellings.setdefault(bare, 0)
    name = max(sorted(spellings), key=lambda s: (_fullness(group, s), spellings[s]))
    return Entity(
        id="",
        name=name,
        type=group.type,
        spellings=tuple(sorted(spellings, key=lambda s: (-spellings[s], s))),
        titles=_titles(parse, group),
        mentions=tuple(sorted({_span(parse, n) for n in group.names}, key=lambda s: (s.start, s.end))),
        reasons=tuple(group.reasons),
    )


def _bare_spelling(form: Form) -> str:
    """Return the name without its common noun, where it means the same: "Europe 1", "Donbass", "Orly-Sud"."""
    bare = form.text[: -len(form.kind)].strip() if form.kind else ""
    if form.kind in words("body_nouns"):
        return bare
    if form.kind in words("region_nouns"):
        places = places_named(bare)
        return bare if places and places[0].kind == "region" else ""
    own = form.kind in ("terminal", "airport") and len(fold(bare).split()) > 1
    return bare if own and bare[-1].isalpha() and bare.split()[-1][0].isupper() else ""


def _fullness(group: Group, spelling: str) -> int:
    count = len(spelling.split())
    return count if group.type == "person" else min(count, 6)


def _span(parse: Parse, name: Name) -> Span:
    return parse.article.span(parse.tokens[name.first].start, name.end)


def _titles(parse: Parse, group: Group) -> tuple[str, ...]:
    if group.type != "person":
        return ()
    found: dict[str, None] = {}
    for name in group.names:
        start = title_start(parse, name.first)
        if start < name.first and not all(
            t.lower in words("courtesy") for t in parse.tokens[start : name.first]
        ):
            found.setdefault(title_text(parse, start, name.first))
        if behind := title_behind(parse, name.last):
            found.setdefault(title_text(parse, *behind))
    return tuple(found)
