"""Join the forms that name one person: a surname, a first name that only one bears, a spelling."""

from __future__ import annotations

import re
from itertools import combinations

from variorum.model import Parse
from variorum.reading.entities.coreference import quoted_tokens
from variorum.reading.entities.forms import Form
from variorum.text.names import fold, is_nickname, sound
from variorum.text.names_given import sex_of
from variorum.text.names_organisations import known_organisation
from variorum.text.places import places_named

_NICKNAME = re.compile(r"""["“'‘][^"”'’]+["”'’]""")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def join_persons(parse: Parse, forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join a surname, or a first name that only one bears, to the full name."""
    full = [
        f for f in forms if f.type == "person" and len(f.words) > 1 and not f.kind and "of" not in f.words
    ]
    joins = [
        (left, right, f"{left.text} and {right.text} are spellings of one name")
        for left, right in combinations(full, 2)
        if _is_spelling(left, right)
    ]
    surnames = {f.words[-1] for f in full}
    for form in forms:
        if form.key[-1] == "s" and form.key[:-1] in surnames and form.key not in surnames:
            form.type = "group"
            form.votes.add("group", 9.0, "a family")
            continue
        longer = [
            f
            for f in full
            if len(f.words) > len(form.words)
            and _may_be_of_sex(form, f)
            and not _is_other_generation(parse, form, f)
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


def _may_be_of_sex(form: Form, longer: Form) -> bool:
    """Tell whether a surname with "Ms" or "Mr" before it may be that of a full name."""
    return form.sex == "u" or (sex_of(longer.words[0]) or "u") in ("u", form.sex)


def _is_spelling(left: Form, right: Form) -> bool:
    """Tell whether two full names are one: as they sound, but for a nickname, or with a short given name."""
    ours, theirs = _without_nickname(left), _without_nickname(right)
    if tuple(map(sound, ours)) == tuple(map(sound, theirs)):
        return True
    short = len(ours) > 1 and len(theirs) > 1 and is_nickname(ours[0], theirs[0]) and ours[-1] == theirs[-1]
    return short and min(len(ours), len(theirs)) == 2 and _generation(left) == _generation(right)


def _without_nickname(form: Form) -> tuple[str, ...]:
    bare = fold(_NICKNAME.sub(" ", form.text)).split()
    return tuple(bare) if len(bare) > 1 and not form.relative else form.words


def _generation(form: Form) -> str:
    """Return "jr", "sr", "ii" where a name ends in it, "father" of a namesake."""
    return form.relative or (form.words[-1] if form.words[-1] in _GENERATIONS else "")


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
