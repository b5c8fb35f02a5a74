"""Subjects: whose a verb is, by itself, through a relative pronoun or from the verb that it stands beside.

A parser hangs a relative clause on the nearest noun, and a verb without a subject on the nearest with one. English
tells more: by number ("the truce between rebels and troops that has held"), by "who" and "which", by the form of the
verb. Where these speak against a subject another is looked for, and none is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from variorum.model import Token
from variorum.reading.claims.lexicon import lexicon
from variorum.reading.claims.verbs import AUXILIARIES, is_infinitive, is_participle
from variorum.reading.entities.nouns import kind_of

Number = Literal["one", "many"]

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_RELATIVE = ("WDT", "WP")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_ONE = frozenset({"he", "she", "it", "this", "that"})
_MANY = frozenset({"we", "you", "they", "these", "those"})


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return the subject of a verb, its own or the one it inherits, and whether the verb is passive for it."""
    passive = any(c.dep in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children)
    own = verb.child("nsubj", "nsubjpass")
    if own is not None:
        return (own if own.tag not in _RELATIVE else _antecedent(verb, own)), passive
    head = _finite_above(verb) if verb.dep == "conj" and _is_finite(verb) else verb.head
    if verb.dep == "acl":
        return head, verb.tag == "VBN"
    if verb.dep not in ("conj", "advcl", "xcomp") or head is verb:
        return None, passive
    if verb.dep == "xcomp" and (object_ := head.child("dobj")) is not None:
        return object_, passive
    if head.pos not in ("VERB", "AUX") or not _shares(verb, head):
        return None, passive
    inherited, head_passive = subject_of(head)
    if inherited is not None and not _agrees(inherited, _number_of_verb(verb)):
        return None, passive
    if verb.dep == "conj" and verb.tag == "VBN" and not verb.child("aux"):
        passive = passive or head_passive
    return inherited, passive


def _is_finite(verb: Token) -> bool:
    return (verb.child(*AUXILIARIES) or verb).tag in _FINITE


def _finite_above(verb: Token) -> Token:
    """Return the verb that a finite one is coordinated with: not an infinitive, as it may have been parsed ("has a plan
    to leave and sold its boats"), but the finite verb above that.
    """
    head = verb.head
    while is_infinitive(head) and head.head is not head:
        head = head.head
        while head.pos not in ("VERB", "AUX") and head.head is not head:
            head = head.head
    return head if head.pos in ("VERB", "AUX") else verb.head


def _shares(verb: Token, head: Token) -> bool:
    """Tell whether a verb without a subject of its own has that of the verb it hangs on."""
    first = verb.child(*AUXILIARIES) or verb
    if verb.dep == "conj":
        if any(c.dep == "ccomp" and c.i < verb.i for c in head.children):
            return False  # "she said the man ran and had shot": whose it is cannot be told
        modal = any(c.tag == "MD" or c.lower == "to" for c in head.children if c.dep in AUXILIARIES)
        return first.tag != "VB" or head.tag in ("VB", "VBP") or modal
    if verb.dep == "advcl" and not is_infinitive(verb):
        if first.tag in _FINITE:
            return False  # "as Parliament was about to": a finite clause has its own, which was not found
        if is_participle(verb) and _follows_comma(verb, head):
            return not _is_outcome(verb, head)
    return True


def _is_outcome(participle: Token, head: Token) -> bool:
    """Tell whether a participle tells of what followed from all that stands before it, or is what was done to that.

    "He was shot, triggering protests", "they benched him, meaning that", "it lost power, caused by a storm".
    """
    if participle.tag == "VBN":
        return participle.child("agent") is not None and head.child("dobj") is not None
    lemma = participle.lemma.lower()
    passive = any(c.dep == "auxpass" for c in head.children)
    return lemma in lexicon().outcomes or (passive and lemma in lexicon().outcomes_of_passives)


def _follows_comma(verb: Token, head: Token) -> bool:
    return verb.i > head.i and any(
        c.text == "," and head.i < c.i < verb.i for c in (*head.children, *verb.children)
    )


def _antecedent(verb: Token, relative: Token) -> Token | None:
    """Return what a relative clause is about: the nearest noun above it that its pronoun and its verb agree with."""
    number = _number_of_verb(verb)
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep != "relcl":
        return relative
    nouns = [n for n in _nouns_above(verb) if n.i < relative.i and not _is_day(n)]
    if relative.lower == "which":
        nouns = [n for n in nouns if not _is_one_person(n)]
    elif relative.lower == "who" and verb.head.pos == "NOUN" and kind_of(verb.head) is None:
        nouns = [n for n in nouns if kind_of(n) == "person"] or nouns
    return next((n for n in nouns if _agrees(n, number)), None)


def _nouns_above(relative_clause: Token) -> Iterator[Token]:
    """Yield the noun that a relative clause hangs on, what is coordinated with it, and the nouns that hold it."""
    noun = relative_clause.head
    while noun.pos not in ("VERB", "AUX"):
        if noun.pos in _NOMINAL or noun is relative_clause.head:
            yield noun
            yield from (c for c in noun.children if c.dep == "conj" and c.i < relative_clause.i)
        if noun.head is noun:
            return
        noun = noun.head


def _number_of_verb(verb: Token) -> Number | None:
    """Return whether a verb is of one or of many, where its form tells."""
    first = verb.child(*AUXILIARIES) or verb
    if first.tag == "VBZ" or first.lower == "was":
        return "one"
    return "many" if first.tag == "VBP" or first.lower == "were" else None


def _agrees(noun: Token, number: Number | None) -> bool:
    """Tell whether a noun can be the subject of a verb of one or of many; a group can be of either."""
    own = _number_of(noun)
    return number is None or own is None or own == number


def _number_of(noun: Token) -> Number | None:
    if any(c.dep == "conj" for c in noun.children):
        return "many" if any(c.lower == "and" for c in noun.children) else None
    if noun.pos == "PRON":
        return "one" if noun.lower in _ONE else "many" if noun.lower in _MANY else None
    if noun.tag == "NN" and noun.lemma.lower() not in lexicon().groups and noun.lower == noun.text:
        return None if kind_of(noun) == "organisation" else "one"
    measured = any(c.dep == "nummod" for c in noun.children)
    plural = noun.tag == "NNS" and noun.lower == noun.text != noun.lemma
    return "many" if plural and not measured else None


def _is_one_person(noun: Token) -> bool:
    """Tell whether a noun is for one person: "the murder of a journalist, which" is about the murder."""
    return kind_of(noun) == "person" and noun.tag == "NN" and noun.lemma.lower() not in lexicon().groups


def _is_day(noun: Token) -> bool:
    """Tell whether a word dates an event: "the trial in 1964, which drew" is about the trial."""
    year = noun.tag == "CD" and noun.text.isdecimal() and len(noun.text) == 4
    return year or noun.lower in lexicon().days
