"""People without a name who act or speak: "Ukrainian forces", "local officials", "a neighbour"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.words import words
from variorum.text.places import demonym_country

MODIFIERS = ("amod", "compound", "nmod")


@dataclass(slots=True)
class Unnamed:
    """Tokens `[first, last)` that describe someone; mentions with the same description are one entity."""

    first: int
    last: int
    type: EntityType
    name: str


def find_unnamed(parse: Parse, taken: Collection[int]) -> list[Unnamed]:
    """Return descriptions of groups that act and of single people that speak; `taken` tokens are names already."""
    found = []
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.i in taken:
            continue
        if token.lower in words("group_heads"):
            if _acts(token):
                found.append(_described(parse, token, "group"))
        elif token.lower in words("person_heads") and token.tag in ("NN", "NNP") and _speaks(token):
            found.append(_described(parse, token, "person"))
    return [u for u in found if not any(i in taken for i in range(u.first, u.last))]


def _acts(token: Token) -> bool:
    if token.dep == "nsubj":
        return token.head.lemma != "be"
    return (
        token.dep == "pobj"
        and token.head.lower in ("by", "to")
        and (token.head.dep == "agent" or token.head.head.lower == "according")
    )


def _speaks(token: Token) -> bool:
    if any(
        c.dep in ("compound", "appos") and c.text[0].isupper() and c.pos == "PROPN" for c in token.children
    ):
        return False
    if token.dep == "nsubj":
        return token.head.lemma in words("saying_verbs")
    return token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according"


def _described(parse: Parse, head: Token, kind: EntityType) -> Unnamed:
    first = head.i
    while first > 0:
        before = parse.tokens[first - 1]
        hyphenated = before.text == "-" or parse.tokens[first].text == "-"
        if before.sentence != head.sentence or before.pos in ("NUM", "DET", "PRON") or before.tag == "POS":
            break
        if before.lower in ("other", "such", "many", "several", "same", "own"):
            break
        if not (hyphenated or (before.dep in MODIFIERS and (before.head is head or before.head.i < head.i))):
            break
        first -= 1
    last = head.i + 1
    following = parse.tokens[last : last + 3]
    if (
        kind == "person"
        and len(following) > 1
        and following[0].lower == "of"
        and following[1].text[0].isupper()
    ):
        last = _end_of_name(parse, last + 1)
    text = " ".join(parse.article.text[parse.tokens[first].start : parse.tokens[last - 1].end].split())
    if parse.tokens[first].pos != "PROPN" and not demonym_country(parse.tokens[first].text):
        text = text[0].lower() + text[1:]
    return Unnamed(first, last, kind, text)


def _end_of_name(parse: Parse, i: int) -> int:
    while i < len(parse.tokens) and parse.tokens[i].pos == "PROPN":
        i += 1
    return i
