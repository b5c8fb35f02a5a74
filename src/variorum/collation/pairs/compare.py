"""Compare two claims part by part: the same, different, or nothing to tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.collation.claims.counting import Verdict, compare_counts, verdict
from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import Filler, View
from variorum.collation.pairs.when import clocks, days_near, foretold, named_days, out_of_reach, spoken
from variorum.collation.sources.tokens import entity_key
from variorum.text.words import content_stems, stem


_DOERS = frozenset({"force", "bystander"})
_PLUPERFECT = re.compile(r"\bhad\b", re.IGNORECASE)


class Likeness(NamedTuple):
    """How much two claims have in common.

    `cosine` is that of their vectors, `overlap` the share of their words and entities, by weight, that both have,
    `contained` that of the one with less, all in [0, 1]; `weight` is the weight of what both have. `meaning` is how
    near they are in what they say, whatever their words, in [0, 1]; `context` is how near their whole sentences are in
    that, and `context_words` the share of the words of their sentences, by weight, that both have.
    """

    cosine: float
    overlap: float
    contained: float
    weight: float
    meaning: float
    context: float
    context_words: float

    @property
    def value(self) -> float:
        """Return the one figure, in [0, 1], that rows and candidates go by."""
        return (self.cosine + self.overlap) / 2


class Comparison(NamedTuple):
    """What the typed parts of two claims say of each other.

    `exclusive` tells whether what happens can be done but once to one thing, `once` whether it happened but once, to
    or by one that is meant in both, on days not far apart; `others` compares the further
    participants; `factual` is silent where neither tells a fact; `reported` compares the acts of speaking that two
    claims tell of ("she said on Monday"), `spoken` their days, `speaker` the persons that claims are quoted from;
    `reach` tells whether one is dated and the other can hardly be of that day, `foretold` whether somebody told the
    one as past before the day of the other, `doers` compares how many did it, `partly` tells whether the one says
    that it was of a part and the other nothing of it, `attempted` whether only the one tells of a try, `scoped`
    whether a negation denies less than the event ("not again"). `shared` counts common words and entities, `likeness`
    weighs them.
    """

    event: Verdict
    exclusive: bool
    once: bool
    unique: bool
    opposed: bool
    ended: bool
    accused: bool
    foreseen: bool
    acting: bool
    agent: Verdict
    patient: Verdict
    attribute: Verdict
    others: Verdict
    named_days: Verdict
    reach: Verdict
    foretold: bool
    spoken: Verdict
    place: Verdict
    setting: Verdict
    polarity: Verdict
    scoped: bool
    strangers: bool
    factual: Verdict
    utterance: Verdict
    reported: Verdict
    speaker: Verdict
    extent: Verdict
    doers: Verdict
    partly: bool
    attempted: bool
    whole: Verdict
    clock: Verdict
    kind: Verdict
    spot: Verdict
    predicate: Verdict
    death: Verdict
    figures: Verdict
    shared: int
    likeness: Likeness

    @property
    def possible_days(self) -> Verdict:
        """Tell whether the two are of one day, as far as the words or the reports' own days show."""
        return "different" if self.reach == "different" else self.named_days


def compare(a: View, b: View, likeness: Likeness, lists: Lexicon) -> Comparison:
    """Compare two claims; the order of the two does not matter."""
    facts, acts = (a.is_fact, b.is_fact), (a.utterance, b.utterance)
    patient = _undergoers(a, b)
    unique = _unique(a, b, patient, lists)
    return Comparison(
        event=verdict(bool(a.events and b.events), bool(a.events & b.events)),
        exclusive=_exclusive(a, b, lists),
        once=unique and days_near(a, b),
        unique=unique,
        opposed=opposed(a, b, lists),
        ended=ended(a, b, lists) or ended(b, a, lists),
        accused=_accused(a, b, lists) or _accused(b, a, lists),
        acting=a.agent is not None and b.agent is not None,
        foreseen=a.is_foreseen and b.is_foreseen,
        agent=_doers(a.agent, b.agent, lists),
        patient=patient,
        attribute=fillers(a.attribute, b.attribute),
        others=_others(a, b),
        named_days=named_days(a, b),
        reach="different" if out_of_reach(a, b) or out_of_reach(b, a) else "silent",
        foretold=foretold(a, b) or foretold(b, a),
        spoken=spoken(a, b),
        place=_places(a, b),
        setting="different" if places_apart(a, b) else "silent",
        polarity=verdict(True, a.is_negative == b.is_negative),
        scoped=a.scoped
        or b.scoped
        or _denies_a_circumstance(a, b, lists)
        or _denies_a_circumstance(b, a, lists),
        strangers=_are_strangers(a.agent, b.agent) or _are_strangers(a.patient, b.patient),
        factual=verdict(any(facts), all(facts)),
        utterance=verdict(all(acts), acts[0] == acts[1]),
        reported=_reported(a, b),
        speaker=verdict(bool(a.person and b.person), bool(a.person & b.person)),
        extent=verdict(a.extent is not None and b.extent is not None, a.extent == b.extent),
        doers=verdict(a.doers is not None and b.doers is not None, a.doers == b.doers),
        partly=a.partial != b.partial and (a.extent is None or b.extent is None),
        attempted=a.attempted != b.attempted,
        whole=verdict(True, a.is_whole and b.is_whole and not _both_inferred(a.agent, b.agent)),
        clock=clocks(a, b),
        kind=_kinds(a, b, patient, lists),
        spot=_spots(a, b, lists),
        predicate=_predicates(stem(a.claim.predicate), stem(b.claim.predicate), lists),
        death=_deaths(a, b, patient),
        figures=compare_counts(a.counts, b.counts),
        shared=len(a.tokens & b.tokens),
        likeness=likeness,
    )


