"""Join the forms that name one organisation, and names that the text itself says are one."""

from __future__ import annotations

from itertools import combinations, pairwise

from variorum.model import Parse
from variorum.reading.entities.forms import Form
from variorum.reading.entities.handles import HANDLE
from variorum.reading.entities.types import Votes
from variorum.reading.entities.words import words
from variorum.text.names import compare_names
from variorum.text.names_organisations import (
    is_acronym,
    known_organisation,
    same_national,
    shared_by_nations,
    split_nation,
)
from variorum.text.places import places_named

_CHAMBERS = frozenset({"house", "senate", "congress", "parliament", "assembly"})
_AFTER_HEAD = frozenset({"of", "for", "in", "on", "to", "against", "and", "at"})
LONGEST_ALIAS = 10
SAME_BODY = 0.9
"""Two names of organisations in one article are spellings of one from this score."""


def join_organisations(forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join known short names, initials, and "the Observatory" to the only full name that holds the word.

    An operation is joined as the force that bears its name is.
    """
    bodies = [f for f in forms if f.type == "organisation" or f.words[0] in words("other_openers")]
    several = shared_by_nations(f.text for f in bodies)
    joins = [
        (left, right, reason)
        for left, right in combinations(bodies, 2)
        if (reason := _same_body(left.text, right.text, several))
    ]
    joins += _longer_by_place(bodies)
    joins += _teams(forms)
    for form in bodies:
        if len(form.words) == 1 and form.words[0] in words("org_words"):
            holders = [f for f in bodies if len(f.words) > 1 and _may_be_short(form.words[0], f.words)]
            if len(holders) == 1:
                joins.append((holders[0], form, f"{form.text} is short for {holders[0].text}"))
    return joins


def _longer_by_place(bodies: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join "the U.S. Attorney's Office" to the only longer name that ends in it, of three words or more."""
    joins = []
    for form in bodies:
        longer = [f for f in bodies if len(f.words) > len(form.words) > 2 and f.key.endswith(" " + form.key)]
        if len(longer) == 1:
            joins.append((longer[0], form, f"{longer[0].text} ends in {form.text}"))
    return joins


def _teams(forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join "the Foxes" to the only name that has a town before it, "Weir City Foxes"; both are bodies then."""
    joins = []
    for form in forms:
        if (
            form.type not in ("organisation", "other", "place", "person")
            or len(form.words) > 2
            or places_named(form.text)
        ):
            continue
        longer = [f for f in forms if _town_before(f, form)]
        if len(longer) == 1 and form.words[-1] not in words("org_words"):
            longer[0].type = form.type = "organisation"
            joins.append((longer[0], form, f"{form.text} is short for {longer[0].text}"))
    return joins


def _town_before(longer: Form, shorter: Form) -> bool:
    size = len(longer.words) - len(shorter.words)
    if (
        longer.type not in ("organisation", "other")
        or size not in (1, 2)
        or longer.words[size:] != shorter.words
    ):
        return False
    places = places_named(" ".join(longer.words[:size]))
    return bool(places) and places[0].kind in ("town", "capital", "region")


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
    if same_national(left, right):
        return f"{left} and {right} are one nation's"
    return ""


def join_aliases(parse: Parse, forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join two names where the text itself says that they are one: "X, formerly known as Y", "X (Y)"."""
    of_name = {id(n): f for f in forms for n in f.names}
    names = sorted((n for f in forms for n in f.names), key=lambda n: (n.first, -n.last))
    joins = []
    for left, right in pairwise(names):
        a, b = of_name[id(left)], of_name[id(right)]
        if a is b or right.first < left.last or right.first - left.last > 7:
            continue
        if "person" in (a.type, b.type) and right.label != HANDLE:
            continue
        between = [t.lower for t in parse.tokens[left.last : right.first]]
        behind = parse.tokens[right.last].text if right.last < len(parse.tokens) else ""
        cue = " ".join(
            w for w in between if w.isalpha() and w not in ("the", "which", "also", "who", "is", "was")
        )
        same_type = a.type == b.type == "organisation"
        in_brackets = between == ["("] and behind == ")" and (same_type or right.label == HANDLE)
        if in_brackets and right.label == HANDLE:
            b.type, b.votes = a.type, Votes()
        if cue == "or" and _may_be_either(a, b, between):
            continue
        if in_brackets or (same_type and cue in words("alias_cues") and cue):
            joins.append((a, b, f"the text gives {b.text} as another name of {a.text}"))
        elif (
            not between and left.kind in words("body_nouns") and b.text.isupper() and b.type == "organisation"
        ):
            joins.append((a, b, f"{a.text} says what {b.text} is"))
    return joins


def _may_be_either(left: Form, right: Form, between: list[str]) -> bool:
    """Tell whether "the ministry or the army" may be two bodies: well known, of one word, or alike."""
    if "," in between:
        return known_organisation(left.text) is not None and known_organisation(right.text) is not None
    known = known_organisation(left.text) or known_organisation(right.text)
    return bool(known) or min(len(left.words), len(right.words)) < 2 or bool({*left.words} & {*right.words})


def join_known_as(parse: Parse, forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join a place to what "the city, known to its defenders as Weir Fortress," calls it: its own name and more."""
    by_key = {f.key: f for f in forms if f.type == "place"}
    joins = []
    for form in forms:
        place = next(
            (
                by_key[k]
                for n in range(len(form.words) - 1, 0, -1)
                if (k := " ".join(form.words[:n])) in by_key
            ),
            None,
        )
        if place is not None and any(_is_known_as(parse, name.first) for name in form.names):
            form.type = "place"
            joins.append((place, form, f"the text gives {form.text} as another name of {place.text}"))
    return joins


def _is_known_as(parse: Parse, first: int) -> bool:
    """Tell whether "the city, known … as" stands before a token."""
    lowest = max(0, first - LONGEST_ALIAS)
    before = [t.lower for t in parse.tokens[lowest:first] if t.lower not in ("“", '"', "the")]
    if before[-1:] != ["as"] or "known" not in before:
        return False
    known = before.index("known")
    return any(w in words("place_nominals") for w in before[max(0, known - 3) : known])
