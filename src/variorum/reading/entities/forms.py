"""The forms of an article's names: all mentions spelt alike, and the groups of forms that name one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.model import EntityType, Parse
from variorum.reading.entities.mending import Name, surface
from variorum.reading.entities.titles import is_woman_title
from variorum.reading.entities.types import Votes, vote
from variorum.reading.entities.words import words
from variorum.text.names import fold
from variorum.text.names_given import Sex, sex_of

_SEX_MARK = "|"


@dataclass(slots=True)
class Form:
    """All mentions of an article that are spelt alike, but for case and accents, and may be of one."""

    key: str
    names: list[Name]
    spellings: dict[str, int]
    votes: Votes
    type: EntityType
    relative: str = ""
    """What a namesake is to the one who is meant otherwise: "father" in "his father, also named X"."""
    sex: Sex = "u"
    """That of a surname's bearer, where the article tells of a man and of a woman of that name."""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the form."""
        return tuple(self.key.partition(_SEX_MARK)[0].split())

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
    mentions: dict[tuple[str, str, Sex], list[Name]] = {}
    keyed = [(key, n) for n in names if (key := fold(surface(parse, n)).removeprefix("the "))]
    shared = _shared_surnames(parse, keyed)
    for key, name in keyed:
        sex = _courtesy(parse, name) if key in shared else "u"
        mentions.setdefault((key, namesake(parse, name), sex), []).append(name)
    for key, relative, sex in [m for m in mentions if m[1] and (m[0], "", m[2]) not in mentions]:
        mentions[key, "", sex] = mentions.pop((key, relative, sex))
    forms = []
    for (key, relative, sex), found in mentions.items():
        spellings: dict[str, int] = {}
        for name in found:
            text = " ".join(surface(parse, name).split())
            spellings[text] = spellings.get(text, 0) + 1
        votes = vote(parse, found)
        mark = f"{_SEX_MARK}{sex}" if sex != "u" else ""
        whole = f"{key} {relative}".strip() + mark
        forms.append(Form(whole, found, spellings, votes, votes.best, relative, sex))
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


def _shared_surnames(parse: Parse, names: Iterable[tuple[str, Name]]) -> set[str]:
    """Return the surnames by which an article means a man and a woman: "Ms Berg", "Michael Berg"."""
    sexes: dict[str, set[Sex]] = {}
    for key, name in names:
        first, *rest = key.split()
        told = (sex_of(first) or "u") if rest else _courtesy(parse, name)
        sexes.setdefault(rest[-1] if rest else first, set()).add(told)
    return {surname for surname, found in sexes.items() if {"f", "m"} <= found}


def _courtesy(parse: Parse, name: Name) -> Sex:
    """Return what the word before a name tells of sex: "Ms", "Mr"."""
    before = parse.tokens[name.first - 1].lower if name.first else ""
    if before not in words("courtesy"):
        return "u"
    woman = is_woman_title(before)
    return "u" if woman is None else "f" if woman else "m"


def namesake(parse: Parse, name: Name) -> str:
    """Return "father" for the name in "his father, also named X", nothing for any other."""
    before = [t.lower for t in parse.tokens[max(0, name.first - 5) : name.first] if t.text != ","]
    if before[-2:] not in (["also", "named"], ["also", "called"]):
        return ""
    return before[-3] if len(before) > 2 and before[-3] in words("namesakes") else ""
