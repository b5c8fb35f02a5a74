"""Clauses: the predicates of a parse, each with the tokens that belong to it and its governing context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model import ClaimForm, Parse, Token
from variorum.reading.claims.coordination import belongs, first_of
from variorum.reading.claims.lexicon import Lexicon
from variorum.reading.claims.verbs import (
    is_free_relative,
    is_gerund,
    is_infinitive,
    is_participle,
    is_present,
    openers,
    preceding,
)

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
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate in its clause.

    `predicate` is the token that names the event, `verb` the finite verb above it (the same token, but for
    "began to withdraw", "held a meeting"); `governors` are the verbs between, outermost first.
    `tokens` are those of the clause without what is a proposition of its own, `core` without relative clauses and
    participles either; both in the order of the text.
    """

    predicate: Token
    verb: Token
    governors: tuple[Token, ...]
    tokens: tuple[Token, ...]
    core: frozenset[int]
    form: ClaimForm


class Introduced(NamedTuple):
    """The indices of the tokens that introduce quotations, and of the gerunds that these introduce."""

    cues: frozenset[int]
    gerunds: frozenset[int]


def clauses(parse: Parse, words: Lexicon, said: Introduced) -> Iterator[Clause]:
    """Yield the clauses of a parse, in the order of their predicates; what a cue introduces is cut off."""
    absorbed: set[int] = set()
    for token in parse.tokens:
        if token.i in absorbed:
            continue
        if token.dep == "appos" and token.pos in ("NOUN", "PROPN") and token.head.pos in ("PROPN", "NOUN"):
            yield _apposition(token, said, words)
        elif token.pos == "NOUN" and token.lemma.lower() in words.nominalisations:
            absorbed.update(
                c.i for c in token.children if c.dep == "acl" and c.lemma.lower() in words.light_verbs
            )
            yield _simple(token, said, words, "noun")
        elif _is_verbal(token) and not _hangs(first_of(token), words, said):
            clause = _verbal_clause(token, words, said)
            absorbed.update(t.i for t in (*clause.governors, clause.predicate))
            yield clause


def _is_verbal(token: Token) -> bool:
    if token.dep not in _VERBAL_DEPS:
        return False
    if token.pos == "AUX":
        return any(c.dep in (*_SUBJECTS, "attr", "acomp", "prep") for c in token.children)
    return token.pos == "VERB"


def _hangs(verb: Token, words: Lexicon, said: Introduced) -> bool:
    """Tell whether nobody asserts a verb by itself: the claim that it hangs on holds it.

    So it is with a comparison, with infinitives, with a clause that is called by "what", with a gerund as subject, and
    with a participle that stands alone ("the families affected").
    """
    if any(c.dep == "mark" and c.lower == "than" for c in verb.children):
        return True
    infinitive = is_infinitive(verb)
    if is_participle(verb) and (verb.dep == "csubj" or not verb.children) and verb.i not in said.cues:
        return True
    if is_free_relative(verb) and verb.head.i not in said.cues:
        return True
    if verb.dep in ("acl", "relcl"):
        return infinitive and not _set_off(verb, words)
    if verb.dep == "xcomp":
        if verb.tag == "VB" and not infinitive and is_infinitive(verb.head):
            return _hangs(verb.head, words, said)  # "to help find the boy"
        hanging = infinitive or (verb.tag == "VBN" and not is_gerund(verb))
        return hanging and verb.head.lemma.lower() not in words.governors
    if verb.dep == "ccomp" and verb.head.i not in said.cues:
        bare = {"VB", "VBP"} if verb.head.lemma.lower() in words.letting else {"VB"}
        return infinitive or (verb.tag in bare and verb.child("aux", "mark") is None)
    return infinitive and verb.dep == "advcl"


def _simple(token: Token, said: Introduced, words: Lexicon, form: ClaimForm) -> Clause:
    tokens, core = _extent(token, said, words)
    return Clause(token, token, (), tokens, core, form)


def _apposition(token: Token, said: Introduced, words: Lexicon) -> Clause:
    """Return an apposition; where it is set off, with what it stands beside: "X, a town in Y"."""
    tokens, core = _extent(token, said, words)
    head = token.head
    if any(c.dep == "punct" and head.i < c.i < token.i for c in (*head.children, *token.children)):
        before = (t for c in head.children if c.i < head.i for t in c.subtree())
        tokens = tuple(sorted((*before, head, *tokens), key=lambda t: t.i))
    return Clause(token, token, (), tokens, core, "apposition")


def _controlled(verb: Token, words: Lexicon) -> tuple[tuple[Token, ...], Token | None]:
    """Return the verb that a verb only colours, with what stands above it: "was unable to seize", "succeeded in …".

    Who "is able to" do something has not done it yet.
    """
    complement, of = verb.child("acomp"), verb.child("prep")
    lower, above = verb.child("xcomp"), verb
    if complement is not None and verb.lemma == "be" and (complement.lower != "able" or not is_present(verb)):
        lower, above = complement.child("xcomp"), complement
    elif of is not None and of.lower == "in" and verb.lemma.lower() in words.attaining:
        lower = of.child("pcomp")
    governs = above.lemma.lower() in words.governors or verb.lemma.lower() in words.attaining
    if lower is None or lower.pos not in ("VERB", "AUX") or not governs:
        return (), None
    return ((verb,) if above is verb else (verb, above)), lower


