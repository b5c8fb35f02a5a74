"""Predicates: which kinds of event a claim tells of, by the word classes of `lexicon.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.claims.lexicon import Lexicon
from variorum.model import Claim
from variorum.text.words import content_stems, stem, words

_CARRIED_OUT = re.compile(r"\bcarr(?:y|ies|ied|ying) out\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Predicates:
    """Reads the events of claims; `types` has the type of each entity that has a name."""

    lists: Lexicon
    types: Mapping[str, str]

    def events(self, claim: Claim) -> frozenset[str]:
        """Return the classes of the predicate, or of what it only carries ("took him into custody").

        A predicate in no class is a class of its own.
        """
        key = stem(claim.predicate)
        if phrase := self.phrase(claim) or self._occurred(claim):
            return phrase
        if key in self.lists.stating and (state := self._state(claim)):
            return state
        if key in self.lists.bearing and claim.polarity == "negative" and (borne := self._borne(claim)):
            return borne
        if key in self.lists.leaving and "attribute" in claim.roles:
            return self._carried(claim)
        if key in self.lists.empty:
            return (
                self._carried(claim) or self._phrasal(claim, key) or self.lists.events.get(key, frozenset())
            )
        other = self.lists.only_verbs if claim.form == "noun" else self.lists.only_nouns
        classes = frozenset(e for e in self.lists.events.get(key, ()) if (key, e) not in other)
        if self._is_done_by_a_person(claim, key):
            classes -= self.lists.of_things[1]
        return classes or frozenset({key})

    def _state(self, claim: Claim) -> frozenset[str]:
        """Return the class of the state that somebody or something is in: "is at large"."""
        found = (name for name, phrase in self.lists.states.items() if phrase.search(claim.span.text))
        return frozenset([state]) if (state := next(found, None)) else frozenset()

    def _borne(self, claim: Claim) -> frozenset[str]:
        """Return the classes of the event that there was not: "found no damage", "caused no injuries"."""
        patient = claim.roles.get("patient")
        if patient is None or not patient.span.text.lower().startswith(("no ", "any ")):
            return frozenset()
        return self.lists.events.get(stem(patient.head), frozenset())

    def _is_done_by_a_person(self, claim: Claim, key: str) -> bool:
        """Tell whether a person does what else figures or things do: climbs or falls."""
        agent = claim.roles.get("agent")
        if agent is None or key not in self.lists.of_things[0]:
            return False
        return self.types.get(agent.entity or "") == "person" or stem(agent.head) in self.lists.people

    def _phrasal(self, claim: Claim, key: str) -> frozenset[str]:
        """Return the event of a verb that means little without the particle behind it ("took on", "took off")."""
        pairs = pairwise(words(claim.span.text))
        particle = next((y for x, y in pairs if stem(x) == key and y in self.lists.particles), None)
        return frozenset({f"{key} {particle}"}) if particle else frozenset()

    def phrase(self, claim: Claim) -> frozenset[str]:
        """Return the class of a verb with its object ("opened fire"), or nothing."""
        patient = claim.roles.get("patient")
        return self.lists.phrases.get(
            (stem(claim.predicate), stem(patient.head if patient else "")), frozenset()
        )

    def _occurred(self, claim: Claim) -> frozenset[str]:
        """Return the classes of the event of which the verb only says that it was ("the search was carried out")."""
        name = self.lists.occurring.get(stem(claim.predicate))
        if name == "place":
            patient = claim.roles.get("patient")
            name = "agent" if patient and stem(patient.head) == "place" else None
        if name == "out":
            name = "patient" if _CARRIED_OUT.search(claim.span.text) else None
        event = claim.roles.get(name) if name else None
        if event is None or event.entity in self.types or stem(event.head) in self.lists.people:
            return frozenset()
        return self.lists.events.get(stem(event.head), frozenset())

    def _carried(self, claim: Claim) -> frozenset[str]:
        """Return the classes of the event that a verb only carries: "into custody", "among the dead"."""
        roles = (claim.roles.get(name) for name in ("attribute", "into", "under", "in", "on", "among"))
        return next(
            (events for role in roles if role and (events := self.lists.events.get(stem(role.head)))),
            frozenset(),
        )

    def denies(self, claim: Claim) -> frozenset[str] | None:
        """Return the events that somebody is said to deny a part in ("denied any role in the killing"), none where it
        only says "the charges"; None where no such denial is told.
        """
        verbs, nouns = self.lists.denying
        what = claim.roles.get("patient")
        if what is None or stem(claim.predicate) not in verbs or claim.polarity == "negative":
            return None
        said = content_stems(" ".join(r.span.text for n, r in claim.roles.items() if n != "agent"))
        if nouns.isdisjoint(content_stems(what.span.text)):
            return None
        return frozenset(e for s in said if s not in nouns for e in self.lists.events.get(s, ()))

    def is_state(self, claim: Claim) -> bool:
        """Tell whether the claim tells to whom something was done by the state he is in ("remain in custody")."""
        suffered = self.lists.exclusive.union(*self.lists.opposites)
        return stem(claim.predicate) in self.lists.empty and not self._carried(claim).isdisjoint(suffered)
