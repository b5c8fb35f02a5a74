"""What happened: how the events of two claims bear on each other."""

from __future__ import annotations

import re

from variorum.collation.claims.counting import Verdict, verdict
from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.fillers import fillers, is_certain
from variorum.text.words import content_stems, stem

_STILL = re.compile(r"\b(?:is|are|remains?|ha(?:s|ve) been|serves?|sits?)\b", re.IGNORECASE)
"""In a claim of a state that holds when the report is written."""
_WAS = re.compile(r"\b(?:was|were)\b(?! (?:once|first))", re.IGNORECASE)
_ALL_BUT = re.compile(r"\b(?:nearly|almost)\b", re.IGNORECASE)


def predicates(one: str, other: str, lists: Lexicon) -> Verdict:
    """Compare the stems of two predicates; that both say "is" tells nothing."""
    return verdict(lists.being.isdisjoint((one, other)), one == other)


def is_exclusive(a: View, b: View, lists: Lexicon) -> bool:
    """Tell whether both tell of an event that is done but once to one thing; "attacked banks" may be said of many."""
    bare = any(v.patient is not None and v.patient.bare for v in (a, b))
    return not bare and not lists.exclusive.isdisjoint(a.events & b.events)


def is_unique(a: View, b: View, undergoers: Verdict, lists: Lexicon) -> bool:
    """Tell whether both tell of what happens but once to a certain one ("the mayor was buried")."""
    if lists.once.isdisjoint(a.events & b.events):
        return False
    if a.patient is None and b.patient is None:
        return is_certain(a.agent, b.agent) and fillers(a.agent, b.agent) == "same"
    return undergoers == "same" and is_certain(a.patient or a.agent, b.patient or b.agent)


def opposed(a: View, b: View, lists: Lexicon) -> bool:
    """Tell whether the event of the one undoes or excludes that of the other.

    "Senators who support it" and "senators who oppose it" are not the same senators, nor "a man died" and "a man
    survived" the same man.
    """
    if a.restricted or b.restricted or not a.events or not b.events or a.events == b.events:
        return False
    of_people = not (a.events | b.events).isdisjoint(lists.tolls)
    if of_people and any(f is not None and not f.definite for f in (a.patient, b.patient)):
        return False
    return any({x, y} in lists.opposites for x in a.events - b.events for y in b.events - a.events)


def ended(lasting: View, ending: View, lists: Lexicon) -> bool:
    """Tell whether the one is of a state that somebody is in, and the other of the event that ended it for him."""
    if not any((x, y) in lists.ends for x in lasting.events for y in ending.events):
        return False
    if not _is_still_so(lasting, ending) or lasting.is_negative or ending.is_negative:
        return False
    if _ALL_BUT.search(ending.claim.span.text):
        return False
    holder, other = lasting.patient or lasting.agent, ending.patient or ending.agent
    return is_certain(holder, other) and fillers(holder, other) == "same"


def _is_still_so(lasting: View, ending: View) -> bool:
    """Tell whether a state holds when its report is written, or, as reports put it, held on a day before the event."""
    if _STILL.search(lasting.claim.span.text):
        return True
    days = lasting.days, ending.days
    before = days[0] is not None and days[1] is not None and days[0][1] < days[1][0]
    return before and _WAS.search(lasting.claim.span.text) is not None


def is_accused(accusing: View, denying: View, lists: Lexicon) -> bool:
    """Tell whether the one accuses whom the other tells to deny it: of anything, or as having done what he denies."""
    if denying.denies is None or denying.agent is None or accusing.claim.polarity == "negative":
        return False
    accuses = stem(accusing.claim.predicate) in lists.accusing
    if not accuses and denying.denies.isdisjoint(accusing.events):
        return False
    target = accusing.patient if accuses else accusing.agent
    if accuses and denying.denies and denying.denies.isdisjoint(accusing.touched):
        return False
    if target is None or target.unknown:
        return False
    return fillers(target, denying.agent) == "same" or bool(target.side & denying.agent.names)


def denies_a_circumstance(denying: View, affirming: View, lists: Lexicon) -> bool:
    """Tell whether a denial may be only of the time or place that it gives, which the other does not give.

    "It did not land in our waters" leaves it that it landed.
    """
    no, yes = denying.claim, affirming.claim
    if no.polarity != "negative" or no.denied:
        return False
    where = {s for name in lists.where if name in no.roles for s in content_stems(no.roles[name].span.text)}
    elsewhere = not where <= set(content_stems(yes.span.text))
    return elsewhere or (no.time is not None and (yes.time is None or yes.time.value != no.time.value))


def reported(a: View, b: View) -> Verdict:
    """Compare the acts of speaking that two claims tell of; "he praised the army" tells of more than that he spoke."""
    if not a.reports or not b.reports:
        return "silent"
    if a.reports == b.reports:
        return "same"
    return "different" if a.only_speaks or b.only_speaks else "silent"
