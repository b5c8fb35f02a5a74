"""From the parse, what a number counts."""

from __future__ import annotations

import re

from variorum.model import Parse, Quantity, Token
from variorum.reading.quantities.words import words

_NOUNS = frozenset({"NOUN", "PROPN"})
_NEAR = 300
"""How many characters back "two of them" looks for what was counted."""
_FAR = 80
_STATE = re.compile(
    r"(?:\bthe (\w+) at|\b(?:number|total|count|tally) of (?:\w+ )?(\w+) (?:(?:has|had|have|now) )*"
    r"(?:reached|passed|hit|topped|was|is|(?:stood|stands|standing) at|(?:rose|risen|rises|climbed|grew|grown) to)) $"
)
"""Before a number: what became of those that it counts."""
_BREAKS = frozenset({"ADP", "CCONJ", "NUM", "DET"})
_MARKS = frozenset({",", "(", ")", '"', "“", "”"})
_PARTS = frozenset({"them", "these", "those", "us", "you", "it"})


def counted_by(number: Token, last: Token, unit: str, parse: Parse, before: Quantity | None) -> str | None:
    """Return the head of what a number counts with its modifiers, as the text has it; None if unknown.

    `last` is the last token of the quantity (a unit, say), `before` the quantity before it in the text, from
    which "two of them" has its noun. Of a length or a weight only "of" says what is measured, of a sum "in" too.
    """
    tokens = parse.tokens
    following = tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if following is not None and following.sentence != last.sentence:
        following = None
    share = unit in ("count", "percent", "percentage point", "fraction", "ratio")
    if following is not None and (following.lower == "of" or (_is_sum(unit) and following.lower == "in")):
        return _part_of(following, parse, before)
    if unit == "years of age" or not (share or _is_sum(unit)):
        return None
    if (total := _total_after(following, parse)) is not None:
        return _own_phrase(total, parse)
    if (noun := _noun_after(number, last, following, parse)) is not None:
        return _phrase(noun, last, parse)
    if _is_sum(unit):
        return None
    if following is not None and following.lower in words().states:
        return following.text
    return _state_before(number, parse) or _total(number, last, unit, parse)


def _total_after(following: Token | None, parse: Parse) -> Token | None:
    """ "Brought to 89 the number of victims": the noun "number"."""
    if following is None or following.lower != "the" or following.i + 1 >= len(parse.tokens):
        return None
    noun = parse.tokens[following.i + 1]
    return noun if noun.lemma in words().totals and noun.child("prep") is not None else None


def _state_before(number: Token, parse: Parse) -> str | None:
    """ "Put the dead at 27 and the missing at 23", "the number of dead reached 27": what became of those counted."""
    found = _STATE.search(parse.article.text, max(0, number.start - _FAR), number.start)
    state = (found[1] or found[2]) if found else None
    return state if state and state.lower() in words().states else None


def _is_sum(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _noun_after(number: Token, last: Token, following: Token | None, parse: Parse) -> Token | None:
    """Return the noun that the number stands before."""
    for token in (number, last):
        if token.dep in ("nummod", "compound", "amod", "quantmod", "det", "predet", "nmod"):
            head = token.head
            while head.dep in ("compound", "quantmod", "nummod") and head.pos == "NUM":
                head = head.head
            if head.i > last.i and head.pos in _NOUNS:
                return head
    near: Token | None = following
    while near is not None and near.i - last.i <= 4:
        if near.dep in ("amod", "compound", "nmod") and near.head.i > near.i and near.head.pos in _NOUNS:
            return near.head
        if near.text not in ("-", "‑") or near.head.i <= near.i:
            break
        near = near.head
    for token in parse.tokens[last.i + 1 : last.i + 4]:
        if token.sentence != last.sentence or not (
            token.pos in ("ADJ", "NOUN", "PROPN") or token.text.isupper()
        ):
            break
        if token.tag in ("NNS", "NNPS"):
            return token
    return None


def _phrase(noun: Token, last: Token, parse: Parse) -> str:
    """Return the noun with what stands before it, behind the number."""
    first = noun
    for token in reversed(parse.tokens[last.i + 1 : noun.i]):
        outside = token.head.i > noun.i or token.head.i <= last.i
        if outside or token.pos in _BREAKS or token.lower == "to" or token.text in _MARKS:
            break
        first = token
    while first.i < noun.i and first.pos in ("DET", "PRON"):
        first = parse.tokens[first.i + 1]
    return parse.article.text[first.start : noun.end].lstrip("-‐‑ ")


def _part_of(of: Token, parse: Parse, before: Quantity | None) -> str | None:
    """ "Two of them": the noun behind `of`, or what the quantity before counted."""
    noun = of.child("pobj")
    if noun is None:
        return None
    if noun.lower in ("which", "whom"):
        clause = next((t for t in noun.ancestors() if t.dep == "relcl"), None)
        return _own_phrase(clause.head, parse) if clause is not None else None
    if noun.lower in _PARTS:
        after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
        if after is not None and after.pos == "NOUN" and after.sentence == noun.sentence:
            return after.text
        near = before is not None and noun.start - before.span.end < _NEAR
        return (before.counted if before and near else None) or noun.text
    return _phrase(noun, of, parse)


def _total(number: Token, last: Token, unit: str, parse: Parse) -> str | None:
    """ "A death toll of 35", "the toll rose 40 percent to 11,000": the noun whose measure the number is.

    The object of a verb is no measure of its subject ("strikes kill 22"), unless the subject is a total.
    """
    top = last if number.head is last else number
    for _ in range(3):
        head = top.head
        if head is top:
            return None
        if head.pos in _NOUNS and top.dep in ("prep", "appos", "nummod") and head.i < number.i:
            return _own_phrase(head, parse)
        if head.pos in ("VERB", "AUX"):
            return _of_verb(head, top, unit, parse)
        top = head
    return None


def _of_verb(verb: Token, number: Token, unit: str, parse: Parse) -> str | None:
    """Return the object, or else the subject, that a verb puts a number to ("put the toll at 35")."""
    noun = verb.child("dobj") if number.dep == "prep" else None
    if noun is not None and noun.lower in words().states:
        return noun.text
    if noun is None or noun.pos not in _NOUNS:
        noun = verb.child("nsubj", "nsubjpass")
    if noun is None or noun.pos not in _NOUNS:
        return None
    changes = unit == "percent" and noun.pos == "NOUN" and number.dep in ("npadvmod", "dobj", "advmod")
    measured = changes or number.dep in ("prep", "attr") or noun.lemma in words().totals
    return _own_phrase(noun, parse) if measured else None


def _own_phrase(noun: Token, parse: Parse) -> str:
    """Return a noun with its adjectives; of "the number of victims" the victims."""
    of = noun.child("prep")
    if (
        noun.lemma in ("number", "total", "count")
        and of is not None
        and (inner := of.child("pobj")) is not None
    ):
        return _own_phrase(inner, parse)
    left = [c for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "nmod")]
    first = min([noun, *left], key=lambda t: t.i)
    return parse.article.text[first.start : noun.end]
