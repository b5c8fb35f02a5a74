"""Titles, offices and roles around a person's name."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.entities.words import words
from variorum.text.places import demonym_country, places_named

LONGEST_BEFORE = 12
LONGEST_BEHIND = 12


def title_start(parse: Parse, first: int) -> int:
    """Return the index of the first token of the title before a name, or `first` if there is none.

    "US Secretary of Defense Anna Keller" has one of four tokens; modifiers alone ("former", "Ukrainian") are none.
    """
    tokens = parse.tokens
    if first and tokens[first - 1].lower in ("of", "for", "the", "and"):
        return first
    lowest = max(parse.sentences[tokens[first].sentence].first, first - LONGEST_BEFORE)
    start, head = first, False
    i = first - 1
    while i >= lowest:
        token = tokens[i]
        word = token.lower
        if word in words("titles"):
            head, start = True, i
        elif word in words("title_modifiers") or word in words("portfolios"):
            start = i
        elif head and i > lowest and demonym_country(f"{tokens[i - 1].text} {token.text}"):
            start = i = i - 1  # "North Korean leader"
        elif not (_links(tokens, i, lowest) or (head and _country(token))):
            break
        elif head:
            start = i
        i -= 1
    if not head:
        return _long_title_start(parse, first, lowest)
    while start < first and tokens[start].lower in ("of", "the", "'s", "’s", "-", "for", "and"):
        start += 1
    return start


def _links(tokens: list[Token], i: int, lowest: int) -> bool:
    """Tell whether a token only joins the parts of a title: "of", "the" behind it, a hyphen, a possessive."""
    word = tokens[i].lower
    if word in ("of", "for"):
        return i > lowest and tokens[i + 1].lower not in words("titles")
    if word == "-":
        return i > lowest
    if word == "the":
        return i > lowest and tokens[i - 1].lower in ("of", "for")
    return tokens[i].tag == "POS" and i > lowest and _country(tokens[i - 1])


def _country(token: Token) -> bool:
    if demonym_country(token.text):
        return True
    places = places_named(token.text) if token.text[0].isupper() else ()
    return bool(places) and (places[0].kind in ("country", "region", "capital") or places[0].thousands >= 100)


def _long_title_start(parse: Parse, first: int, lowest: int) -> int:
    """Find "Commander-in-Chief of Ukraine's Armed Forces" before a name: a head, "of", capitalised words."""
    tokens = parse.tokens
    for i in range(first - 2, lowest - 1, -1):
        if tokens[i].lower in ("of", "for") and i - 1 >= lowest and tokens[i - 1].lower in words("titles"):
            between = [t for t in tokens[i + 1 : first] if t.lower != "the" and t.tag != "POS"]
            if between and all(t.text[0].isupper() for t in between):
                start = i - 1
                while start - 2 >= lowest and tokens[start - 1].text == "-":
                    start -= 2
                return start
            return first
    return first


def title_text(parse: Parse, start: int, first: int) -> str:
    """Return the words of a title in one line."""
    text = parse.article.text[parse.tokens[start].start : parse.tokens[first - 1].end]
    return " ".join(text.split())


def title_behind(parse: Parse, last: int) -> tuple[int, int] | None:
    """Return the tokens of the title behind a name: ", Commander of the Ground Forces,", or None."""
    tokens = parse.tokens
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    end = parse.sentences[tokens[last].sentence].last
    start = last + 1
    while start < end and tokens[start].lower in ("the", "a", "an", "who", "is", "then", "now"):
        start += 1
    heads = [t for t in tokens[start : min(start + 6, end)] if t.lower in words("titles")]
    if not heads or any(t.text == "," or t.pos in ("VERB", "AUX", "ADP") for t in tokens[start : heads[0].i]):
        return None
    stop = heads[0].i + 1
    while stop < min(start + LONGEST_BEHIND, end) and (
        tokens[stop].text not in (",", ".", ";", ":", '"', "”", "“", "—", "–", ")")
        and tokens[stop].pos not in ("VERB", "AUX", "PRON", "SCONJ")
    ):
        stop += 1
    while tokens[stop - 1].text in ("-", "of", "the", "and", "for", "in"):
        stop -= 1
    return (start, stop) if stop < end else None


def is_woman_title(title: str) -> bool | None:
    """Tell what a title says of sex: True for a woman, False for a man, None for nothing."""
    found = title.lower().split()
    if any(w in words("female_titles") for w in found):
        return True
    return False if any(w in words("male_titles") for w in found) else None
