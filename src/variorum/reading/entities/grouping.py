"""Group the names of an article: which forms name one and the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from variorum.model import EntityType, Parse
from variorum.reading.entities.coreference import quoted_tokens
from variorum.reading.entities.mending import Name, surface
from variorum.reading.entities.types import Votes, vote
from variorum.reading.entities.words import words
from variorum.text.names import compare_names, fold, sound
from variorum.text.names_organisations import is_acronym, known_organisation, shared_by_nations, split_nation
from variorum.text.places import is_large_city, is_part, is_short_for, places_named, same_place

_CHAMBERS = frozenset({"house", "senate", "congress", "parliament", "assembly"})
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "to", "against", "and", "at"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
SAME_BODY = 0.9
"""Two names of organisations in one article are spellings of one from this score."""


@dataclass(slots=True)
class Form:
    """All mentions of an article that are spelt alike, but for case and accents."""

    key: str
    names: list[Name]
    spellings: dict[str, int]
    votes: Votes
    type: EntityType

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
    mentions: dict[str, list[Name]] = {}
    for name in names:
        key = fold(surface(parse, name)).removeprefix("the ")
        if key:
            mentions.setdefault(key, []).append(name)
    forms = []
    for key, found in mentions.items():
        spellings: dict[str, int] = {}
        for name in found:
            text = " ".join(surface(parse, name).split())
            spellings[text] = spellings.get(text, 0) + 1
        votes = vote(parse, found)
        forms.append(Form(key, found, spellings, votes, votes.best))
    return forms


def group_forms(parse: Parse, forms: list[Form]) -> list[Group]:
    """Return the groups, in the order of their first mention. Each form is in exactly one."""
    joins: list[tuple[Form, Form, str]] = []
    joins += _persons(parse, forms)
    joins += _places(forms)
    joins += _organisations(forms)
    joins += _aliases(parse, forms)
    leader = {f.key: f.key for f in forms}

    def root(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    reasons: dict[str, list[str]] = {}
    for left, right, reason in joins:
        a, b = root(left.key), root(right.key)
        if a != b:
            leader[b] = a
            reasons.setdefault(a, []).extend([reason, *reasons.pop(b, [])])
    groups: dict[str, Group] = {}
    for form in forms:
        key = root(form.key)
        if key not in groups:
            groups[key] = Group(form.type, [], reasons.get(key, []))
        groups[key].forms.append(form)
    for group in groups.values():
        group.type = _type_of(group)
    return list(groups.values())


def _type_of(group: Group) -> EntityType:
    """Return the type of the form that speaks most plainly: by votes, all forms together."""
    together = Votes()
    for form in group.forms:
        for kind, score in form.votes.scores.items():
            together.add(kind, score)
    longest = max(group.forms, key=lambda f: (len(f.words), f.key))
    return longest.type if longest.kind else together.best


def _persons(parse: Parse, forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join a surname, or a first name that only one bears, to the full name."""
    full = [
        f for f in forms if f.type == "person" and len(f.words) > 1 and not f.kind and "of" not in f.words
    ]
    joins = [
        (left, right, f"{left.text} and {right.text} are spellings of one name")
        for left, right in combinations(full, 2)
        if tuple(map(sound, left.words)) == tuple(map(sound, right.words))
    ]
    surnames = {f.words[-1] for f in full}
    for form in forms:
        if form.key[-1] == "s" and form.key[:-1] in surnames and form.key not in surnames:
            form.type = "group"
            form.votes.add("group", 9.0, "a family")
            continue
        longer = [
            f for f in full if len(f.words) > len(form.words) and not _is_other_generation(parse, form, f)
        ]
        by_end = [f for f in longer if _ends_with(f.words, form.words) and not _has_own_short(form, f, forms)]
        if by_end and _may_be_person(form):
            best = max(by_end, key=lambda f: (len(f.names), not _generation(f), -f.names[0].first))
            form.type = "person"
            others = [f.text for f in by_end if f is not best and f.words[:1] != best.words[:1]]
            part = "the last name of" if len(form.words) == 1 else "short for"
            reason = f"{form.text} is {part} {best.text}"
            if others:
                reason += f", of whom the article tells more than of {' and '.join(sorted(others))}"
            joins.append((best, form, reason))
            continue
        by_start = [
            f for f in longer if f.words[: len(form.words)] == form.words and f.words[1:] != (_generation(f),)
        ]
        if len(by_start) == 1 and form.type == "person":
            joins.append((by_start[0], form, f"{form.text} is the first name of {by_start[0].text} only"))
    return joins


def _generation(form: Form) -> str:
    """Return "jr", "sr", "ii" where a name ends in it."""
    return form.words[-1] if form.words[-1] in _GENERATIONS else ""


def _is_other_generation(parse: Parse, form: Form, longer: Form) -> bool:
    """Tell whether a name of more than one word lacks the "Jr." of a longer one: they are father and son.

    Someone who is quoted may call a man otherwise than the article does.
    """
    if len(form.words) == 1 or _generation(form) == _generation(longer):
        return False
    quoted = quoted_tokens(parse)
    return not all(quoted[n.first] for n in longer.names)


