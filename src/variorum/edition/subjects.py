"""The subject of a clause: where it stands outside it, and whether it can be put before it."""

from __future__ import annotations

import re

from variorum.edition.edition import Edition
from variorum.edition.tenses import is_present
from variorum.edition.words import forms_in_s, lists, plain
from variorum.model import Claim, Role
from variorum.text.words import stem

_PASSIVE = re.compile(r"[a-z]+ by (?!\d|about |almost |nearly |more |an? |half|up )", re.IGNORECASE)
"""A passive without its auxiliary, told from "rose by 5 percent"."""
_RELATIVE = re.compile(r"\b(?:who|which|that)$")
_DEFINITE = re.compile(r"(?:the|this|that)\b", re.IGNORECASE)
_NEAR = 20
"""Characters that hold a preposition with what stands around it."""
_PREPOSITION = re.compile(r"\b(?:of|in|from|for|at|on|with|by|to)\s+\Z")
_OF = re.compile(r"\b(?:of|in|from|for)\b")
_FRONTED = re.compile(r"(?:who|which|(?:in|on|at|for|with|of|from) [^,]*),", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,(–—-]*(?:(?:who|which|that)\s+)?")


def missing_subject(claim: Claim) -> Role | None:
    """Return the subject of a clause that stands before it in the sentence, if it can be put in its place.

    A participle ("denying it") takes none, nor a passive without its auxiliary ("closed since Tuesday", "led by him").
    """
    agent, patient = claim.roles.get("agent"), claim.roles.get("patient")
    subject = agent or patient
    if claim.form != "clause" or subject is None or subject.span.end > claim.span.start:
        return None
    first = first_word(claim)
    if first == "to" or first.endswith("ing") or _PASSIVE.match(claim.span.text):
        return None
    if plain(subject.span.text).lower() in lists()["objects"]:
        return None
    if subject is patient and first not in lists()["auxiliaries"]:
        return None
    return subject


def follows_subject(edition: Edition, claim: Claim) -> bool:
    """Tell whether a clause without its subject stands right behind it, or is joined to what does.

    In "the video of her speech, released on Monday" it is not she who was released; of "the use of the gas, which
    killed" and "the highest court in the country, which ruled" either may be meant, as in "a fire in a mill that left
    nine dead". Nor does one of several stand for all, or one that is not like the verb in number; and no person is
    "which", nor a place "who".
    """
    subject = missing_subject(claim)
    text = edition.article(claim.span.article).text
    if subject is None or _FRONTED.match(claim.span.text):
        return False
    if not fits_relative(edition, claim, subject):
        return False
    near = max(0, subject.span.start - _NEAR)
    unsure = _DEFINITE.match(subject.span.text) or not has_name(edition, subject)
    described = unsure and _PREPOSITION.search(text, near, subject.span.start)
    if described or (not has_name(edition, subject) and _OF.search(subject.span.text)):
        return False
    between = text[subject.span.end : claim.span.start]
    if between.startswith((" and ", " or ")) or not _agrees(edition, claim, subject):
        return False
    joined = set(between.split()[-1:]) & lists()["joining"]
    return bool(_BESIDE.fullmatch(between)) or bool(joined)


def fits_relative(edition: Edition, claim: Claim, subject: Role) -> bool:
    """Tell whether who or what is put before a clause may be what its first word stands for."""
    type_ = edition.entity(subject.entity).type if subject.entity is not None else None
    return (first_word(claim), type_) not in (("which", "person"), ("who", "place"))


def only_restricts(edition: Edition, claim: Claim) -> bool:
    """Tell whether a relative clause only says which of many are meant: "officials who take bribes" are not all.

    So it is in the present, the perfect, or with a modal of several ("missiles that can reach it"), behind what has no
    name and is no certain one, with no comma between. What some did in the past ("divers who searched the wreck"), it
    is true to say that they did.
    """
    subject = missing_subject(claim)
    if subject is None or (subject.entity is not None and edition.entity(subject.entity).spellings):
        return False
    first = first_word(claim).strip("“\"‘'")
    before = edition.article(claim.span.article).text[: claim.span.start].rstrip()
    relative = first in lists()["relatives"] or _RELATIVE.search(before) is not None
    determiner = plain(subject.span.text).lower().split(" ", 1)[0]
    certain = determiner in lists()["certain"] or determiner.endswith(("'s", "’s"))
    set_off = before.endswith((",", "—", "–", "--", "("))
    timeless = is_present(claim) or (claim.modality != "fact" and bool(is_plural(subject)))
    return relative and not certain and not set_off and timeless


def _agrees(edition: Edition, claim: Claim, subject: Role) -> bool:
    """Tell whether the verb that a clause begins with is like its subject in number, as far as that is known: a name
    that is no person's may be of one or of several."""
    plural = is_plural(subject)
    if plural is None or (
        has_name(edition, subject) and edition.entity(subject.entity or "").type != "person"
    ):
        return True
    opening = (w for w in plain(claim.span.text).lower().split() if w not in lists()["relatives"])
    first, verb = next(opening, ""), claim.predicate
    of_one = forms_in_s(verb)
    return first not in (lists()["of_one"] | of_one if plural else lists()["of_several"])


def is_plural(role: Role) -> bool | None:
    """Tell whether what fills a role is of several; None where its words do not show it."""
    head, forms = role.head.lower(), plain(role.span.text).lower().split()
    several = forms_in_s(head)
    several |= {form for form in lists()["irregular_plurals"] if stem(form) == stem(head)}
    if "and" in forms or not several.isdisjoint(forms):
        return True
    return False if head in forms else None


def has_name(edition: Edition, role: Role) -> bool:
    """Tell whether what fills a role is known by a name."""
    return role.entity is not None and bool(edition.entity(role.entity).spellings)


def first_word(claim: Claim) -> str:
    """Return the first word of a claim in lower case."""
    return (plain(claim.span.text).lower().split() or [""])[0]
