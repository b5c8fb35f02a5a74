"""From the parse, in which direction from the day of publication a time lies."""

from __future__ import annotations

from variorum.model import Token
from variorum.reading.times.words import words


def direction(tokens: list[Token], value: str) -> str:
    """Return the search of `text.timex` that the clause around a time calls for.

    A weekday goes by the tense, for a week is short: past or no verb at all (a headline) the last one, future the
    next. A month, a day of a month or a season goes by the tense only where it hangs on the verb itself ("was
    killed on 3 July"); beside a noun ("the bill, payable 7 December") it is the nearest, weighed by the tense.
    "Since" looks back, "until", "extended to" and "planned for" ahead. A quarter of a business year is the last one,
    or the nearest.
    """
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head is t), None)
    if top is None:
        return "~"
    above = top.head
    if above.lower == "since":
        return "<="
    verb = _verb_above(top)
    tense = _tense_of(verb)
    weekday = value.startswith("XXXX-WXX")
    put_off = above.lower == "to" and above.head.lemma in words("tense", "put_off")
    planned_for = above.lower == "for" and above.head.lemma in words("tense", "planned") and not weekday
    if put_off or planned_for or above.lower in words("tense", "up_to"):
        return ">=" if weekday else "~>"
    if above.lower == "by" and weekday and tense != "past":
        return ">="
    if value.startswith("XXXX-Q"):
        return "<=" if tense == "past" else "~<"
    carrier = above.head if above.pos in ("ADP", "SCONJ") else above
    if (
        any(t.dep in ("poss", "compound", "nmod") for t in (top, above))
        or not (weekday or carrier is verb)
        or above.lower == "by"
    ):
        return {"past": "~<", "future": "~>"}.get(tense, "~") if not weekday else "~<"
    return {"past": "<=", "future": ">=", "present": "~"}.get(tense, "~<")


def _tense_of(verb: Token | None) -> str:
    """Return past, present, future or open; a participle or infinitive may take it from the verb above."""
    while verb is not None:
        found = _own_tense(verb)
        if found:
            return found
        verb = _verb_above(verb)
    return "past"


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)


def _own_tense(verb: Token) -> str:
    """Return the tense that a verb shows; nothing if it takes that of the clause above."""
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i}
    planned = verb.lemma.lower() in words("tense", "planned")
    if helpers & words("tense", "modals"):
        return "past" if "have" in helpers and "will" not in helpers else "future"
    if verb.tag == "VBD" or helpers & words("tense", "perfect") or helpers & words("tense", "past"):
        return "past"
    if "to" in helpers and verb.head is not verb:
        return _infinitive(verb.head)
    if verb.tag == "VBN":
        return "future" if planned else "present" if helpers - {"being"} else "past"
    if verb.tag in ("VBP", "VBZ"):
        return "past" if verb.lemma.lower() in words("tense", "reported") else "present"
    if helpers:
        return "present"
    return "open" if verb.tag == "VBG" and verb.dep in ("acl", "csubj", "nsubj", "amod") else ""


def _infinitive(above: Token) -> str:
    """Return the tense of an infinitive from the verb that it hangs on."""
    if above.lemma.lower() in words("tense", "planned") | words("tense", "towards"):
        past = words("tense", "past")
        return "open" if above.tag == "VBD" or any(c.lower in past for c in above.children) else "future"
    return "future" if above.lower in ("is", "are") else ""