def _denies_a_circumstance(denying: View, affirming: View, lists: Lexicon) -> bool:
    """Tell whether a denial may be only of the time or place that it gives, which the other does not give.

    "It did not land in our waters" leaves it that it landed.
    """
    no, yes = denying.claim, affirming.claim
    if no.polarity != "negative" or no.denied:
        return False
    where = {s for name in lists.where if name in no.roles for s in content_stems(no.roles[name].span.text)}
    elsewhere = not where <= set(content_stems(yes.span.text))
    return elsewhere or (no.time is not None and (yes.time is None or yes.time.value != no.time.value))


def _are_strangers(a: Filler | None, b: Filler | None) -> bool:
    """Tell whether names are in both and none in common: "Berg", "two advisers of Lind"."""
    return a is not None and b is not None and bool(a.names and b.names) and not a.names & b.names


def _both_inferred(a: Filler | None, b: Filler | None) -> bool:
    """Tell whether pronouns stand for both: that they mean one was inferred twice, too little for a conflict."""
    return a is not None and b is not None and a.is_pronoun and b.is_pronoun


def _exclusive(a: View, b: View, lists: Lexicon) -> bool:
    """Tell whether both tell of an event that is done but once to one thing; "attacked banks" may be said of many."""
    bare = any(v.patient is not None and v.patient.bare for v in (a, b))
    return not bare and not lists.exclusive.isdisjoint(a.events & b.events)


def _unique(a: View, b: View, undergoers: Verdict, lists: Lexicon) -> bool:
    """Tell whether both tell of what happens but once to a certain one ("the mayor was buried")."""
    if lists.once.isdisjoint(a.events & b.events):
        return False
    if a.patient is None and b.patient is None:
        return _is_certain(a.agent, b.agent) and fillers(a.agent, b.agent) == "same"
    return undergoers == "same" and _is_certain(a.patient or a.agent, b.patient or b.agent)


