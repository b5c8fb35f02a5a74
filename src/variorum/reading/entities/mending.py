"""Mend a span that the parser, or a run of capitals, takes for a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.model import Parse, Token
from variorum.reading.entities.mending_bodies import (
    joins_nations,
    names_nobody,
    nations_joined,
    run_together,
    spokesman,
    verb_within,
    with_head,
    with_object,
)
from variorum.reading.entities.words import words
from variorum.text.names_given import sex_of
from variorum.text.places import demonym_country, places_named

_NO_NAME = re.compile(r"[/@#\]\[\\<>=|?!\"“”\u0600-\u06ff]|\.com?\b|\.co\d|https?|www\.|�|¿")
_REFERENCE = re.compile(r"(?<=\w)[.,;:]*(?:\[\d*\]?)+$")
"""The mark of a footnote that was left on a word: "Army.[4"."""
_TRAILING = re.compile(r"(?:[,;:].*|[^\w)]+)$")
_PARTY_AND_STATE = re.compile(r"^[DRI]-[A-Z][\w.]*$")
_PEOPLE = re.compile(r"[a-z](?:ans|ics|ites)$")
_ADJECTIVE = re.compile(r"i(?:st|an)s?$")
_NOT_FIRST = frozenset({"the", "a", "an", "this", "of", "and", "for", "near", "outside"})
LONGEST_SYLLABLE = 6
LONGEST = 9
"""A name of more tokens is a line of a menu."""


@dataclass(slots=True)
class Name:
    """Tokens `[first, last)` that bear a name, up to the character `end`.

    `label` is the parser's (OntoNotes 5), or `TEXT` for what was found by its capitals and `SAME` for what was
    found because the article bears the name elsewhere. `kind` is the common noun it ends in ("province"), if any.
    """

    first: int
    last: int
    end: int
    label: str
    kind: str = ""


def surface(parse: Parse, name: Name) -> str:
    """Return the characters of a name."""
    return parse.article.text[parse.tokens[name.first].start : name.end]


def texts(parse: Parse, name: Name) -> tuple[str, ...]:
    """Return the words of a name."""
    return tuple(t.text for t in parse.tokens[name.first : name.last])


def is_capital(token: Token) -> bool:
    """Tell whether a token is written as a name is: a capital first, or one within ("easyJet")."""
    text = token.text
    return text[0].isupper() or (not text.islower() and text[0].isalpha() and len(text) > 2)


def has_reference(token: Token) -> bool:
    """Tell whether the mark of a footnote was left on a word."""
    return _REFERENCE.search(token.text) is not None


def mended(parse: Parse, first: int, last: int, label: str) -> list[Name]:
    """Return what of a span is a name: nothing, one, or several that were run together."""
    tokens = parse.tokens
    for i in range(first + 1, last):
        if "\n" in parse.article.text[tokens[i - 1].end : tokens[i].start]:
            return mended(parse, first, i, label) + mended(parse, i, last, label)
    if (verb := verb_within(tokens, first, last)) is not None:
        return mended(parse, first, verb, label) + mended(parse, verb + 1, last, "TEXT")
    if (hyphen := nations_joined(tokens, first, last)) is not None:
        return mended(parse, first, hyphen, "GPE") + mended(parse, hyphen + 1, last, "GPE")
    if last - first == 2 and run_together(tokens[first], tokens[first + 1]):
        return mended(parse, first, first + 1, "TEXT") + mended(parse, first + 1, last, "TEXT")
    if cut := spokesman(tokens, first, last, label):
        return mended(parse, first, cut, "ORG") + mended(parse, cut, last, "PERSON")
    if last - first > 1 and _opens_with_adjective(tokens, first):
        first += 1
    first, last = _trimmed(tokens, first, last)
    if label in ("PERSON", "TEXT") and last - first > 1 and tokens[last - 1].lower in words("of_leaders"):
        last -= 1  # "Keller Regime" in a headline
    if first < last:
        first = _after_title(tokens, first, last, label)
    if first >= last or last - first > LONGEST or _is_none(tokens[first:last], label):
        return []
    if label in ("PERSON", "ORG", "GPE", "LOC", "TEXT"):
        first, last = _whole(parse, first, last)
    if label == "ORG":
        last = with_head(parse, last)
    if label in ("ORG", "TEXT"):
        last = with_object(parse, last)
    if last - first == 1:
        return _single(tokens[first], label)
    return [Name(first, last, _end(tokens[last - 1]), label)]


def _opens_with_adjective(tokens: list[Token], first: int) -> bool:
    """Tell whether the first word of a name is the end of an adjective: "anti-Weir | Keller"."""
    return (
        first > 1
        and tokens[first - 1].text == "-"
        and tokens[first - 2].lower in words("prefixes")
        and _joined(tokens, first - 1)
    )


def _trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Leave out articles, lower-case words and possessives at both ends."""
    while first < last and (not is_capital(tokens[first]) or tokens[first].lower in _NOT_FIRST):
        if tokens[first].lower in words("particles") and first + 1 < last:
            break
        first += 1
    while last > first:
        token = tokens[last - 1]
        telling = token.lower in words("place_nouns") or token.lower in words("org_words")
        lower = not (is_capital(token) or token.text[0].isdigit())
        syllable = last - first > 2 and token.pos == "PROPN" and _is_syllable(tokens, last - 1)
        if token.tag == "POS" or (lower and not syllable and not (telling and last - first > 1)):
            last -= 1
        else:
            break
    days = words("weekdays")
    if last - first > 1 and tokens[last - 1].lower in days and tokens[first].lower not in words("day_names"):
        last -= 1  # "told Twitter Sunday"
    return first, last


