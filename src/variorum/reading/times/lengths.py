"""Tests that a length of time must pass: the guards of durations."""

from __future__ import annotations

from variorum.model import Token
from variorum.reading.times.context import Context
from variorum.reading.times.lexer import Lexeme
from variorum.reading.times.words import words as listed


def duration(words: list[Lexeme], context: Context) -> bool:
    """A length, not a rate ("two flights a week", "24 hours a day"), a title or the adverb "one day"."""
    unit = context.token(words[-1])
    if unit is not None and (titled(unit, context) or _is_rated(unit, context)):
        return False
    if words[-1].kind == "OLD" or len(words) != 2 or (words[0].number or 1) != 1:
        return True
    before = context.before(words[0])
    if words[0].kind == "A":
        return before is None or (
            before.pos not in ("NOUN", "NUM", "SYM", "PROPN") and before.lower not in listed("rate", "before")
        )
    token = context.token(words[1])
    return words[1].kind != "DAYS" or token is None or token.dep != "npadvmod"


def _is_rated(unit: Token, context: Context) -> bool:
    """Tell whether "a day" follows: so long of every day."""
    rate = context.parse.tokens[unit.i + 1 : unit.i + 3]
    return len(rate) == 2 and rate[0].lower in ("a", "per") and rate[1].lower in listed("rate", "of")


def plural(words: list[Lexeme], context: Context) -> bool:
    """ "Months-long", "a months-long": the unit before the last word is a plural."""
    token = context.token(words[-2])
    return token is not None and (token.tag == "NNS" or token.lower.endswith("s"))


def bare_plural(words: list[Lexeme], context: Context) -> bool:
    """ "For weeks", "within hours", "months of rain": some time, without a number."""
    token, before, after = context.token(words[0]), context.before(words[0]), context.after(words[0])
    lead = before.lower if before is not None else ""
    if token is None or token.tag != "NNS" or lead in listed("plural", "never"):
        return False
    return lead in listed("plural", "before") or (after is not None and after.lower == "of")


def rising(words: list[Lexeme], context: Context) -> bool:
    """ "12 to 18 months", "two-three years", not "one five-year plan"."""
    low, high = (x for x in words if x.kind in ("DAY", "INT", "WORD"))
    joined = any(x.kind == "AND" for x in words) or "-" in context.parse.article.text[low.end : high.start]
    return joined and (low.number or 0) < (high.number or 0)


def titled(token: Token, context: Context) -> bool:
    """Tell whether a unit is written as a name is, and not because all words of its sentence are."""
    if not token.text[0].isupper():
        return False
    others = context.parse.tokens_of(context.parse.sentence_of(token))
    return any(t.text.islower() and t.pos in ("NOUN", "VERB", "ADJ") for t in others)
