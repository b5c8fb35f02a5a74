"""Polarity, hedge and modality of a clause (FactBank's values: Saurí & Pustejovsky 2009, coarsely)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Modality, Polarity, Token
from variorum.reading.claims.clauses import Clause
from variorum.reading.claims.coordination import is_contrasted
from variorum.reading.claims.lexicon import Lexicon
from variorum.reading.claims.verbs import is_indicative, is_infinitive, is_present, openers


@dataclass(frozen=True, slots=True)
class Stance:
    """How a clause is put: affirmed or denied, as a fact or as something weaker, and by which word."""

    polarity: Polarity
    modality: Modality
    hedge: str | None


def stance(clause: Clause, words: Lexicon, *, question: bool, denied: bool) -> Stance:
    """Return the stance of a clause; `question` says that its sentence ends in a question mark, `denied` that somebody
    denies it, who leaves nothing open whatever claims it was.
    """
    negative = False
    modality: Modality = "fact"
    hedge: str | None = None

    def weaken(to: Modality, word: str | None = None) -> None:
        nonlocal modality, hedge
        if _WEAKNESS.index(to) > _WEAKNESS.index(modality):
            modality, hedge = to, word if to == "conditional" else hedge or word

    for child, negating in _colouring(clause):
        word = child.lower
        negative |= negating and negates(child, words)
        match child.dep:
            case "aux" if word in words.future_modals:
                weaken("future")
            case "aux" if word in words.possible_modals:
                weaken("possible", word)
            case "advmod" if word in words.hedging_adverbs:
                weaken("possible", word)
            case "acomp" if word in words.hedging_adjectives:
                weaken("possible", word)
                negative ^= word in words.negative_adjectives
            case "mark" if word in words.conditions:
                weaken("conditional", word)
            case _:
                pass
    if clause.verb.dep == "advcl" and (may := _whenever(clause.verb, words)):
        weaken("conditional", may)
    negative ^= _shares_negation(clause.verb, words) or _follows_nor(clause.verb)
    for governor in clause.governors:
        lemma = governor.lemma.lower()
        negative ^= lemma in words.negative_governors
        effect = words.governors.get(lemma, "fact")
        if effect != "fact" and modality == "fact":
            modality = _MODALITIES[effect]
            hedge = hedge or governor.text
    if (nothing := _of_nothing(clause.verb)) is not None:
        modality, hedge = "conditional", f"no {nothing.text}"
    if any(c.lower in words.vain for governor in clause.governors for c in governor.children):
        negative, modality = True, "fact" if modality == "wish" else modality
    if modality in ("fact", "future") and (hedged := _hedged_above(clause.verb, words)) is not None:
        modality, hedge = hedged
    elif modality == "fact":
        modality, hedge = _inherited(clause, words, denied=denied)
    if modality == "fact" and (is_infinitive(clause.verb) or _is_prospect(clause.verb, words)):
        modality = "wish"
    if question and modality == "fact":
        modality = "question"
    return Stance("negative" if negative else "positive", modality, hedge)


def _colouring(clause: Clause) -> Iterator[tuple[Token, bool]]:
    """Yield the dependents that tell how a clause is put, and whether a negation among them holds for it.

    Of a verb that only shares its auxiliaries those before it count.
    """
    own = dict.fromkeys((*clause.governors, clause.predicate))
    if clause.verb not in own:
        contrasted = any(is_contrasted(token) for token in own)
        yield from ((c, not contrasted) for c in clause.verb.children if c.i < clause.verb.i)
    yield from ((c, True) for token in own for c in token.children)


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WEAKNESS: tuple[Modality, ...] = ("fact", "future", "possible", "conditional")
_CIRCUMSTANCES = frozenset(
    {"in", "at", "after", "before", "during", "since", "following", "amid", "despite", "when"}
)
_TELLING = frozenset({"after", "by", "since", "in", "on", "while", "upon"})
"""Prepositions before a gerund that tell that it happened."""
_MODALITIES: dict[str, Modality] = {"wish": "wish", "possible": "possible", "future": "future"}


def negates(token: Token, words: Lexicon) -> bool:
    """Tell whether a dependent turns its clause into its opposite ("not", "no orders"), as "not only" does not.

    "Nor" is of the clause behind it, and a second object ("received help, none for long") of the first.
    """
    if token.dep == "cc" and token.lower == "nor":
        return False
    if token.dep == "dobj" and any(c.dep == "dobj" and c.i < token.i for c in token.head.children):
        return False
    if token.dep == "neg" or token.lower in words.negations:
        return not any(c.i == token.i + 1 and c.lower in words.restrictions for c in token.head.subtree())
    return token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and (
        token.lower in ("nobody", "nothing", "none")
        or any(c.dep in ("det", "compound") and c.lower in ("no", "neither") for c in token.children)
    )


def _shares_negation(verb: Token, words: Lexicon) -> bool:
    """Tell whether the negation of an earlier verb holds for this one too: "did not open the gate or answer"."""
    first = verb.head
    if verb.dep != "conj" or not any(c.dep == "cc" and c.lower in ("or", "nor") for c in first.children):
        return False
    own = any(c.dep in ("neg", "aux", "nsubj", "nsubjpass") for c in verb.children)
    return not own and any(negates(c, words) for c in first.children)


def _follows_nor(verb: Token) -> bool:
    """Tell whether a verb with a subject of its own is turned round by "nor" ("nor will he leave")."""
    if verb.dep != "conj" or verb.child("nsubj", "nsubjpass") is None:
        return False
    return any(c.dep == "cc" and c.lower == "nor" and c.i < verb.i for c in verb.head.children)


def _whenever(verb: Token, words: Lexicon) -> str | None:
    """Return the word that makes an adverbial clause one of what may come ("in case", "once" before the present), or
    of what only seems so ("as though")."""
    opening = openers(verb)
    may = {"case", "like"} | (words.whenever if is_present(verb) else frozenset())
    may |= {"though"} if "as" in opening else set()
    return next((word for word in opening if word in may), None)


def _is_prospect(verb: Token, words: Lexicon) -> bool:
    """Tell whether a gerund leaves open whether it happened: "before leaving", "opposed leaving"."""
    if verb.tag != "VBG":
        return False
    if verb.dep == "xcomp":
        return verb.head.lemma.lower() in words.withholding
    return verb.dep == "pcomp" and verb.head.lower not in _TELLING


def _of_nothing(token: Token) -> Token | None:
    """Return what there is none of that a clause describes: "no evidence showing that …", "no reason for which …"."""
    above = token.head
    if token.dep == "ccomp" and above.dep == "acl":
        above = above.head
    elif token.dep not in ("relcl", "acl"):
        return None
    return above if any(c.dep == "det" and c.lower in ("no", "neither") for c in above.children) else None


def _behind_noun(noun: Token, words: Lexicon) -> tuple[Modality, str | None]:
    """Return how the content of a noun is put: "no evidence that …" leaves it open, "claims that …" doubts it."""
    if any(
        negates(c, words) or c.lower == "no" for t in (noun, noun.head) for c in t.children if c is not noun
    ):
        return "conditional", "no " + noun.text
    if noun.lemma.lower() in words.doubtful_nouns:
        return "possible", noun.text
    return "fact", None


def _under_condition(noun: Token, words: Lexicon) -> tuple[Modality, str | None]:
    """Return how the content of a noun is put by the clause around it: "even if there was proof that he did it"."""
    verb = next((t for t in noun.ancestors() if t.pos in ("VERB", "AUX")), None)
    marks = (c.lower for c in verb.children if c.dep == "mark") if verb is not None else ()
    condition = next((mark for mark in marks if mark in words.conditions), None)
    return ("conditional", condition) if condition else ("fact", None)


def _wishes(verb: Token, content: Token, words: Lexicon) -> bool:
    """Tell whether a verb wishes for its content: who "insists that he was there" tells it."""
    lemma = verb.lemma.lower()
    return lemma in words.wishes and not (lemma in words.told_wishes and is_indicative(content))


def _desired(content: Token, words: Lexicon) -> Token | None:
    """Return the adjective that says that a clause ought to be so: "it is vital that the road is mended".

    "The road was so vital that it was mended" tells what came of it.
    """
    if content.dep not in ("ccomp", "advcl") or "that" not in openers(content):
        return None
    above = content.head
    saying = (above, *(c for c in above.children if c.dep in ("acomp", "oprd", "ccomp") and c.i < content.i))
    desired = (t for t in saying if t.pos == "ADJ" and t.lemma.lower() in words.desired)
    return next((t for t in desired if not any(c.lower in words.degrees for c in t.children)), None)


def _withheld(verb: Token, words: Lexicon) -> Token | None:
    """Return the verb that leaves the content of one below it open: "failed to prove that …", but not "to notice"."""
    above = verb.head if verb.dep == "xcomp" and verb.lemma.lower() not in words.factive else None
    return above if above is not None and above.lemma.lower() in words.negative_governors else None


def _doubt(verb: Token, words: Lexicon) -> str | None:
    """Return the negation or modal on a verb, which leaves its content open ("will not mean that …"), or the nobody who
    is its subject.
    """
    doubting = words.possible_modals | words.future_modals

    def doubts(child: Token) -> bool:
        nobody = child.dep == "nsubj" and negates(child, words)
        return child.dep == "neg" or nobody or (child.dep == "aux" and child.lower in doubting)

    return next((child.lower for child in verb.children if doubts(child)), None)


def _unsure(adjective: Token, words: Lexicon) -> str | None:
    """Return the negation that leaves the content of an adjective of certainty open: "is not sure that …"."""
    if adjective.lower not in words.certain_adjectives:
        return None
    copula = adjective.head if adjective.dep == "acomp" else adjective
    return next((child.lower for child in copula.children if child.dep == "neg"), None)


def _hedged_above(content: Token, words: Lexicon) -> tuple[Modality, str] | None:
    """Return how an adjective above a clause leaves it open: "it is doubtful that the bank will survive"."""
    above = content.head
    held = above if above.pos == "ADJ" else above.child("acomp")
    if content.dep != "ccomp" or held is None or held.lower not in words.hedging_adjectives:
        return None
    denied = any(c.dep == "neg" for t in (above, held, held.head) for c in t.children)
    return ("conditional", "not") if denied else ("possible", held.lower)


def _inherited(clause: Clause, words: Lexicon, *, denied: bool) -> tuple[Modality, str | None]:
    """Return what the clause takes from above it: a nominal event under a condition, a modal or a wish.

    "The fall of the city would not mean …" speaks of no fall that has happened; "if they decide to leave" neither.
    """
    if clause.form == "apposition":
        return "fact", None
    token, modals = clause.verb, words.possible_modals | words.future_modals
    for above in token.ancestors():
        if (desired := _desired(token, words)) is not None:
            return "wish", desired.text
        if token.dep == "ccomp" and above.pos == "ADJ":  # "will make sure that …"
            if (unsure := _unsure(above, words)) is not None:
                return "conditional", unsure
            token = above
            continue
        if token.dep == "ccomp" and _wishes(above, token, words):
            return "wish", above.text
        if token.dep == "ccomp" and (withheld := _withheld(above, words)) is not None:
            return "conditional", withheld.text
        if token.dep == "ccomp" and (word := _doubt(above, words)):
            return "conditional", word
        if token.dep == "ccomp" and above.lemma.lower() in words.feared:
            return "possible", above.text
        if (
            token.dep in ("acl", "ccomp")
            and above.pos == "NOUN"
            and any(c.dep in ("mark", "nsubj", "nsubjpass") for c in token.children)
        ):
            behind = ("fact", None) if denied else _behind_noun(above, words)
            return behind if behind[0] != "fact" else _under_condition(above, words)
        if token.dep in ("relcl", "advcl", "parataxis", "ccomp", "acl") or token.lower in _CIRCUMSTANCES:
            break
        if above.pos in ("VERB", "AUX"):
            own = token.dep == "conj" and (token.tag in _FINITE or token.child("aux", "auxpass") is not None)
            for child in above.children:
                if child.dep == "mark" and child.lower in words.conditions:
                    return "conditional", child.lower
                if not own and child.dep == "aux" and child.lower in modals:
                    return "possible", child.lower
            if token.dep != "conj" and words.governors.get(above.lemma.lower()) in ("wish", "future"):
                return "possible", above.text
        token = above
    if clause.form == "noun":
        for child in clause.predicate.children:
            if child.lower in words.hedging_adjectives:
                return "possible", child.lower
    return "fact", None
