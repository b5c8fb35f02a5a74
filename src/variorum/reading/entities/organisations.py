"""Organisations that are named by description: "Russian defence ministry", "President X's office"."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.entities.mending import Name, is_capital
from variorum.reading.entities.titles import title_start
from variorum.reading.entities.words import words
from variorum.text.places import demonym_country, is_large_city, places_named

LONGEST = 6
OWNED_KINDS = ("airport", "terminal", "station", "square")


def find_described(parse: Parse, names: list[Name]) -> list[Name]:
    """Return described organisations, labelled `ORG`; a name within one stays a name of its own."""
    by_last = {n.last: n for n in names}
    inside = {i for n in names for i in range(n.first, n.last)}
    found = []
    for token in parse.tokens:
        if not _is_head(parse, token) or token.pos not in ("NOUN", "PROPN"):
            continue
        if token.i + 1 < len(parse.tokens) and _goes_on(parse.tokens[token.i + 1]):
            continue
        if token.lower in ("office", "department") and token.text[0].isupper():
            first: int | None = _start_of_capitals(parse, token)
        else:
            first = None if token.i in inside else _start(parse, token.i, by_last)
        if first is not None:
            found.append(Name(first, token.i + 1, token.end, "ORG", token.lower))
    return found + _owned(parse, names, by_last)


def _is_head(parse: Parse, token: Token) -> bool:
    """Tell whether a noun says what body it is: "ministry", "town hall"."""
    before = parse.tokens[token.i - 1].lower if token.i else ""
    town = before in ("town", "city") and token.lower in words("town_bodies")
    return token.lower in words("described_org_heads") or town or (before, token.lower) == ("state", "media")


def take_in_nations(parse: Parse, names: list[Name]) -> None:
    """Let "Interior Ministry" take in the nation before it: "French | Interior Ministry"."""
    for name in names:
        before = parse.tokens[name.first - 1] if name.first else None
        if (
            before is not None
            and name.label in ("ORG", "TEXT")
            and parse.tokens[name.last - 1].text[0].isupper()
            and parse.tokens[name.last - 1].lower in words("national_bodies")
            and before.sentence == parse.tokens[name.first].sentence
            and before.text[0].isupper()
            and demonym_country(before.text)
            and not before.text.isupper()
        ):
            name.first -= 1


def _goes_on(token: Token) -> bool:
    """Tell whether the next word is the head that counts: "Russian defence | ministry", "defence | minister"."""
    return token.lower in words("described_org_heads") or token.lower in words("titles")


def _owned(parse: Parse, names: list[Name], by_last: dict[int, Name]) -> list[Name]:
    """Return names with whose they are said to be: "Ukraine's General Staff", "Paris' second airport"."""
    found = []
    for name in names:
        possessive = name.first > 0 and parse.tokens[name.first - 1].tag == "POS"
        owner = by_last.get(name.first - 1 if possessive else name.first)
        if owner is None or parse.tokens[owner.first].sentence != parse.tokens[name.first].sentence:
            continue
        text = parse.article.text[parse.tokens[owner.first].start : owner.end]
        places = places_named(text)
        if name.kind in OWNED_KINDS and is_large_city(text):
            found.append(Name(owner.first, name.last, name.end, "FAC", name.kind))
        elif (
            possessive and not name.kind and places and places[0].kind == "country" and _is_body(parse, name)
        ):
            found.append(Name(owner.first, name.last, name.end, "ORG"))
    return found


def _is_body(parse: Parse, name: Name) -> bool:
    return any(t.lower in words("org_words") for t in parse.tokens[name.first : name.last])


def _start_of_capitals(parse: Parse, head: Token) -> int | None:
    """Return where "U.S. Attorney's Office" begins: at the first of the capitals and possessives before it."""
    tokens = parse.tokens
    lowest = parse.sentences[head.sentence].first
    i = head.i
    while i > lowest and (
        (is_capital(tokens[i - 1]) and tokens[i - 1].pos == "PROPN")
        or (
            i - 1 > lowest
            and (tokens[i - 1].tag == "POS" or tokens[i - 1].lower == "of")
            and is_capital(tokens[i - 2])
        )
    ):
        i -= 1
    return i if any(t.tag == "POS" for t in tokens[i : head.i]) else None


def _start(parse: Parse, head: int, by_last: dict[int, Name]) -> int | None:
    """Return where the description begins: at a nationality, a place or a person that owns it."""
    tokens = parse.tokens
    lowest = max(parse.sentences[tokens[head].sentence].first, head - LONGEST)
    i = head
    while i > lowest:
        possessive = tokens[i - 1].tag == "POS"
        owner = by_last.get(i) or (by_last.get(i - 1) if possessive else None)
        if owner is not None:
            return _owner_start(parse, owner, head, possessive)
        token = tokens[i - 1]
        if demonym_country(token.text):
            return token.i
        if (
            token.pos not in ("NOUN", "ADJ", "PROPN")
            and token.text not in ("-", "led", "run", "backed")
            and not possessive
        ):
            return None
        i -= 1
    return None


def _owner_start(parse: Parse, owner: Name, head: int, possessive: bool) -> int | None:
    tokens = parse.tokens
    text = parse.article.text[tokens[owner.first].start : owner.end]
    if places_named(text) or owner.label in ("GPE", "LOC"):
        return owner.first
    if (
        possessive
        and owner.label == "PERSON"
        and tokens[head].lower in words("office_heads")
        and head == owner.last + 1
    ):
        start = title_start(parse, owner.first)
        if start > 0 and start < owner.first and demonym_country(tokens[start - 1].text):
            start -= 1
        return start
    return None
