"""What becomes an entity: its names or its description, and how it may be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Entity, Parse, Span
from variorum.reading.entities.candidates import Candidate
from variorum.reading.entities.chains import Chain
from variorum.reading.entities.forms import Form, Group
from variorum.reading.entities.nominals import Nominal
from variorum.reading.entities.nouns import called_also, sex_of_noun
from variorum.reading.entities.titles import is_woman_title, title_behind, title_start, title_text
from variorum.reading.entities.unnamed import Unnamed
from variorum.reading.entities.words import words
from variorum.text.names import fold, is_written_out
from variorum.text.names_given import Sex, sex_of
from variorum.text.places import is_more_than_a_town, is_part, places_named

CALLED_BY_KIND = {
    "country": ("country",),
    "region": ("region", "province"),
    "capital": ("city", "capital"),
    "town": ("city", "town"),
}


@dataclass(slots=True)
class Draft:
    """An entity before its pronouns are found."""

    candidate: Candidate
    name: str
    spellings: dict[str, int]
    titles: tuple[str, ...]
    reasons: tuple[str, ...]
    spans: list[Span]
    certain: bool = True
    """Whether it is an entity with one mention too: it has a name, or acts, or speaks."""

    def add(self, parse: Parse, nominal: Nominal) -> None:
        """Add a mention by a common noun, without its own name in it: "the Weir Guard | rescue group"."""
        own = (last for first, last in self.candidate.spans if nominal.first <= first < nominal.token.i)
        first = max(own, default=nominal.first)
        self.candidate.spans.append((first, nominal.token.i + 1))
        self.spans.append(parse.span(first, nominal.token.i + 1))

    def entity(self, parse: Parse, entity_id: str, tokens: Iterable[int]) -> Entity:
        """Return the entity with the pronouns and bare titles that were resolved to it."""
        spans, spellings = list(self.spans), dict(self.spellings)
        for i in tokens:
            spans.append(parse.span(i, i + 1))
            token = parse.tokens[i]
            is_name = token.pos in ("NOUN", "PROPN") and token.text[0].isupper()
            if is_name and self.candidate.type == "organisation":
                spellings[token.text] = spellings.get(token.text, 0) + 1
        return Entity(
            id=entity_id,
            name=self.name,
            type=self.candidate.type,
            spellings=tuple(sorted(spellings, key=lambda s: (-spellings[s], s))),
            titles=self.titles,
            mentions=tuple(sorted(set(spans))),
            reasons=self.reasons,
        )


def draft_group(parse: Parse, group: Group, starts: Mapping[int, int]) -> Draft:
    """Return the draft of what bears names; `starts` has the first token of each name by the one behind it."""
    person = group.type == "person"
    titles = _titles(parse, group, starts) if person else ()
    spellings: dict[str, int] = {}
    for form in group.forms:
        for text, count in form.spellings.items():
            spellings[text] = spellings.get(text, 0) + count
        if bare := _bare_spelling(form):
            spellings.setdefault(bare, 0)
    name = max(sorted(spellings), key=lambda s: _fullness(s, spellings[s], person=person))
    candidate = Candidate(
        type=group.type,
        sex=_sex(name, titles) if person else "u",
        called=frozenset(_called(group, titles)),
        spans=[(n.first, n.last) for n in group.names],
    )
    spans = [parse.article.span(parse.tokens[n.first].start, n.end) for n in group.names]
    reasons = tuple(dict.fromkeys([*group.reasons, *_type_reasons(group)]))
    if relative := next((f.relative for f in group.forms if f.relative), ""):
        name, spellings = f"{relative} of {name}", {}
    offices = tuple(t for t in titles if not all(w in words("courtesy") for w in t.lower().split()))
    return Draft(candidate, name, spellings, offices, reasons, spans)


def draft_unnamed(parse: Parse, found: Sequence[Unnamed], named: Iterable[Draft]) -> Draft:
    """Return the draft of those who bear one description; a relative of someone named is called after them."""
    described = {t.lower for u in found for t in parse.tokens[u.first : u.last]}
    sex: Sex = "f" if described & words("female_words") else "m" if described & words("male_words") else "u"
    candidate = Candidate(found[0].type, sex, frozenset(), [(u.first, u.last) for u in found])
    spans = [parse.span(u.first, u.last) for u in found]
    owners = {u.relative_of for u in found if u.relative_of is not None}
    of = [
        d.name for d in named if any(first <= i < last for first, last in d.candidate.spans for i in owners)
    ]
    name = f"{found[0].name.lower()} of {of[0]}" if len(of) == 1 else found[0].name
    return Draft(candidate, name, {}, (), ("described, not named",), spans)


def draft_chain(parse: Parse, chain: Chain, speakers: Sequence[Unnamed], named: Iterable[Draft]) -> Draft:
    """Return the draft of one without a name; `speakers` are those of its mentions that speak."""
    spoken = {u.last - 1: u for u in speakers}
    rest = [n for n in chain.nominals if n.token.i not in spoken]
    sexes: list[Sex] = [sex_of_noun(n.lemma) for n in chain.nominals]
    if speakers:
        draft = draft_unnamed(parse, speakers, named)
        draft.candidate.sex = next((x for x in (draft.candidate.sex, *sexes) if x != "u"), "u")
    else:
        sex: Sex = next((x for x in sexes if x != "u"), "u")
        candidate = Candidate(chain.type, sex, frozenset(), [])
        name = max((_phrase(parse, n) for n in rest), key=len)
        draft = Draft(candidate, name, {}, (), ("described, not named",), [], certain=False)
    for nominal in rest:
        draft.add(parse, nominal)
    draft.candidate.spans.sort()
    draft.spans.sort()
    return draft


def _phrase(parse: Parse, nominal: Nominal) -> str:
    """Return the words of a mention; with "a" for a person who was told of so."""
    text = " ".join(t.lower for t in parse.tokens[nominal.first : nominal.token.i + 1])
    new = nominal.determiner == "indefinite" and nominal.kind == "person" and not nominal.plural
    return f"{'an' if text[0] in 'aeiou' else 'a'} {text}" if new else text


def _fullness(spelling: str, count: int, *, person: bool) -> tuple[int, bool, int, int]:
    """Rank the spellings of one entity: the longest first, but no more than three words for a person."""
    size = sum(w.lower().rstrip(".") not in ("jr", "sr") for w in spelling.split())
    written = is_written_out(spelling)
    return (min(size, 3), written, count, size) if person else (size, written, count, 0)


def _type_reasons(group: Group) -> list[str]:
    return [r for f in group.forms for r in f.votes.reasons(group.type)][:3]


def _bare_spelling(form: Form) -> str:
    """Return the name without its common noun, where it means the same: "Europe 1", "Baltics", "Port-Sud"."""
    bare = form.text[: -len(form.kind)].strip() if form.kind else ""
    alone = form.kind == "force" and " " not in bare and form.text.endswith(" force")
    if form.kind in words("bare_kinds") or alone:
        return "" if places_named(bare) else bare
    if form.kind in words("region_nouns") and not is_part(form.text):
        places = places_named(bare)
        return bare if places and places[0].kind == "region" else ""
    own = form.kind in ("terminal", "airport") and len(fold(bare).split()) > 1
    return bare if own and bare.split()[-1][0].isupper() and not is_more_than_a_town(bare) else ""


def _titles(parse: Parse, group: Group, starts: Mapping[int, int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in group.names:
        start = title_start(parse, name.first)
        if start < name.first:
            found.setdefault(title_text(parse, starts.get(start, start), name.first))
        if behind := title_behind(parse, name.last):
            found.setdefault(title_text(parse, *behind))
    return tuple(found)


def _sex(name: str, titles: Iterable[str]) -> Sex:
    for title in titles:
        woman = is_woman_title(title)
        if woman is not None:
            return "f" if woman else "m"
    parts = name.split()
    return (sex_of(parts[0]) or "u") if len(parts) > 1 else "u"


def _called(group: Group, titles: Iterable[str]) -> set[str]:
    """Return the common nouns by which the article may mean it."""
    if group.type == "person":
        said = {w for t in titles for w in t.lower().replace("-", " ").split()}
        return said | {w for title in said for w in called_also().get(title, ())}
    found = {w for f in group.forms for w in f.words}
    if group.type == "place":
        found = {f.kind for f in group.forms if f.kind}
        facility = bool(found - words("region_nouns"))
        for form in group.forms:
            found |= {
                r.removeprefix("called a ") for r in form.votes.reasons("place") if r.startswith("called a ")
            }
            if not (form.kind or facility) and (places := places_named(form.text)):
                found |= set(CALLED_BY_KIND[places[0].kind])
    return found
