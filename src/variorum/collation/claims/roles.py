"""Who or what fills the roles of a claim, and how much of it, as they are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import Filler
from variorum.collation.entities.mentions import Mention
from variorum.model import Article, Claim, Role, Span
from variorum.text.numbers import scan
from variorum.text.places import demonym_country
from variorum.text.words import content_stems, stem, words

_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = re.compile(
    r"(?:both |all )?(?:the|his|her|its|their|this|that|\w+['’]s?)\b|both\b", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?:an?|any|each|another)\b", re.IGNORECASE)
_ONE = (["a"], ["an"], ["one"], ["lone"])
_NOBODY = re.compile(r"(?:no[ -]one|nobody|none)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:, (?:an? |the |his |her |their )?\w+)*,? and (?:an? |the |his |her |their )?\w+")
"""What is joined to a noun: "his father, a brother and a cousin"."""
_PART = re.compile(r"(?:an? |only |just )?(?:\w+ )?(?:part|section|portion)s? of\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"(?:about|nearly|almost|only|just|over|roughly|the(?= (?:whole|entire|majority|vast)))\s+(?:vast\s+)?",
    re.IGNORECASE,
)
_HALF_A = re.compile(r"half (?:an?|past)\b", re.IGNORECASE)
_OF = re.compile(r"\w*\s+of\s+((?:(?!\b(?:in|on|at|from|to|with|for|by|of|that|who|which)\b)[^,;(])+)")
"""After a noun of measure: what there is so much of."""


def _terms(text: str) -> list[str]:
    """Return the words of a text, and each two that stand together: "North Korean"."""
    found = _WORD.findall(text)
    return found + [f"{x} {y}" for x, y in pairwise(found)]


@dataclass(frozen=True, slots=True)
class Roles:
    """Reads the roles of the claims of one article.

    `mentions` has those of entities with a name, in the order of the text; `countries` the codes of those that are
    countries, `types` the type of each.
    """

    article: Article
    mentions: Sequence[Mention]
    countries: Mapping[str, str]
    types: Mapping[str, str]
    lists: Lexicon

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions within a span."""
        return [m for m in self.mentions if span.start <= m[0] and m[1] <= span.end]

    def filler(self, role: Role | None) -> Filler | None:
        """Return what fills a role."""
        if role is None:
            return None
        stems = frozenset(content_stems(role.span.text))
        countries = {code for w in _terms(role.span.text) if (code := demonym_country(w))}
        entities = frozenset(e for _, _, e in self.mentions_in(role.span))
        entities |= {role.entity} if role.entity else set()
        head = role.span.text.find(role.head)
        before = role.span.text[: head if head > 0 else None]
        to_head = {
            e for start, _, e in self.mentions_in(role.span) if start - role.span.start < len(before) + 1
        }
        named = {role.entity} & self.types.keys() if role.entity else set()
        return Filler(
            entity=role.entity if role.entity in self.types else None,
            head="nobody" if _NOBODY.match(role.span.text) else self._head(role),
            stems=stems,
            names=(entities & self.types.keys())
            | countries
            | {c for e in entities if (c := self.countries.get(e))},
            side=frozenset((named or to_head) & self.types.keys()).union(
                code for w in _terms(before) if (code := demonym_country(w))
            ),
            type=self._type(role, entities, countries),
            definite=role.entity in self.types or _DEFINITE.match(role.span.text) is not None,
            bare=role.entity not in self.types and self._is_bare(role),
        )

    def _is_bare(self, role: Role) -> bool:
        """Tell whether a role is filled by any number of a kind: a plural without a determiner or a number."""
        text = role.span.text
        at = text.find(role.head)
        if at < 0 or _DEFINITE.match(text) or _DETERMINED.match(text):
            return False
        head = next(iter(words(text[at:])), "")
        plural = head != role.head and head.endswith("s")
        unscaled = self.lists.extent.keys().isdisjoint(map(stem, words(text)[:1]))
        return plural and unscaled and all(n.start for n in scan(text))

    def _head(self, role: Role) -> str:
        """Return the stem of what there is or of what there is so much of: "cocaine" of "several grams of cocaine"."""
        head = stem(role.head)
        text = role.span.text.lower()
        at = text.find(role.head)
        of_many = head in self.lists.measures or head in self.lists.extent
        if of_many and at >= 0 and (of := _OF.match(text, at)):
            return next(reversed(content_stems(of[1])), head)
        return head

    def things(self, claim: Claim, *, state: bool) -> dict[str, frozenset[str]]:
        """Return, by role and kind, the things of `lexicon.toml` that the roles of a claim name.

        What is joined to a role ("his father and brother") is of it; of a `state`, the agent suffers it.
        """
        found: dict[str, set[str]] = {}
        for name, role in claim.roles.items():
            joined = _JOINED.match(self.article.text, role.span.end, claim.span.end)
            for s in content_stems(role.span.text + (joined.group() if joined else "")):
                for kind, thing in self.lists.kinds.get(s, ()):
                    played = "patient" if state and name == "agent" else name
                    if kind in self.lists.whereabouts and s == stem(role.head):
                        played = self.lists.whereabouts_roles.get(played, played)
                    found.setdefault(f"{played} {kind}", set()).add(thing)
            for kind, thing in self._which(role):
                played = "patient" if state and name == "agent" else name
                found.setdefault(f"{played} {kind} {stem(role.head)}", set()).add(thing)
        if not self.lists.for_crimes.isdisjoint(self.lists.events.get(stem(claim.predicate), ())):
            crimes = (self.lists.kinds.get(s, ()) for s in content_stems(claim.span.text))
            found["for crime"] = {thing for kinds in crimes for kind, thing in kinds if kind == "crime"}
        return {kind: frozenset(things) for kind, things in found.items() if things}

    def _which(self, role: Role) -> list[tuple[str, str]]:
        """Return by what word before its noun a role tells which of several such things it means: "the left engine"."""
        at = role.span.text.find(role.head)
        before = role.span.text[: max(at, 0)].lower().split()[-2:]
        return [self.lists.which[word] for word in before if word in self.lists.which]

    def countries_in(self, claim: Claim) -> frozenset[str]:
        """Return the codes of the countries in which a claim says that it was: "at a farmhouse in Portugal", "in the
        Spanish port of Lind".
        """
        found: set[str] = set()
        for name in ("place", "in", "at"):
            if (role := claim.roles.get(name)) is not None:
                last = (e for _, end, e in self.mentions_in(role.span) if end == role.span.end)
                found |= {code for e in last if (code := self.countries.get(e))}
                if role.head in self.lists.sizes:
                    found |= {code for w in _terms(role.span.text) if (code := demonym_country(w))}
        return frozenset(found)

    def things_in(self, span: Span) -> frozenset[str]:
        """Return the things of `lexicon.toml` that a stretch of text names."""
        stems = content_stems(span.text)
        return frozenset(thing for s in stems for _, thing in self.lists.kinds.get(s, ()))

    def _type(self, role: Role, entities: frozenset[str], countries: set[str]) -> str | None:
        head = stem(role.head)
        if head in self.lists.events or head in self.lists.pronouns:
            return None
        if role.entity is not None and role.entity in self.types:
            return self.types[role.entity]
        return "side" if countries or entities & self.types.keys() else None

    def extent(self, claim: Claim) -> int | None:
        """Return the step of the scale from none to all on which the claim speaks of its object or agent."""
        for name in ("patient", "agent"):
            if (role := claim.roles.get(name)) is not None and not _HALF_A.search(role.span.text):
                said = _PART.sub("part of", _ROUGHLY.sub("", role.span.text), count=1)
                first = words(said)[:1]
                step = self.lists.extent.get(stem(first[0])) if first else None
                if step is not None:
                    return step
        return self.lists.extent.get(self._degree(claim))

    def doers(self, claim: Claim) -> float | None:
        """Return how many did it: the number before the agent, or one of "a gunman"; None of a name or a pronoun."""
        agent = claim.roles.get("agent")
        if agent is None or agent.entity in self.types or _JOINED.match(self.article.text, agent.span.end):
            return None
        head = stem(agent.head)
        if words(agent.span.text)[:1] in _ONE and head in self.lists.somebody:
            return 1.0
        if head not in self.lists.somebody and head not in self.lists.people:
            return None
        numbers = (
            q.value for q in claim.quantities if q.span.start == agent.span.start and q.modifier == "none"
        )
        return next((float(n) for n in numbers if not isinstance(n, str)), None)

    def is_partial(self, claim: Claim) -> bool:
        """Tell whether the claim says that it happened to a part of its object ("was partially evacuated")."""
        patient = claim.roles.get("patient")
        of_part = patient is not None and _PART.match(patient.span.text) is not None
        return of_part or self._degree(claim) in self.lists.partial

    def _degree(self, claim: Claim) -> str:
        """Return the stem of the adverb before the predicate ("completely destroyed"), or an empty string."""
        predicate = stem(claim.predicate)
        pairs = pairwise(words(claim.span.text))
        return next((stem(x) for x, y in pairs if x.endswith("ly") and stem(y) == predicate), "")