def _after_title(tokens: list[Token], first: int, last: int, label: str) -> int:
    """Skip titles and portfolios at the start of a name ("Defense Anna Keller", "General Ortiz")."""
    if label in ("LOC", "FAC", "NORP", "EVENT", "LAW"):
        return first
    if any(tokens[i].lower in words("org_words") for i in range(first + 1, last)):
        return first
    start, heads = first, 0
    while start < last:
        word = tokens[start].lower
        if word in words("titles"):
            heads += 1
        elif word in words("title_modifiers"):
            office = start == first and _after_office(tokens, start)
            before_title = start + 1 < last and tokens[start + 1].lower in words("titles")
            if not (office or before_title or (heads and word in words("portfolios"))):
                break
        else:
            break
        start += 1
    return start


def _after_office(tokens: list[Token], i: int) -> bool:
    """Tell whether a token stands in "Secretary of X", "Minister of the X"."""
    i -= 1
    if i >= 0 and tokens[i].lower == "the":
        i -= 1
    return i >= 1 and tokens[i].lower in ("of", "for") and tokens[i - 1].lower in words("titles")


def _is_none(span: list[Token], label: str) -> bool:
    """Tell whether a span only holds what names nobody: titles, nationalities, months, addresses."""
    if label == "PERSON" and len(span) == 1 and span[0].lower in words("also_surnames"):
        return False
    if any(_NO_NAME.search(_REFERENCE.sub("", t.text)) for t in span) or _PARTY_AND_STATE.match(
        "".join(t.text for t in span)
    ):
        return True
    if (
        len(span) == 1
        and _PEOPLE.search(span[0].text)
        and (span[0].tag == "NNPS" or span[0].text[-4:] == "ians")
    ):
        return True  # "Texans", "Missourians"
    if len(span) == 1 and span[0].lower in words("portfolios") | words("place_nouns"):
        return True
    if span[-1].lower in words("titles"):
        return all(names_nobody(t) or t.lower in words("titles") | words("title_modifiers") for t in span)
    adjective = len(span) > 1 and demonym_country(" ".join(t.text for t in span)) is not None
    return adjective or all(map(names_nobody, span))


