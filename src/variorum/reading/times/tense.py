"""From the parse, where in time a clause lies."""

from __future__ import annotations

from typing import Literal

from variorum.model import Token

Tense = Literal["past", "present", "future"]

_AHEAD = frozenset(
    "expect schedule plan due set slate intend hope want aim begin start open hold vote prepare seek order".split()
)
_MODALS = frozenset("will shall 'll ’ll wo would could may might should must can".split())


def tense_of(token: Token) -> Tense:
    """Return the tense of the clause that a token stands in.

    An infinitive or a participle has the tense of the clause that it hangs on, an infinitive after a verb of
    planning or after "is to" is future. A clause without any verb is past: a headline or a caption.
    """
    verb = _verb_above(token)
    while verb is not None:
        found = _tense(verb)
        if found is not None:
            return found
        verb = _verb_above(verb)
    return "past"


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)


def _tense(verb: Token) -> Tense | None:
    """Return the tense that a verb has of its own; None if it takes that of the clause above."""
    aux = [c for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    words = {c.lower for c in aux}
    if words & _MODALS:
        return "past" if "have" in words and "will" not in words else "future"
    if any(c.tag == "VBD" or c.lower in ("has", "have", "'ve", "’ve", "had", "was", "were") for c in aux):
        return "past"
    if verb.tag == "VBD":
        return "past"
    if "to" in words:
        head = verb.head
        if verb.dep in ("xcomp", "acl", "advcl", "relcl", "ccomp") and (
            head.lemma.lower() in _AHEAD or head.lower in ("is", "are")
        ):
            return "future"
        return None
    if any(c.lower in ("is", "are", "'s", "’s", "'re", "’re", "am") for c in aux):
        if verb.tag != "VBN":
            return "present"
        return "future" if verb.lemma.lower() in _AHEAD else "past"
    if verb.tag in ("VBP", "VBZ"):
        return "past" if verb.lemma.lower() in ("say", "report", "tell") else "present"
    return None
