"""Judge whether two entities of different articles are one, by their names and then their types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.collation.entities.places import compare_places
from variorum.model import Entity, EntityType, Judgement
from variorum.text.names import compare_names, fold, name_words, name_words_in_order, sound, word_similarity
from variorum.text.names_given import SEX_OF_PRONOUN, Sex, sex_of
from variorum.text.names_organisations import is_acronym, known_organisation, same_national, split_nation
from variorum.text.places import demonym_country, places_named

SAME_PERSON = 0.8
SAME_BODY = 0.88
SAME_SURNAME = 0.85
SAME_OFFICE = 0.6
DIRECTIONS = frozenset({"north", "south", "east", "west"})
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
SURE, LIKELY = 1.0, 0.9


@dataclass(frozen=True, slots=True)
class Member:
    """One article's entity, with the type that the whole story gives it."""

    entity: Entity
    article: str
    type: EntityType

    @property
    def id(self) -> str:
        """Its id in the reading."""
        return self.entity.id

    @property
    def full(self) -> bool:
        """Whether it is named by more than one word."""
        return len(name_words(self.entity.name)) > 1

    @property
    def surname(self) -> str:
        """Its last name, or the only one that it has."""
        return _surname(self.entity.name)

    @property
    def generation(self) -> str:
        """What tells its name from a father's or a son's: "jr", "iii", mostly nothing."""
        last = fold(self.entity.name).split()[-1:]
        return last[0] if last and last[0] in GENERATIONS else ""

    @property
    def sex(self) -> Sex:
        """Whether its given name, or else most of its pronouns, are a woman's or a man's."""
        if self.full and (given := sex_of(self.entity.name)) in ("f", "m"):
            return given
        said = [SEX_OF_PRONOUN.get(m.text.lower(), "u") for m in self.entity.mentions]
        women, men = said.count("f"), said.count("m")
        return "f" if women > men else "m" if men > women else "u"

    @property
    def is_part(self) -> bool:
        """Whether it is a part of something that is not named with it: "the south terminal"."""
        words = name_words_in_order(self.entity.name)
        return (
            self.type == "place"
            and len(words) == 2
            and words[0] in DIRECTIONS
            and not places_named(self.entity.name)
        )

    @property
    def keys(self) -> set[str]:
        """What another entity must share one of with this one to be compared with it."""
        names = (*self.entity.spellings, *(() if self.entity.spellings else (self.entity.name,)))
        found: set[str] = set()
        for name in names:
            found.add(fold(name))
            found |= {sound(w)[:2] for w in name_words(name)}
            found.add("".join(p[0] for p in name.split() if p[0].isupper()).lower())
            found.add(fold(known_organisation(name) or name))
            found |= {"place " + p.id for p in places_named(name)[:1]}
        return found - {""}


def judge(left: Member, right: Member) -> Judgement | None:
    """Return the judgement that two entities are the same, None where nothing speaks for it."""
    if left.type != right.type:
        return _operation(left, right)
    if not (left.entity.spellings and right.entity.spellings):
        unnamed = not left.entity.spellings and not right.entity.spellings
        telling = " of " in left.entity.name if left.type == "person" else _tells(left.entity.name)
        if unnamed and telling and fold(left.entity.name) == fold(right.entity.name):
            return _same(left, right, LIKELY, f"both are called {left.entity.name}")
        return None
    if left.type == "person":
        score, reason = _persons(left, right)
    elif left.type == "place":
        score, reason = _best(left, right, compare_places)
    elif left.type == "organisation":
        score, reason = _best(left, right, _bodies)
    else:
        score, reason = _best(left, right, _things)
    return _same(left, right, score, reason) if score > 0 else None


def _tells(description: str) -> bool:
    """Tell whether a description is more than a common noun: "Syrian officials", "Syrians"."""
    return " " in description or description[0].isupper()


def _operation(left: Member, right: Member) -> Judgement | None:
    """Judge whether a body is the operation that it was sent out on: "Weir special force", "Operation Weir"."""
    names = (*left.entity.spellings, *right.entity.spellings)
    named = bool(left.entity.spellings and right.entity.spellings)
    if (
        not named
        or {left.type, right.type} != {"organisation", "other"}
        or not any(map(_is_operation, names))
    ):
        return None
    score, reason = _best(left, right, _bodies)
    return _same(left, right, score, reason) if score > 0 else None


def _is_operation(name: str) -> bool:
    return fold(name).startswith("operation ")