def _has_own_short(form: Form, longer: Form, forms: list[Form]) -> bool:
    """Tell whether a bare surname is somebody else's, as the article calls a son by "Greene Jr."."""
    son = _generation(longer)
    return bool(son) and len(form.words) == 1 and any(f.words == (form.words[0], son) for f in forms)


def _ends_with(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tell whether the shorter name is the end of the longer, transliterations and "Jr." aside."""
    rest = longer[:-1] if longer[-1] in _GENERATIONS else longer
    ends = (rest[-len(shorter) :], longer[-len(shorter) :])
    return shorter in ends or tuple(map(sound, shorter)) == tuple(map(sound, ends[0]))


def _may_be_person(form: Form) -> bool:
    """Tell whether a bare form may be a surname: not a country, not plainly somewhere to be."""
    if form.type == "person":
        return True
    if form.kind or known_organisation(form.text):
        return False
    places = places_named(form.text)
    scores = form.votes.scores
    plainly = scores.get(form.type, 0.0) - scores.get("person", 0.0)
    return not (places and places[0].kind in ("country", "region")) and plainly < 4.0


def _places(forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join names of one place: under two spellings, with and without "province", "airport", the city before it."""
    joins: list[tuple[Form, Form, str]] = []
    places = [f for f in forms if f.type == "place"]
    joins += [
        (left, right, f"the gazetteer has {left.text} and {right.text} for one place")
        for left, right in combinations([p for p in places if not p.kind], 2)
        if same_place(left.text, right.text)
    ]
    for left, right in combinations(places, 2):
        longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
        kind = shorter.kind if shorter.kind == longer.kind else ""
        if is_short_for(shorter.key, longer.key, kind):
            joins.append((longer, shorter, f"{shorter.text} is short for {longer.text}"))
    by_key = {f.key: f for f in forms}
    for form in places:
        kind = form.kind
        base = form.key.removesuffix(kind).strip()
        bare = by_key.get(base) if kind else None
        if bare is not None and (
            (kind in words("region_nouns") and not is_part(form.key))
            or (kind == "airport" and not is_large_city(bare.key))
        ):
            bare.type = "place"
            joins.append((form, bare, f"{bare.text} is short for {form.text}"))
    return joins


def _organisations(forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join known short names, initials, and "the Observatory" to the only full name that holds the word."""
    bodies = [f for f in forms if f.type == "organisation"]
    several = shared_by_nations(f.text for f in bodies)
    joins = [
        (left, right, reason)
        for left, right in combinations(bodies, 2)
        if (reason := _same_body(left.text, right.text, several))
    ]
    for form in bodies:
        if len(form.words) == 1 and form.words[0] in words("org_words"):
            holders = [f for f in bodies if len(f.words) > 1 and _may_be_short(form.words[0], f.words)]
            if len(holders) == 1:
                joins.append((holders[0], form, f"{form.text} is short for {holders[0].text}"))
    return joins


def _may_be_short(word: str, name: tuple[str, ...]) -> bool:
    """Tell whether one word is short for a body's name: its head, but for chambers ("House", not "White House")."""
    after = next((n for n, w in enumerate(name) if w in _AFTER_HEAD), len(name))
    if word in _CHAMBERS:
        return name[0] == word and after == 1
    return after > 0 and name[after - 1] == word


def _same_body(left: str, right: str, several: frozenset[str]) -> str:
    """Return why two names are one organisation's, or nothing; `several` names belong to more than one nation."""
    known = known_organisation(left)
    if known and known == known_organisation(right):
        return f"{left} and {right} are known as one"
    if is_acronym(left, right) or is_acronym(right, left):
        return f"{left} and {right}: one has the other's initials"
    if compare_names(left, right, "organisation").score >= SAME_BODY:
        return f"{left} and {right} are spellings of one name"
    (ours, rest), (theirs, other) = split_nation(left), split_nation(right)
    if rest == other and (ours == theirs or (rest not in several and None in (ours, theirs))):
        return f"{left} and {right} differ in the nation only"
    return ""


def _aliases(parse: Parse, forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join two names where the text itself says that they are one: "X, formerly known as Y", "X (Y)"."""
    of_name = {id(n): f for f in forms for n in f.names}
    names = sorted((n for f in forms for n in f.names), key=lambda n: (n.first, -n.last))
    joins = []
    for left, right in pairwise(names):
        a, b = of_name[id(left)], of_name[id(right)]
        if a is b or right.first < left.last or right.first - left.last > 7 or "person" in (a.type, b.type):
            continue
        between = [t.lower for t in parse.tokens[left.last : right.first]]
        behind = parse.tokens[right.last].text if right.last < len(parse.tokens) else ""
        cue = " ".join(
            w for w in between if w.isalpha() and w not in ("the", "which", "also", "who", "is", "was")
        )
        same_type = a.type == b.type == "organisation"
        in_brackets = between == ["("] and behind == ")" and same_type
        if in_brackets or (same_type and cue in words("alias_cues") and cue):
            joins.append((a, b, f"the text gives {b.text} as another name of {a.text}"))
        elif (
            not between and left.kind in words("body_nouns") and b.text.isupper() and b.type == "organisation"
        ):
            joins.append((a, b, f"{a.text} says what {b.text} is"))
    return joins