def _verbal_clause(verb: Token, words: Lexicon, said: Introduced) -> Clause:
    """Follow control verbs down to the predicate ("wants to try to seize": seize) and light verbs to their noun.

    A coordinated verb has the verb, and the control verbs, of the one before it, if it shares its auxiliaries.
    """
    governors: list[Token] = []
    predicate = verb
    while True:
        between, lower = _controlled(predicate, words)
        if lower is not None:
            governors.extend(between)
            predicate = lower
            continue
        noun = predicate.child("dobj", "attr" if predicate.child("expl") else "nsubjpass")
        if (
            noun is not None
            and noun.lemma.lower() in words.nominalisations
            and (predicate.lemma.lower() in words.light_verbs or predicate.child("expl") is not None)
        ):
            governors.append(predicate)
            predicate = noun
        break
    heads = frozenset(t.i for t in (verb, *governors, predicate))
    tokens, core = _extent(verb, said, words, heads)
    top = first_of(verb)
    above: list[Token] = []
    while top is not verb and top.dep == "xcomp" and top.head.lemma.lower() in words.governors:
        above.insert(0, top.head)
        top = first_of(top.head)
    if top is not verb:
        before, _ = _extent(top, said, words, frozenset({top.i}))
        tokens = tuple(sorted({*before, *tokens}, key=lambda t: t.i))
    return Clause(predicate, top, (*above, *governors), tokens, core, "clause")


def _extent(
    root: Token, said: Introduced, words: Lexicon, heads: frozenset[int] = frozenset()
) -> tuple[tuple[Token, ...], frozenset[int]]:
    """Return the tokens of a clause, and the indices of those that are not within a clause within it.

    Left out are coordinated and adverbial clauses, relative clauses, what a cue introduces, and outer punctuation.
    An infinitive, a condition or a content clause that nobody is said to say stays in: without it the clause breaks
    off, or is not true. The participle that goes with an event ("a meeting held on Tuesday") tells when and where the
    event was, and is no clause within the clause. `heads` are the verbs down to the predicate.
    """
    found: list[Token] = []
    core: set[int] = set()
    stack = [(root, True)]
    mark = max((c.i for c in root.children if c.dep == "mark" and c.i < root.i), default=-1)
    while stack:
        token, inner = stack.pop()
        found.append(token)
        if inner:
            core.add(token.i)
        for child in token.children:
            if (
                child.dep == "parataxis"
                or (child.dep == "advcl" and not _completes(child, words))
                or (
                    token is root
                    and token.i in said.cues
                    and (child.dep == "ccomp" or child.i in said.gerunds)
                )
            ):
                continue
            if child.dep in ("acl", "relcl") and _set_off(child, words):
                continue
            verbs = child.dep == "conj" and token.pos in ("VERB", "AUX") and child.pos in ("VERB", "AUX")
            if verbs and not belongs(child, to_head=token is root or token.i in heads):
                continue
            if token is root and (child.dep in ("appos", "punct", "cc", "preconj") or child.i <= mark):
                continue
            if child.dep == "prep" and child.lower == "according":
                continue
            holds = child.dep == "acl" and child.lemma.lower() in words.light_verbs
            apart = child.dep in ("acl", "relcl", "ccomp", "advcl", "csubj") or verbs
            stack.append((child, inner and (holds or not apart)))
    found = _before_next_point(root, sorted(found, key=lambda t: t.i))
    return tuple(found), frozenset(core)


def _before_next_point(root: Token, found: list[Token]) -> list[Token]:
    """Return the tokens of a clause without a noun behind a semicolon that is the subject of what comes after it."""
    mark = min((c.i for t in found for c in t.children if c.text == ";" and c.i > root.i), default=None)
    if mark is None or mark > found[-1].i:
        return found
    sentence = (root, *root.ancestors())[-1].subtree()
    verb = next((t.i for t in sentence if t.i > mark and t.pos in ("VERB", "AUX")), None)
    return [t for t in found if t.i < mark] if verb is not None and verb > found[-1].i else found


def _completes(clause: Token, words: Lexicon) -> bool:
    """Tell whether an adverbial clause belongs to what it hangs on: its purpose, what limits it or is compared.

    So do a participle that no comma sets off, "driving while drunk", and what a measure needs ("just hours before it
    closed", "as long as").
    """
    opening, before = openers(clause), preceding(clause)
    if is_infinitive(clause):
        return True
    state = clause.tag == "VBN" or (clause.pos == "ADJ" and clause.child(*_SUBJECTS) is None)
    if (state and opening == ["while"]) or (is_participle(clause) and set(opening) <= {"as"}):
        return clause.i > clause.head.i and before is not None and before.dep != "punct"
    if "as" in opening and ("though" in opening or clause.head.pos in ("ADJ", "ADV")):
        return True
    if not words.limits.isdisjoint(opening) and "even" not in opening:
        return True
    if is_present(clause) and not words.whenever.isdisjoint(opening):
        return True
    if clause.head.lemma.lower() in words.timed and before is clause.head:
        return True
    return before is not None and before.dep == "npadvmod"


def _set_off(clause: Token, words: Lexicon) -> bool:
    """Tell whether a participle or relative clause adds rather than restricts: after a comma, or "during which"."""
    between = (c for c in clause.head.children if c.dep == "punct" and clause.head.i < c.i < clause.i)
    if any(c.tag not in ("``", "''") for c in between):
        return True
    relative = (t for t in clause.subtree() if t.i < clause.i and t.tag == "WDT" and t.dep == "pobj")
    return any(t.head.lower in words.beside for t in relative)
