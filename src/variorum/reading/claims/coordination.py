"""Coordination: what a verb shares with the verb before it ("was shot and killed", "declined to talk or to leave")."""

from __future__ import annotations

from variorum.model import Token
from variorum.reading.claims.verbs import SUBJECTS, is_infinitive

_ALTERNATIVES = frozenset({"or", "nor"})
_CORRELATIVES = frozenset({"both", "either", "neither"})
_CONTRASTS = frozenset({"but", "yet"})
_NON_FINITE = frozenset({"VB", "VBN", "VBG"})
_PAST = "VBD"
"""What the parser also calls a participle that stands far from its auxiliary."""
_OWN = frozenset({"aux", "auxpass", "mark", *SUBJECTS})


def first_of(verb: Token) -> Token:
    """Return the verb whose auxiliaries, infinitive or alternative a coordinated verb shares, or else the verb."""
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and _shares(verb):
        verb = verb.head
    return verb


def is_contrasted(verb: Token) -> bool:
    """Tell whether a verb stands after a "but", beyond which no negation reaches."""
    return verb.dep == "conj" and _link(verb) in _CONTRASTS


def belongs(verb: Token, *, to_head: bool) -> bool:
    """Tell whether a coordinated verb belongs to the clause of the verb before it, which says less or more without it.

    So do an alternative (but "did not call or write" denies both), what shares its object with the verb before ("denied
    and confirmed the report"), and what is coordinated within the clause, where `to_head` is false: "asked people to
    stay in and lock their doors".
    """
    before = verb.head
    if any(c.dep in SUBJECTS for c in verb.children):
        return False
    if any(c.lower in _CORRELATIVES for c in before.children if c.i < verb.i):
        return True
    if _link(verb) in _ALTERNATIVES and first_of(before).child("neg") is None:
        return True
    if not to_head and (first_of(verb) is not verb or before.head.lower == "between"):
        return True
    if verb.child("dobj") is None or verb.child("aux", "auxpass") is not None:
        return False
    return all(c.dep == "cc" for c in before.children if before.i < c.i < verb.i)


def _shares(verb: Token) -> bool:
    """Tell whether a coordinated verb is not finite by itself, or is told as an alternative."""
    before = verb.head
    if any(c.dep in SUBJECTS for c in verb.children):
        return False
    if _link(verb) in _ALTERNATIVES:
        return True
    if is_infinitive(verb) and is_infinitive(before):
        return True
    if verb.tag not in (*_NON_FINITE, _PAST) or any(c.dep in _OWN for c in verb.children):
        return False
    auxiliaries = [c for c in before.children if c.dep in ("aux", "auxpass")]
    if any(c.tag == "MD" for c in auxiliaries) and (verb.tag, before.tag) in (
        ("VB", before.tag),
        (_PAST, "VBN"),
    ):
        return True
    if before.lemma == "be" and before.pos == "AUX":
        return verb.tag in ("VBN", "VBG")
    held = (
        bool(auxiliaries)
        or before.dep == "xcomp"
        or (before.dep == "conj" and first_of(before) is not before)
    )
    return verb.tag == before.tag != _PAST and held


def _link(verb: Token) -> str:
    """Return the conjunction between a coordinated verb and the one before it, also at the end of a list of them."""
    while verb.dep == "conj":
        found = next((c.lower for c in verb.head.children if c.dep == "cc" and c.i < verb.i), None)
        if found is not None:
            return found
        following = verb.child("conj")
        if following is None:
            break
        verb = following
    return ""
