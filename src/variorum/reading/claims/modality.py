"""Polarity, hedge and modality of a clause (FactBank's values: Saurí & Pustejovsky 2009, coarsely)."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Modality, Polarity, Token
from variorum.reading.claims.clauses import Clause
from variorum.reading.claims.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Stance:
    """How a clause is put: affirmed or denied, as a fact or as something weaker, and by which word."""

    polarity: Polarity
    modality: Modality
    hedge: str | None


def stance(clause: Clause, words: Lexicon, *, question: bool) -> Stance:
    """Return the stance of a clause; `question` says that its sentence ends in a question mark."""
    chain = dict.fromkeys((clause.verb, *clause.governors, clause.predicate))
    negative = False
    modality: Modality = "fact"
    hedge: str | None = None
    for token in chain:
        for child in token.children:
            word = child.lower
            if (
                child.dep == "neg"
                or word in words.negations
                or (child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and _has_no(child))
            ):
                negative = not negative
            elif child.dep == "aux" and word in words.future_modals:
                modality = "future"
            elif (child.dep == "aux" and word in words.possible_modals) or (
                child.dep == "advmod" and word in words.hedging_adverbs
            ):
                modality, hedge = "possible", hedge or word
            elif child.dep == "acomp" and word in words.hedging_adjectives:
                modality, hedge = "possible", hedge or word
                negative ^= word in words.negative_adjectives
            elif child.dep == "mark" and word in words.conditions:
                modality, hedge = "conditional", word
    for governor in clause.governors:
        lemma = governor.lemma.lower()
        negative ^= lemma in words.negative_governors
        effect = words.governors.get(lemma, "fact")
        if effect != "fact" and modality == "fact":
            modality = _MODALITIES[effect]
            hedge = hedge or governor.text
    if modality == "fact":
        modality, hedge = _inherited(clause, words)
    if question and modality == "fact":
        modality = "question"
    return Stance("negative" if negative else "positive", modality, hedge)


_MODALITIES: dict[str, Modality] = {"wish": "wish", "possible": "possible", "future": "future"}


def _has_no(noun: Token) -> bool:
    return noun.lower in ("nobody", "nothing", "none") or any(
        c.dep == "det" and c.lower in ("no", "neither") for c in noun.children
    )


def _inherited(clause: Clause, words: Lexicon) -> tuple[Modality, str | None]:
    """Return what the clause takes from above it: a nominal event under a condition, a modal or a wish.

    "The fall of the city would not mean …" speaks of no fall that has happened; "if they decide to leave" neither.
    """
    if clause.kind == "appositive":
        return "fact", None
    token = clause.verb
    for above in token.ancestors():
        if token.dep in ("relcl", "advcl", "parataxis", "ccomp"):
            break
        if above.pos in ("VERB", "AUX"):
            for child in above.children:
                if child.dep == "mark" and child.lower in words.conditions:
                    return "conditional", child.lower
                if child.dep == "aux" and child.lower in words.possible_modals | words.future_modals:
                    return "possible", child.lower
            if words.governors.get(above.lemma.lower()) in ("wish", "future"):
                return "possible", above.text
        token = above
    if clause.kind == "nominal":
        for child in clause.predicate.children:
            if child.lower in words.hedging_adjectives:
                return "possible", child.lower
    return "fact", None
