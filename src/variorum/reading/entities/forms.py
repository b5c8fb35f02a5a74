"""The forms of an article's names: all mentions spelt alike, and the groups of forms that name one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.model import EntityType, Parse
from variorum.reading.entities.mending import Name, surface
from variorum.reading.entities.types import Votes, vote
from variorum.reading.entities.words import words
from variorum.text.names import fold


@dataclass(slots=True)
class Form:
    """All mentions of an article that are spelt alike, but for case and accents."""

    key: str
    names: list[Name]
    spellings: dict[str, int]
    votes: Votes
    type: EntityType
    relative: str = ""
    """What a namesake is to the one who is meant otherwise: "father" in "his father, also named X"."""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the form."""
        return tuple(self.key.split())

    @property
    def text(self) -> str:
        """The spelling that most mentions have."""
        return max(sorted(self.spellings), key=lambda s: self.spellings[s])

    @property
    def kind(self) -> str:
        """The common noun that the form ends in, if any."""
        return self.names[0].kind


@dataclass(slots=True)
class Group:
    """Forms that name one entity, with the reasons why they were put together."""

    type: EntityType
    forms: list[Form]
    reasons: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[Name]:
        """All mentions by name, in the order of the text."""
        return sorted((n for f in self.forms for n in f.names), key=lambda n: (n.first, n.last))


def forms_of(parse: Parse, names: Iterable[Name]) -> list[Form]:
    """Return the distinct forms, in the order of their first mention, each with its type."""
    mentions: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        key = fold(surface(parse, name)).removeprefix("the ")
        if key:
            mentions.setdefault((key, namesake(parse, name)), []).append(name)
    for key, relative in [m for m in mentions if m[1] and (m[0], "") not in mentions]:
        mentions[key, ""] = mentions.pop((key, relative))
    forms = []
    for (key, relative), found in mentions.items():
        spellings: dict[str, int] = {}
        for name in found:
            text = " ".join(surface(parse, name).split())
            spellings[text] = spellings.get(text, 0) + 1
        votes = vote(parse, found)
        forms.append(Form(f"{key} {relative}".strip(), found, spellings, votes, votes.best, relative))
    _decide(forms)
    return forms


def _decide(forms: list[Form]) -> None:
    """Give a form that nothing speaks for the type of the form that ends it or that it ends: a surname, a body."""
    for form in forms:
        if form.votes.any:
            continue
        ending = {
            f.type
            for f in forms
            if f.votes.any
            and f.words != form.words
            and f.words[-1] == form.words[-1]
            and (form.words[-len(f.words) :] == f.words or f.words[-len(form.words) :] == form.words)
        }
        form.type = next((t for t in ("person", "organisation") if ending == {t}), form.type)


def namesake(parse: Parse, name: Name) -> str:
    """Return "father" for the name in "his father, also named X", nothing for any other."""
    before = [t.lower for t in parse.tokens[max(0, name.first - 5) : name.first] if t.text != ","]
    if before[-2:] not in (["also", "named"], ["also", "called"]):
        return ""
    return before[-3] if len(before) > 2 and before[-3] in words("namesakes") else ""
