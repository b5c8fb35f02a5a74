"""Forms of verbs, and the words that open their clauses."""

from __future__ import annotations

from variorum.model import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
_WHAT = frozenset({"what", "whatever", "whoever", "whichever"})


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to", active or passive."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def is_present(verb: Token) -> bool:
    """Tell whether a verb is in the present, or the perfect."""
    first = verb.child(*AUXILIARIES) or verb
    return first.tag in ("VBZ", "VBP")


def is_indicative(verb: Token) -> bool:
    """Tell whether a clause is told as it is: "that he was there", not "that he be there" or "should be"."""
    first = verb.child(*AUXILIARIES) or verb
    return first.tag in ("VBD", "VBZ", "VBP")


def is_participle(verb: Token) -> bool:
    """Tell whether a verb is a participle or gerund without an auxiliary and a subject of its own."""
    return verb.tag in ("VBG", "VBN") and verb.child(*AUXILIARIES, *SUBJECTS) is None


def is_gerund(verb: Token) -> bool:
    """Tell whether a verb is the object of another as a gerund: "denied lying", "having lied", "being there"."""
    first = verb.child(*AUXILIARIES) or verb
    return verb.dep in ("xcomp", "ccomp") and first.tag == "VBG"


def is_free_relative(verb: Token) -> bool:
    """Tell whether a verb is in a clause that stands for a thing: "what he said", "what she thought was oil"."""
    if verb.dep not in ("ccomp", "pcomp", "csubj", "csubjpass"):
        return False
    within = (verb, *(c for c in verb.children if c.dep == "ccomp"))
    return any(c.lower in _WHAT and c.i < verb.i for t in within for c in t.children)


def openers(verb: Token) -> list[str]:
    """Return the words that open an adverbial clause: "when", "even if", "in case"."""
    found = [c.lower for c in verb.children if c.dep in ("mark", "advmod") and c.i < verb.i]
    before = preceding(verb)
    return [*found, before.lower] if before is not None and before.lower == "case" else found


def preceding(clause: Token) -> Token | None:
    """Return the token before a clause within what it hangs on."""
    first = min(t.i for t in clause.subtree())
    return next((t for t in clause.head.subtree() if t.i == first - 1), None)