def _whole(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Take in the parts that were cut off: over hyphens ("al-|Sham", "Port|-Sud"), after particles ("De |Vries")."""
    tokens = parse.tokens
    sentence = parse.sentences[tokens[first].sentence]
    while first - 1 > sentence.first and tokens[first - 1].text == "-" and _joined(tokens, first - 1):
        if joins_nations(tokens, first - 1):
            break
        before = tokens[first - 2]
        name = len(before.text) > 1 and before.pos == "PROPN" and is_capital(before)
        if not (name or before.lower in words("particles")):
            break
        first -= 2
    if first > sentence.first and tokens[first].text.islower() and tokens[first - 1].pos == "PROPN":
        first -= 1
    if first > sentence.first and tokens[first - 1].text in words("openers"):
        first -= 1
    while more := _missing(tokens, first, last, sentence.last):
        last += more
    return first, last


def _missing(tokens: list[Token], first: int, last: int, end: int) -> int:
    """Return how many of the tokens behind a name are still part of it."""
    if last >= end:
        return 0
    token, final = tokens[last], tokens[last - 1]
    if token.text == "-" and last + 1 < end and _joined(tokens, last) and len(final.text) > 1:
        if joins_nations(tokens, last):
            return 0
        if tokens[last + 1].text[0].isupper():
            return 2
        if last - first > 1 and tokens[first].pos == "PROPN" and _is_syllable(tokens, last + 1):
            return 2
        small = tokens[last + 1].lower in words("small_words") and last + 3 < end
        return 4 if small and tokens[last + 2].text == "-" and tokens[last + 3].text[0].isupper() else 0
    if final.lower in words("particles") and last - first > 1 and token.text[0].isupper():
        return 1 if token.pos == "PROPN" else 0
    if (
        last - first == 1
        and token.lower in words("also_surnames")
        and token.text[0].isupper()
        and sex_of(final.text)
    ):
        return 0 if last + 1 < end and tokens[last + 1].text[0].isdigit() else 1
    of_place = final.lower in words("heads_of_names") and token.lower == "of"
    return 2 if of_place and _place_follows(tokens, last + 1, end) else 0


def _is_syllable(tokens: list[Token], i: int) -> bool:
    """Tell whether a token is the small half of a given name: "Jong-nam", "Jae-in"; not "Trump-era"."""
    token = tokens[i]
    return (
        tokens[i - 1].text == "-"
        and _joined(tokens, i - 1)
        and is_capital(tokens[i - 2])
        and token.text.islower()
        and len(token.text) < LONGEST_SYLLABLE
        and token.dep not in ("compound", "amod", "nmod")
        and token.tag in ("NN", "NNP", "IN")
    )


def _joined(tokens: list[Token], hyphen: int) -> bool:
    return tokens[hyphen - 1].end == tokens[hyphen].start and tokens[hyphen].end == tokens[hyphen + 1].start


def _place_follows(tokens: list[Token], i: int, end: int) -> bool:
    return i < end and tokens[i].text[0].isupper() and bool(places_named(tokens[i].text))


def _single(token: Token, label: str) -> list[Name]:
    if label == "NORP" and (token.tag in ("JJ", "NNS", "NNPS") or _ADJECTIVE.search(token.lower)):
        return []
    return [Name(token.i, token.i + 1, _end(token), label)] if len(token.text) > 1 else []


def _end(token: Token) -> int:
    """Return where a name ends: "Syrias" for "Syria's" before its s, "Roux.-" before what is no letter."""
    text = token.text
    if mark := _REFERENCE.search(text):
        return token.end - len(mark[0])
    if len(text) > 4 and text.endswith("s") and not text.isupper():
        stem = places_named(text[:-1])
        if stem and stem[0].kind in ("country", "capital") and not places_named(text):
            return token.end - 1
    if not text.endswith(".") and (junk := _TRAILING.search(text)):
        return token.end - len(junk[0])
    return token.end
