"""Tenses: the tense of a claim's verb, as far as its words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.edition.words import forms_in_s, lists
from variorum.model import Claim, Role
from variorum.text.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")


def subject_within(claim: Claim) -> Role | None:
    """Return who stands first in a claim's own words, of those that did something and those it was done to; None where
    who did it stands before them."""
    agent = claim.roles.get("agent")
    if agent is not None and agent.span.end <= claim.span.start:
        return None
    own = (r for n, r in claim.roles.items() if n in ("agent", "patient") and claim.span.contains(r.span))
    return min(own, key=lambda r: (r.span.start, -r.span.end), default=None)


def is_present(claim: Claim) -> bool:
    """Tell whether a claim is in the present or the perfect."""
    before, form = _verb_group(claim)
    verb = claim.predicate
    if verb == "be" or before & lists()["auxiliaries"]:
        return form in lists()["present"] or bool(before & lists()["present"])
    present = forms_in_s(verb)
    if verb not in lists()["unchanged"] and "to" not in before:
        present |= {verb}
    return form in present


def is_perfect(claim: Claim) -> bool:
    """Tell whether a claim is in the present perfect: "has left", "have been"."""
    return not _verb_group(claim)[0].isdisjoint({"has", "have"})


def is_going_on(claim: Claim) -> bool:
    """Tell whether a claim is in a progressive tense: "was leaving", "is being built"."""
    before, form = _verb_group(claim)
    if form.endswith("ing") and form != claim.predicate:
        return not before.isdisjoint(lists()["be"])
    return "being" in before


def verb_form(claim: Claim) -> str:
    """Return the form in which a claim has its verb, in lower case; empty where it has none."""
    return _verb_group(claim)[1]


def verb_at(claim: Claim) -> int | None:
    """Return where a claim's verb begins in its words; or the noun that tells the event, or the first auxiliary."""
    words = list(_WORD.finditer(claim.span.text))
    place = _place_of_verb(claim, words)
    if place is not None:
        return words[place].start()
    told = [
        w for w in words if w.start() >= _end_of_subject(claim) and _is_form(w[0].lower(), claim.predicate)
    ]
    helping = (w for w in words if w[0].lower() in lists()["auxiliaries"])
    return next((w.start() for w in (*told, *helping)), None)


def _verb_group(claim: Claim) -> tuple[set[str], str]:
    """Return the auxiliaries before a claim's verb, adverbs between them left out, and its form."""
    words = list(_WORD.finditer(claim.span.text))
    place = _place_of_verb(claim, words)
    if place is None:
        return set(), ""
    before: set[str] = set()
    for word in reversed(words[:place]):
        if not _goes_with_verb(word[0].lower()):
            break
        before.add(word[0].lower())
    return before, words[place][0].lower()


def _place_of_verb(claim: Claim, words: Sequence[re.Match[str]]) -> int | None:
    """Return which word of a claim is its verb: not one of who did it or whom it was done to, behind whom it stands.

    In "made a call" the word that tells the event is no verb.
    """
    taken = [r.span for n, r in claim.roles.items() if n in ("agent", "patient")]
    verbs = [
        n
        for n, word in enumerate(words)
        if _is_form(word[0].lower(), claim.predicate)
        and not any(span.start <= claim.span.start + word.start() < span.end for span in taken)
    ]
    end = _end_of_subject(claim)
    return next((n for n in verbs if words[n].start() >= end), next(iter(verbs), None))


def _end_of_subject(claim: Claim) -> int:
    """Return where in a claim's words who stands first in it ends, or 0."""
    subject = subject_within(claim)
    return 0 if subject is None else subject.span.end - claim.span.start


def _is_form(word: str, verb: str) -> bool:
    """Tell whether a word is a form of a verb; the stems of "boycotted" and "referring" are not those of the verbs."""
    if verb == "be":
        return word in lists()["be"]
    bare = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    single = bare[:-1] if bare[-1:] == bare[-2:-1] else bare
    return stem(verb) in (stem(word), stem(bare), stem(single))


def _goes_with_verb(word: str) -> bool:
    helping = lists()["auxiliaries"] | lists()["be"] | lists()["within_verbs"]
    return word in helping or word.endswith("ly")
