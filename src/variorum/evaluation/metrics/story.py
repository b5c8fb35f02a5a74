"""What is right in a story, beside its annotation: the entities, quotations and values that the articles have.

Our own measures, for want of published ones; each is a share of the annotated items. Spans meet when they share at
least half of the shorter one; a name is right if it is the name or a spelling of the right entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.evaluation.benchmark import Mistake
from variorum.evaluation.formats.story_gold import GoldQuotation, GoldStory, GoldValue
from variorum.model import Quotation, Span, Story

Place = tuple[int, int]
_ENDING = re.compile(r"[’']s?$")
_TITLE = re.compile(r"(?:the|president|general|gen\.|mr\.?|mrs\.?|ms\.?)\s+", re.IGNORECASE)


class Measure(NamedTuple):
    """How many of how many are right, and what is not."""

    name: str
    hit: int
    of: int
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True)
class Compared:
    """A story beside its annotation. `ids` leads from the annotation's article ids to ours."""

    gold: GoldStory
    story: Story
    ids: dict[str, str]

    def find(self, article: str, anchor: str, inside: str | None = None) -> Place | None:
        """Return where an anchor is in an article; with `inside`, within that longer anchor."""
        text = next(a.text for a in self.story.articles if a.id == self.ids[article])
        start, end = 0, len(text)
        if inside is not None:
            outer = self.find(article, inside)
            if outer is None:
                return None
            start, end = outer
        found = re.compile(r"\s+".join(map(re.escape, anchor.split()))).search(text, start, end)
        return found.span() if found else None

    def meets(self, span: Span, article: str, place: Place | None) -> bool:
        """Tell whether a span shares half of the shorter one with a place in an article."""
        if place is None or span.article != self.ids[article]:
            return False
        shared = min(span.end, place[1]) - max(span.start, place[0])
        return shared > 0 and 2 * shared >= min(span.end - span.start, place[1] - place[0])

    def names_of(self, wanted: str) -> set[str]:
        """Return the plain forms of all names of an annotated entity."""
        same = (e for e in self.gold.entities if e.name == wanted)
        return {plain(wanted), *(plain(s) for e in same for s in e.spellings)}


def plain(name: str) -> str:
    """Return a name in lower case, without a possessive ending and a title."""
    return _TITLE.sub("", _ENDING.sub("", name.strip()), count=1).lower()


def mistake(kind: str, place: str, text: str, wanted: str = "", given: str = "") -> Mistake:
    """Return a mistake that stands on its own."""
    return Mistake(kind=kind, place=place, text=text, wanted=wanted, given=given)


def entities(it: Compared) -> Iterator[Measure]:
    """Found, typed, all pairs of spellings joined, and none of ours holding two of theirs."""
    ours: dict[str, set[int]] = {}
    for n, entity in enumerate(it.story.entities):
        for spelling in entity.spellings:
            ours.setdefault(plain(spelling), set()).add(n)
    found = typed = joined = pairs = 0
    owners: dict[int, set[str]] = {}
    missed, apart = [], []
    for gold in it.gold.entities:
        keys = sorted({plain(s) for s in gold.spellings})
        for i, one in enumerate(keys):
            for other in keys[i + 1 :]:
                pairs += 1
                if ours.get(one, set()) & ours.get(other, set()):
                    joined += 1
                else:
                    apart.append(mistake("spellings apart", gold.name, f"{one} | {other}"))
        ids = set().union(*(ours.get(key, set()) for key in keys))
        found += bool(ids)
        typed += any(it.story.entities[n].type == gold.type for n in ids)
        if not ids:
            missed.append(mistake("entity missed", it.gold.story, gold.name))
        for n in ids:
            owners.setdefault(n, set()).add(gold.name)
    mixed = [
        mistake("entities mixed", it.gold.story, " | ".join(sorted(o))) for o in owners.values() if len(o) > 1
    ]
    yield Measure("entities found", found, len(it.gold.entities), tuple(missed))
    yield Measure("entities of the right type", typed, len(it.gold.entities))
    yield Measure("spellings joined", joined, pairs, tuple(apart))
    yield Measure("entities not mixed", len(owners) - len(mixed), len(owners), tuple(mixed))


def quotations(it: Compared) -> Iterator[Measure]:
    """Found, and with the right speaker: quoted words, and words that are not."""
    for part, kinds in (("quoted words", ("direct", "mixed")), ("indirect", ("indirect",))):
        gold = [q for q in it.gold.quotations if q.kind in kinds]
        found, right = 0, 0
        mistakes = []
        for wanted in gold:
            ours = _quotations_of(it, wanted)
            names = it.names_of(wanted.speaker)
            found += bool(ours)
            said_by = {name for q in ours for name in _speaker_names(it.story, q)}
            if {plain(name) for name in said_by} & names:
                right += 1
            else:
                kind = f"{part}: speaker" if ours else f"{part} missed"
                given = " | ".join(sorted(said_by))
                mistakes.append(mistake(kind, wanted.a, wanted.content, wanted.speaker, given))
        yield Measure(f"{part}: found", found, len(gold))
        yield Measure(f"{part}: speaker right", right, len(gold), tuple(mistakes))


def _quotations_of(it: Compared, wanted: GoldQuotation) -> list[Quotation]:
    place = it.find(wanted.a, wanted.content, wanted.context)
    return [q for q in it.story.quotations if any(it.meets(s, wanted.a, place) for s in q.content)]


def _speaker_names(story: Story, quotation: Quotation) -> Iterator[str]:
    speaker = quotation.speaker
    if speaker.span:
        yield speaker.span.text
    for entity in story.entities:
        if entity.id == speaker.entity:
            yield from (entity.name, *entity.spellings)


def values(it: Compared) -> Iterator[Measure]:
    """The values of times and of quantities."""
    times = [(t.span, t.value) for t in it.story.times]
    yield _values(it, "times: value right", it.gold.times, times)
    quantities = [(q.span, q.value) for q in it.story.quantities]
    yield _values(it, "quantities: value right", it.gold.quantities, quantities)


def _values(
    it: Compared, name: str, gold: Sequence[GoldValue], ours: Iterable[tuple[Span, str | int | float]]
) -> Measure:
    ours = list(ours)
    mistakes = []
    for wanted in gold:
        place = it.find(wanted.a, wanted.text, wanted.context)
        given = [value for span, value in ours if it.meets(span, wanted.a, place)]
        if not any(_same_value(value, wanted.value) for value in given):
            told = " | ".join(map(str, given))
            mistakes.append(mistake(name.split(":")[0], wanted.a, wanted.context, str(wanted.value), told))
    return Measure(name, len(gold) - len(mistakes), len(gold), tuple(mistakes))


def _same_value(left: str | float, right: str | float) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return float(left) == float(right)
    return str(left) == str(right)
