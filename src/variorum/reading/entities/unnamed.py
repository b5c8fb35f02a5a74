"""People without a name: who act or speak ("local officials", "a neighbour"), offices that act, and peoples."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.nouns import kind_of
from variorum.reading.entities.words import words
from variorum.text.places import demonym_country, places_named

MODIFIERS = ("amod", "compound", "nmod")


@dataclass(slots=True)
class Unnamed:
    """Tokens `[first, last)` that describe someone; mentions with the same description are one entity.

    `relative_of` is the token of the name whose relative it is, where the text says so.
    """

    first: int
    last: int
    type: EntityType
    name: str
    relative_of: int | None = None


def find_unnamed(parse: Parse, taken: Collection[int]) -> list[Unnamed]:
    """Return descriptions of groups and offices that act, of people that speak, and peoples; `taken` are names.

    A name before the noun ("a Danube Union official") is no part of the mention.
    """
    found = []
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.i in taken:
            continue
        if token.lower in words("group_heads"):
            if _acts(token):
                found.append(_described(parse, token, "group"))
        elif _is_people(token):
            found.append(_described(parse, token, "group"))
        elif _is_office(parse, token) and _acts(token):
            found.append(_described(parse, token, "person"))
        elif (token.lower in words("person_heads") or kind_of(token) == "person") and _speaks(token):
            found.append(_described(parse, token, "person" if token.tag in ("NN", "NNP") else "group"))
    for one in found:
        one.first = max((i + 1 for i in range(one.first, one.last) if i in taken), default=one.first)
    return found


def _is_people(token: Token) -> bool:
    """Tell whether a word is a people's: "Syrians"."""
    plural = token.tag in ("NNS", "NNPS") and token.text[0].isupper() and token.text[-1] == "s"
    nation = demonym_country(token.text) is not None and not places_named(token.text)
    known = nation or token.lower in words("peoples")
    return plural and known and token.dep not in MODIFIERS


def _is_office(parse: Parse, token: Token) -> bool:
    """Tell whether a word is a capitalised office of one holder, who is not named: "the Prime Minister"."""
    if token.lower not in words("offices") or not token.text[0].isupper() or token.tag not in ("NN", "NNP"):
        return False
    behind = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    named = behind is not None and behind.pos == "PROPN"
    before = parse.tokens[token.i - 1] if token.i else None
    return before is not None and before.sentence == token.sentence and before.text[0].isupper() and not named


def _acts(token: Token) -> bool:
    if token.dep == "nsubj":
        return token.head.lemma != "be"
    return (
        token.dep == "pobj"
        and token.head.lower in ("by", "to")
        and (token.head.dep == "agent" or token.head.head.lower == "according")
    )


def _speaks(token: Token) -> bool:
    named = (c for c in token.children if c.dep in ("compound", "appos") and c.pos == "PROPN")
    if any(c.text[0].isupper() and (c.i > token.i or token.pos == "PROPN") for c in named):
        return False
    if token.dep == "nsubj":
        return token.head.lemma in words("saying_verbs")
    if any(c.dep == "acl" and c.tag == "VBD" and c.lemma in words("saying_verbs") for c in token.children):
        return True  # a comma was lost: "… in the attack a relative told reporters"
    return token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according"


def _described(parse: Parse, head: Token, kind: EntityType) -> Unnamed:
    first = head.i
    while first > 0:
        before = parse.tokens[first - 1]
        hyphenated = before.text == "-" or parse.tokens[first].text == "-"
        if (
            parse.tokens[first].text == "-"
            and before.pos == "PROPN"
            and before.end < parse.tokens[first].start
        ):
            break  # "Anna Keller - director of the port"
        if before.sentence != head.sentence or before.pos in ("NUM", "DET", "PRON") or before.tag == "POS":
            break
        if before.lower in ("other", "such", "many", "several", "same", "own"):
            break
        if not (hyphenated or (before.dep in MODIFIERS and (before.head is head or before.head.i < head.i))):
            break
        first -= 1
    while parse.tokens[first].text == "-":  # what is left of "62-year-old", or of a list
        joined = parse.tokens[first].end == parse.tokens[first + 1].start and first + 2 <= head.i
        first += 2 if joined else 1
    text = " ".join(parse.article.text[parse.tokens[first].start : head.end].split())
    if parse.tokens[first].pos != "PROPN" and not demonym_country(parse.tokens[first].text):
        text = text[0].lower() + text[1:]
    relative = _whose(head) if head.lower in words("kin") else None
    return Unnamed(first, head.i + 1, kind, text, relative)


def _whose(head: Token) -> int | None:
    """Return the token of the name whose relative someone is: "the father of X", "X's father"."""
    for child in head.children:
        owner = child.child("pobj") if child.lower == "of" else child if child.dep == "poss" else None
        if owner is not None and owner.pos == "PROPN":
            return owner.i
    return None