def _same(left: Member, right: Member, score: float, reason: str) -> Judgement:
    return Judgement(left=left.id, right=right.id, label="same", score=round(score, 3), reasons=(reason,))


def _best(left: Member, right: Member, compare: Callable[[str, str], tuple[float, str]]) -> tuple[float, str]:
    return max(
        (compare(a, b) for a in left.entity.spellings for b in right.entity.spellings),
        key=lambda found: found[0],
    )


def _persons(left: Member, right: Member) -> tuple[float, str]:
    """Compare full names with full names, surnames with surnames; never a first name with another's."""
    ours, theirs = left.entity.name, right.entity.name
    if fold(ours) == fold(theirs):
        return SURE, f"the same name, {ours}"
    if _reigns(ours) or _reigns(theirs):
        return 0.0, ""
    if left.full and right.full:
        match = compare_names(ours, theirs, "person")
        if match.score < SAME_PERSON:
            return 0.0, ""
        score = match.score if left.generation == right.generation else LIKELY * match.score
        return score, "; ".join(match.reasons)
    if left.full == right.full:
        alike = word_similarity(fold(ours), fold(theirs))
        return (
            (alike, f"{ours} and {theirs} are spellings of one name") if alike >= SAME_SURNAME else (0.0, "")
        )
    if {left.sex, right.sex} == {"f", "m"}:
        return 0.0, ""
    full, bare = (ours, theirs) if left.full else (theirs, ours)
    surname = _surname(full)
    alike = word_similarity(surname, fold(bare))
    if alike >= SAME_SURNAME and min(len(surname), len(bare)) > 2:
        return 0.9 * alike, f"{bare} is the last name of {full}"
    if fold(full).split()[0] == fold(bare):
        return 0.6, f"{bare} is the first name of {full}"
    return 0.0, ""


def _reigns(name: str) -> bool:
    """Tell whether a name is that of a monarch or a pope, who has no last name: "Elizabeth II"."""
    words = fold(name).split()
    return len(words) == 2 and words[1] in GENERATIONS - {"jr", "sr"}


def _surname(name: str) -> str:
    words = [w for w in name_words(name) if w not in GENERATIONS]
    return words[-1] if words else fold(name)


def _bodies(ours: str, theirs: str) -> tuple[float, str]:
    if fold(ours) == fold(theirs):
        return SURE, f"the same name, {ours}"
    known = known_organisation(ours)
    if known and known == known_organisation(theirs):
        return SURE, f"{ours} and {theirs} are both {known}"
    if is_acronym(ours, theirs) or is_acronym(theirs, ours):
        return LIKELY, f"{ours} and {theirs}: one has the other's initials"
    nation = _nation_of_president(ours)
    if nation and nation == _nation_of_president(theirs):
        return LIKELY, f"{ours} and {theirs} are the office of one nation's president"
    shorter, longer = sorted((fold(ours), fold(theirs)), key=len)
    if longer.endswith(" " + shorter) and len(shorter.split()) > 2:
        return LIKELY, f"{longer} ends in {shorter}"
    (owner, rest), (other_owner, other_rest) = split_nation(ours), split_nation(theirs)
    if owner and other_owner and owner != other_owner:
        return 0.0, ""
    if rest == other_rest:
        return LIKELY, f"{ours} and {theirs} differ in the nation only"
    if same_national(ours, theirs):
        return LIKELY, f"{ours} and {theirs} are one nation's"
    match = compare_names(rest, other_rest, "organisation")
    return (match.score, "; ".join(match.reasons)) if match.score >= SAME_BODY else (0.0, "")


def _nation_of_president(name: str) -> str | None:
    """Return the country of "Ukrainian Presidential Office", "French President X's office"; None of anything else."""
    words = fold(name).split()
    if words[-1] != "office" or not {"president", "presidential"} & set(words):
        return None
    return demonym_country(name.split()[0])


def _things(ours: str, theirs: str) -> tuple[float, str]:
    if _is_operation(ours) and _is_operation(theirs):
        return _bodies(ours, theirs)
    return (SURE, f"the same name, {ours}") if fold(ours) == fold(theirs) else (0.0, "")


def same_office(left: Entity, right: Entity) -> str | None:
    """Return the office that two people are given, in the shorter form, or None."""
    for ours in left.titles:
        for theirs in right.titles:
            a, b = set(name_words(ours)), set(name_words(theirs))
            if len(a & b) > 1 and len(a & b) >= SAME_OFFICE * len(a | b):
                return min(ours, theirs, key=len)
    return None