def _is_certain(a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and a.definite and b.definite


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
    if _PLUPERFECT.search(lasting.claim.span.text) or ending.claim.polarity == "negative":
        return False
    holder, other = lasting.patient or lasting.agent, ending.patient or ending.agent
    return _is_certain(holder, other) and fillers(holder, other) == "same"


def _accused(accusing: View, denying: View, lists: Lexicon) -> bool:
    """Tell whether the one accuses whom the other tells to deny it: of anything, or as having done what he denies."""
    if denying.denies is None or denying.agent is None or accusing.claim.polarity == "negative":
        return False
    accuses = stem(accusing.claim.predicate) in lists.accusing
    if not accuses and denying.denies.isdisjoint(accusing.events):
        return False
    target = accusing.patient if accuses else accusing.agent
    if accuses and denying.denies and denying.denies.isdisjoint(accusing.touched):
        return False
    return target is not None and not target.unknown and fillers(target, denying.agent) == "same"


def _undergoers(a: View, b: View) -> Verdict:
    """Compare to whom or what it was done; "flights diverted" has in its agent what "flights were diverted" suffers."""
    found = fillers(a.patient, b.patient)
    for one, other in ((a, b), (b, a)):
        if one.patient is None and other.agent is None and fillers(one.agent, other.patient) == "same":
            return "same"
    return found


def fillers(a: Filler | None, b: Filler | None) -> Verdict:
    """Compare who or what fills a role.

    The same entity or the same head with no name against it is the same; names that have nothing in common are
    different; a description beside a name may be either, and says nothing.
    """
    if a is None or b is None or a.unknown or b.unknown:
        return "silent"
    if a.entity and a.entity == b.entity:
        return "same"
    if a.type is not None and a.type == b.type and a.side and b.side and not a.names & b.names:
        return "silent" if (a.stems - {a.head}) & (b.stems - {b.head}) else "different"
    if a.head == b.head and (a.names & b.names or not (a.names and b.names)):
        return "same"
    if a.head not in b.stems and b.head not in a.stems:
        return "silent"
    mine, theirs = (f.stems.union(map(entity_key, f.names)) for f in (a, b))
    return "same" if 2 * len(mine & theirs) > min(len(mine), len(theirs)) else "silent"


def _doers(a: Filler | None, b: Filler | None, lists: Lexicon) -> Verdict:
    """Compare who did it: besides names, those differ who are of two kinds ("the army", "rebels")."""
    found = fillers(a, b)
    if found != "silent" or a is None or b is None:
        return found
    mine, theirs = (dict(lists.kinds.get(f.head, ())) for f in (a, b))
    shared = mine.keys() & theirs.keys() & lists.actors
    return "different" if any(mine[kind] != theirs[kind] for kind in shared) else "silent"


def _others(a: View, b: View) -> Verdict:
    """Compare the partners that both name ("from Canada", "from Brazil"): one that differs makes them differ."""
    if not a.others or not b.others:
        return "silent"
    verdicts = {fillers(a.others[name], b.others[name]) for name in a.others.keys() & b.others.keys()}
    return "different" if "different" in verdicts else "same" if "same" in verdicts else "silent"


def _reported(a: View, b: View) -> Verdict:
    """Compare the acts of speaking that two claims tell of; "he praised the army" tells of more than that he spoke."""
    if not a.reports or not b.reports:
        return "silent"
    if a.reports == b.reports:
        return "same"
    return "different" if a.only_speaks or b.only_speaks else "silent"


def _kinds(a: View, b: View, undergoers: Verdict, lists: Lexicon) -> Verdict:
    """Compare of which kind the things are that both name: "van" and "truck" differ, "van" and "minivan" do not.

    Of several things, one report may leave some out, or name them elsewhere in its claim; "father and brother" and
    "brother and cousin" differ. Things that act are compared where they did it to one thing: helicopters and jets
    attack many.
    """
    shared = [
        k
        for k in a.kinds.keys() & b.kinds.keys()
        if (undergoers == "same" or not k.startswith("agent ")) and not _is_whereabouts(k, lists)
        and k.rpartition(" ")[2] not in _DOERS
    ]
    return _of_kinds(a, b, shared)


def _spots(a: View, b: View, lists: Lexicon) -> Verdict:
    """Compare at what kind of place it was: "at a hotel" and "at his flat" differ, as do two ways in."""
    return _of_kinds(a, b, [k for k in a.kinds.keys() & b.kinds.keys() if _is_whereabouts(k, lists)])


def _predicates(one: str, other: str, lists: Lexicon) -> Verdict:
    """Compare the stems of two predicates; that both say "is" tells nothing."""
    return verdict(lists.being.isdisjoint((one, other)), one == other)


def _deaths(a: View, b: View, undergoers: Verdict) -> Verdict:
    """Compare how somebody died, where at least one of two claims tells that he did."""
    one, other = a.patient or a.agent, b.patient or b.agent
    if one is None or other is None or one.entity != other.entity:
        return "silent"
    if undergoers != "same" or not ("kill" in a.touched or "kill" in b.touched):
        return "silent"
    return verdict(bool(a.deaths and b.deaths), bool(a.deaths & b.deaths))


def _is_whereabouts(key: str, lists: Lexicon) -> bool:
    """Tell whether a role with a kind of thing says where it was."""
    role, _, kind = key.partition(" ")
    return kind in lists.whereabouts and role in lists.whereabouts_roles.values()


def _of_kinds(a: View, b: View, shared: Sequence[str]) -> Verdict:
    """Compare the things that both name in the same roles; what one names elsewhere in its claim is no difference."""
    both = [(a.kinds[k], a.things, b.kinds[k], b.things) for k in shared]
    return verdict(bool(both), all(x <= y | others or y <= x | mine for x, mine, y, others in both))


def _places(a: View, b: View) -> Verdict:
    """Compare where it was: two towns differ; a town and a region may be one place told more or less exactly."""
    if a.claim.place is None or b.claim.place is None:
        return "silent"
    if a.claim.place.entity and a.claim.place.entity == b.claim.place.entity:
        return "same"
    if not a.towns or not b.towns:
        return "silent"
    return "same" if a.towns & b.towns else "different"


def places_apart(a: View, b: View) -> bool:
    """Tell whether two claims are of different places: both sentences name some and none in common; or, where one
    names none, the nearest that are named differ, and one report does not know the other's.
    """
    if a.scene_places and b.scene_places:
        return not a.scene_places & b.scene_places
    if not a.setting or not b.setting or a.setting & b.setting:
        return False
    return not (a.setting & b.known_places and b.setting & a.known_places)
