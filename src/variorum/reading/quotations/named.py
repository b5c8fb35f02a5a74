"""The name in whom a cue has for its source: behind a title, a comma or brackets."""

from __future__ import annotations

import re
from collections.abc import Collection

from variorum.model import Parse, Token
from variorum.reading.quotations.cues import lexicon
from variorum.reading.quotations.trees import MARKS, noun_phrase

_PARTY = re.compile(r"[RDI][-–][A-Z]")
_AT = frozenset({"at", "in", "near"})
LONGEST_PARTY = 4
"""How many tokens a party and a state have at most: "D-New York"."""


def name_in(parse: Parse, source: Token, people: Collection[int], bodies: Collection[int]) -> Token:
    """Return the name that stands in apposition to a source ("another neighbour, Anna Keller"), or the source.

    The tree may hang the name on the last noun of the title ("the head of the bank, Anna Keller"), and a lost comma
    may leave it before the title ("…" Anna Keller the harbour director said). A party and a state ("R-Texas") are no
    name. `people` and `bodies` are tokens of their names.
    """
    if (owner := _around(parse, source, people)) is not None:
        return owner
    if source.pos == "PROPN" and source.i not in people:
        behind = (c for c in source.children if c.dep == "appos" and c.i in people and c.i > source.i)
        return next(behind, None) or _behind_office(source, people) or source
    if source.pos != "NOUN":
        return source
    if (described := _before_dash(parse, source)) in people:
        return parse.tokens[described]
    for token in source.subtree():
        if token.dep == "appos" and token.pos == "PROPN" and token.i > source.i and len(token.text) > 1:
            inside = token.head.dep == "pobj" and token.head.head.head is source and token.i in people
            inside = inside and parse.tokens[noun_phrase(token)[0] - 1].text == ","
            party = _PARTY.match(parse.article.text, parse.tokens[noun_phrase(token)[0]].start)
            region = token.i not in people and token.i not in bodies and _is_region(parse, token)
            if (token.head is source and not party and not region) or inside:
                return token
        joined = token.dep == "conj" and token.head is source and token.i in people
        if joined and _is_behind_comma(parse, token, source):
            return token
    last = first = noun_phrase(source)[0] - 1
    while first >= 0 and (parse.tokens[first].pos == "PROPN" or parse.tokens[first].text == "-"):
        first -= 1
    subjects = [c for c in source.head.children if c.dep == "nsubj" and c.i < source.i]
    if subjects and subjects[-1].i == last and (last in people or last in bodies):
        return subjects[-1]
    opening = parse.sentence_of(source).first
    if last < opening or first == last:
        return source
    opens = first < opening or (first == opening and parse.tokens[first].lower == "the")
    named = (first >= 0 and parse.tokens[first].text in MARKS) or (
        opens and (last in people or last in bodies)
    )
    return parse.tokens[last] if named else source


def _behind_office(title: Token, people: Collection[int]) -> Token | None:
    """Return the name that the tree takes for the end of an office: "Minister for Transport Anna Keller"."""
    field = title.child("prep")
    name = field.child("pobj") if field is not None and field.lower == "for" else None
    if name is None or name.i not in people or title.lower not in lexicon()["offices_for"]:
        return None
    before = (t for t in name.subtree() if t.i < name.i and t.pos == "PROPN")
    return name if any(t.i not in people for t in before) else None


def _around(parse: Parse, source: Token, people: Collection[int]) -> Token | None:
    """Return whose party and state stand between brackets behind a name, or whom a lone "s" was left before."""
    tokens = parse.tokens
    if source.text in ("s", "S") and source.i + 1 < len(tokens) and source.i + 1 in people:
        return next(t for t in tokens[source.i + 1 :] if t.i + 1 not in people)
    first = source.i
    while first > 1 and tokens[first - 1].text != "(" and source.i - first < LONGEST_PARTY:
        first -= 1
    behind_name = first > 1 and tokens[first - 1].text == "(" and first - 2 in people
    if not behind_name or not _PARTY.match(parse.article.text, tokens[first].start):
        return None
    return tokens[first - 2]


def _before_dash(parse: Parse, source: Token) -> int:
    """Return the index of the word before a dash that a description stands behind: "Anna Keller - port director"."""
    tokens, i = parse.tokens, source.i - 1
    while i > 0 and tokens[i].pos in ("ADJ", "NOUN"):
        i -= 1
    dash = i > 0 and tokens[i].text in ("-", "–", "—") and tokens[i - 1].end < tokens[i].start
    return i - 1 if dash and tokens[i].end < tokens[i + 1].start else -1


def _is_region(parse: Parse, token: Token) -> bool:
    """Tell whether a name behind a comma is of the region of the place before it: "police in Varna, Bulgaria"."""
    first = noun_phrase(token)[0]
    place = parse.tokens[first - 2] if first > 1 and parse.tokens[first - 1].text == "," else None
    return place is not None and place.pos == "PROPN" and place.dep == "pobj" and place.head.lower in _AT


def _is_behind_comma(parse: Parse, name: Token, noun: Token) -> bool:
    """Tell whether a name stands right behind a noun and a comma: "board chairman, Anna Keller, and …"."""
    comma = noun_phrase(name)[0] - 1
    return comma == noun.i + 1 and parse.tokens[comma].text == ","


def is_age(parse: Parse, noun: Token) -> bool:
    """Tell whether a word ends an age that stands for who has it: "the 62-year-old"."""
    return noun.lower == "old" and noun.i > 2 and parse.tokens[noun.i - 2].lower == "year"
