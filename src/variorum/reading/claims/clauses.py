"""Clauses: the predicates of a parse, each with the tokens that belong to it and its governing context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Parse, Token
from variorum.reading.claims.lexicon import Lexicon

_VERBAL_DEPS = frozenset(
    {
        "ROOT",
        "conj",
        "ccomp",
        "advcl",
        "relcl",
        "acl",
        "xcomp",
        "pcomp",
        "parataxis",
        "csubj",
        "csubjpass",
        "dep",
    }
)
_CUT = frozenset({"ccomp", "advcl", "parataxis", "relcl", "acl", "csubj"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate in its clause.

    `predicate` is the token that names the event, `verb` the finite verb above it (the same token, but for
    "began to withdraw", "held a meeting"); `governors` are the verbs between, outermost first.
    `tokens` are those of the clause without its subordinate clauses, in the order of the text.
    """

    predicate: Token
    verb: Token
    governors: tuple[Token, ...]
    tokens: tuple[Token, ...]
    kind: str  # verbal, nominal or appositive


def clauses(parse: Parse, words: Lexicon) -> Iterator[Clause]:
    """Yield the clauses of a parse, in the order of their predicates."""
    absorbed: set[int] = set()
    for token in parse.tokens:
        if token.i in absorbed:
            continue
        if token.dep == "appos" and token.pos in ("NOUN", "PROPN") and token.head.pos in ("PROPN", "NOUN"):
            yield Clause(token, token, (), tuple(_without_clauses(token)), "appositive")
        elif token.pos == "NOUN" and token.lemma.lower() in words.nominalisations:
            yield Clause(token, token, (), tuple(_without_clauses(token)), "nominal")
        elif _is_verbal(token):
            clause = _verbal_clause(token, words)
            absorbed.update(t.i for t in (*clause.governors, clause.predicate))
            yield clause


def _is_verbal(token: Token) -> bool:
    if token.dep not in _VERBAL_DEPS:
        return False
    if token.pos == "AUX":
        return any(c.dep in (*_SUBJECTS, "attr", "acomp", "prep") for c in token.children)
    return token.pos == "VERB"


def _verbal_clause(verb: Token, words: Lexicon) -> Clause:
    """Follow control verbs down to the predicate ("wants to try to seize": seize) and light verbs to their noun."""
    governors: list[Token] = []
    predicate = verb
    while True:
        lower = predicate.child("xcomp")
        if lower is not None and lower.pos in ("VERB", "AUX") and predicate.lemma.lower() in words.governors:
            governors.append(predicate)
            predicate = lower
            continue
        noun = predicate.child("dobj", "attr" if predicate.child("expl") else "dobj")
        if (
            noun is not None
            and noun.lemma.lower() in words.nominalisations
            and (predicate.lemma.lower() in words.light_verbs or predicate.child("expl") is not None)
        ):
            governors.append(predicate)
            predicate = noun
        break
    return Clause(predicate, verb, tuple(governors), tuple(_without_clauses(verb)), "verbal")


def _without_clauses(root: Token) -> list[Token]:
    """Return the subtree of a token without subordinate clauses, coordinated clauses and outer punctuation.

    A controlled infinitive ("began to withdraw") stays in.
    """
    found, stack = [], [root]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep in _CUT and not (child.dep == "acl" and child.pos not in ("VERB", "AUX")):
                continue
            if child.dep == "conj" and token.pos in ("VERB", "AUX") and child.pos in ("VERB", "AUX"):
                continue
            if token is root and child.dep in ("appos", "punct", "cc", "preconj", "mark"):
                continue
            if child.dep == "prep" and child.lower == "according":
                continue
            stack.append(child)
    found.sort(key=lambda t: t.i)
    return found


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return the subject of a verb, its own or the one it inherits, and whether the verb is passive for it."""
    passive = any(c.dep in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children)
    own = verb.child("nsubj", "nsubjpass")
    if own is not None and own.tag not in ("WDT", "WP"):
        return own, passive
    if verb.dep in ("relcl", "acl"):
        if own is None and verb.dep == "acl":
            return verb.head, verb.tag == "VBN"
        if own is not None:
            return verb.head, passive
        return None, passive
    if own is None and verb.dep in ("conj", "advcl", "xcomp") and verb.head is not verb:
        if verb.dep == "xcomp" and (object_ := verb.head.child("dobj")) is not None:
            return object_, passive
        if verb.head.pos in ("VERB", "AUX"):
            inherited, head_passive = subject_of(verb.head)
            if verb.dep == "conj" and verb.tag == "VBN" and not verb.child("aux"):
                passive = passive or head_passive
            return inherited, passive
    return own, passive
