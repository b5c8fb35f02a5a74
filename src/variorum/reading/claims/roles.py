"""Roles: who did what to whom, where, from the dependents of a predicate (PropBank's arguments, coarsely)."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model import Parse, Role, Token
from variorum.reading.claims.clauses import Clause
from variorum.reading.claims.lexicon import lexicon
from variorum.reading.claims.subjects import subject_of

_PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside around across on over through throughout within along off above".split()
)
_TOPIC = frozenset({"about", "regarding", "concerning", "over"})


class RoleFinder:
    """Finds the roles of clauses in one parse.

    `entity_at` maps the index of a mention's head token to the id of its entity; `places` are the ids of places.
    """

    def __init__(self, parse: Parse, entity_at: Mapping[int, str], places: frozenset[str]) -> None:
        self.parse = parse
        self.entity_at = entity_at
        self.places = places

    def role(self, head: Token) -> Role:
        """Return the role that a noun phrase fills: the phrase without its relative clauses and appositions."""
        first = last = head.i
        stack = [head]
        while stack:
            token = stack.pop()
            first, last = min(first, token.i), max(last, token.i)
            stack.extend(
                c for c in token.children
                if c.dep not in ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "mark")
            )  # fmt: skip
        return Role(
            span=self.parse.span(first, last + 1), head=head.lemma.lower(), entity=self.entity_at.get(head.i)
        )

    def roles(self, clause: Clause) -> dict[str, Role]:
        """Return the roles of a clause by name."""
        match clause.form:
            case "apposition":
                return {"agent": self.role(clause.predicate.head), "attribute": self.role(clause.predicate)}
            case "noun":
                return self._nominal(clause.predicate)
            case _:
                return self._verbal(clause)

    def place(self, clause: Clause, roles: Mapping[str, Role]) -> Role | None:
        """Return the place of a clause: a place named after a preposition of place, the first in the text."""
        if "place" in roles:
            return roles["place"]
        for token in clause.tokens:
            if token.dep == "pobj" and token.head.lower in _PLACE_PREPOSITIONS and self._is_place(token):
                return self.role(token)
        return None

    def _verbal(self, clause: Clause) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        subject, passive = subject_of(clause.verb)
        predicate = clause.predicate
        if predicate is not clause.verb and predicate.pos == "VERB":
            own, own_passive = subject_of(predicate)
            if predicate.dep == "conj" or any(c.dep == "auxpass" for c in predicate.children):
                passive = own_passive
            if own is not None:
                subject = own
        if subject is not None and subject.dep != "expl":
            roles["patient" if passive else "agent"] = self.role(subject)
        for holder in dict.fromkeys((*clause.governors, predicate)):
            self._dependents(holder, passive, roles)
        if "patient" not in roles and _has_object_before(clause.verb):
            roles["patient"] = self.role(clause.verb.head)
        if predicate.pos == "NOUN":
            for name, role in self._nominal(predicate).items():
                roles.setdefault(name, role)
        return roles

    def _dependents(self, verb: Token, passive: bool, roles: dict[str, Role]) -> None:
        for child in verb.children:
            match child.dep:
                case "dobj":
                    relative = child.tag in ("WDT", "WP") and verb.dep == "relcl"
                    roles.setdefault("patient", self.role(verb.head if relative else child))
                case "attr" | "acomp" | "oprd":
                    roles.setdefault("attribute", self.role(child))
                case "dative":
                    if (inner := child.child("pobj")) or child.pos in ("NOUN", "PROPN", "PRON"):
                        roles.setdefault("recipient", self.role(inner or child))
                case "agent":
                    if inner := child.child("pobj"):
                        roles.setdefault("agent", self.role(inner))
                case "prep":
                    self._preposition(child, passive, roles)
                case _:
                    pass

    def _preposition(self, preposition: Token, passive: bool, roles: dict[str, Role]) -> None:
        noun = preposition.child("pobj")
        if noun is None:
            return
        word = preposition.lower
        if word == "by" and passive:
            roles.setdefault("agent", self.role(noun))
        elif word in _TOPIC:
            roles.setdefault("topic", self.role(noun))
        elif word in _PLACE_PREPOSITIONS and self._is_place(noun):
            roles.setdefault("place", self.role(noun))
        else:
            roles.setdefault(word, self.role(noun))

    def _nominal(self, noun: Token) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        held = [c for c in noun.children if c.dep == "acl" and c.lemma.lower() in lexicon().light_verbs]
        for child in (*noun.children, *(c for participle in held for c in participle.children)):
            if child.dep == "prep" and (inner := child.child("pobj")):
                word = child.lower
                if word in ("of", "on", "against", "for"):
                    roles.setdefault("patient", self.role(inner))
                elif word in ("by", "between", "with"):
                    roles.setdefault("agent", self.role(inner))
                elif word in _PLACE_PREPOSITIONS and self._is_place(inner):
                    roles.setdefault("place", self.role(inner))
            elif child.dep in ("poss", "nmod") or (
                child.dep in ("amod", "compound") and child.text[:1].isupper()
            ):
                roles.setdefault("agent", self.role(child))
        return roles

    def _is_place(self, token: Token) -> bool:
        return self.entity_at.get(token.i) in self.places


def _has_object_before(verb: Token) -> bool:
    """Tell whether a relative clause has its object before it ("provinces that they annexed", "the man they met")."""
    if verb.dep != "relcl" or not any(c.dep == "nsubj" and c.tag not in ("WDT", "WP") for c in verb.children):
        return False
    relative = [t for t in verb.subtree() if t.tag in ("WDT", "WP", "WP$", "WRB") and t.i < verb.i]
    return all(t.head is verb and t.dep in ("dobj", "mark") for t in relative)
