"""Compare two claims part by part: the same, different, or nothing to tell."""

from __future__ import annotations

from typing import NamedTuple

from variorum.collation.claims.counting import Verdict, compare_counts, verdict
from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.events import (
    denies_a_circumstance,
    ended,
    is_accused,
    is_exclusive,
    is_unique,
    opposed,
    predicates,
    reported,
)
from variorum.collation.pairs.fillers import (
    are_both_inferred,
    are_strangers,
    doers,
    fillers,
    others,
    undergoers,
)
from variorum.collation.pairs.kinds import deaths, kinds, places, places_apart, spots
from variorum.collation.pairs.when import (
    clocks,
    days_near,
    foretold,
    moments,
    named_days,
    out_of_reach,
    spoken,
)
from variorum.text.words import stem


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
    or by one that is meant in both, on days not far apart; `others` compares the further participants; `factual` is
    silent where neither tells a fact; `reported` compares the acts of speaking that two claims tell of ("she said on
    Monday"), `spoken` their days, `speaker` the persons that claims are quoted from; `reach` tells whether one is
    dated and the other can hardly be of that day, `foretold` whether somebody told the one as past before the day of
    the other, `doers` compares how many did it, `partly` tells whether the one says that it was of a part and the
    other nothing of it, `unique` whether what happens but once did, on whatever days, `ended` whether one tells of a
    state and the other of its end, `accused` whether one accuses whom the other tells to deny it, `certain` whether
    all who fill roles are certain ones, `planned` and `foreseen` whether both are plans or surely to come, `acting`
    whether both name who did it, `near_days` whether both name days not far apart, `moment` compares exact times of
    day, `spot` the kinds of places, `death` how somebody died, `attempted` whether only the one tells of a try,
    `scoped` whether a negation denies less than the event ("not again"). `shared` counts common words and entities,
    `likeness` weighs them.
    """

    event: Verdict
    exclusive: bool
    once: bool
    unique: bool
    opposed: bool
    ended: bool
    accused: bool
    certain: bool
    planned: bool
    near_days: bool
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
    moment: Verdict
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
    patient = undergoers(a, b)
    unique = is_unique(a, b, patient, lists)
    return Comparison(
        event=verdict(bool(a.events and b.events), bool(a.events & b.events)),
        exclusive=is_exclusive(a, b, lists),
        once=unique and days_near(a, b),
        unique=unique,
        opposed=opposed(a, b, lists),
        ended=ended(a, b, lists) or ended(b, a, lists),
        accused=is_accused(a, b, lists) or is_accused(b, a, lists),
        acting=all(f is not None and f.head != "nobody" for f in (a.agent, b.agent)),
        certain=all(f.definite for f in (a.agent, b.agent, a.patient, b.patient) if f is not None),
        planned="plan" in a.standings & b.standings,
        near_days=days_near(a, b),
        foreseen=a.is_foreseen and b.is_foreseen,
        agent=doers(a.agent, b.agent, lists),
        patient=patient,
        attribute=fillers(a.attribute, b.attribute),
        others=others(a, b),
        named_days=named_days(a, b),
        reach="different" if out_of_reach(a, b) or out_of_reach(b, a) else "silent",
        foretold=foretold(a, b) or foretold(b, a),
        spoken=spoken(a, b),
        place=places(a, b),
        setting="different" if places_apart(a, b) else "silent",
        polarity=verdict(True, a.is_negative == b.is_negative),
        scoped=a.scoped
        or b.scoped
        or denies_a_circumstance(a, b, lists)
        or denies_a_circumstance(b, a, lists),
        strangers=are_strangers(a.agent, b.agent) or are_strangers(a.patient, b.patient),
        factual=verdict(any(facts), all(facts)),
        utterance=verdict(all(acts), acts[0] == acts[1]),
        reported=reported(a, b),
        speaker=verdict(bool(a.person and b.person), bool(a.person & b.person)),
        extent=verdict(a.extent is not None and b.extent is not None, a.extent == b.extent),
        doers=verdict(a.doers is not None and b.doers is not None, a.doers == b.doers),
        partly=a.partial != b.partial and (a.extent is None or b.extent is None),
        attempted=a.attempted != b.attempted,
        whole=verdict(True, a.is_whole and b.is_whole and not are_both_inferred(a.agent, b.agent)),
        clock=clocks(a, b),
        moment=moments(a, b),
        kind=kinds(a, b, patient, lists),
        spot=spots(a, b, lists),
        predicate=predicates(stem(a.claim.predicate), stem(b.claim.predicate), lists),
        death=deaths(a, b, patient),
        figures=compare_counts(a.counts, b.counts),
        shared=len(a.tokens & b.tokens),
        likeness=likeness,
    )
