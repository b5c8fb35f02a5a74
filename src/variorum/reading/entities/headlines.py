"""Names in headlines, where capitals say nothing."""

from __future__ import annotations

from variorum.model import Parse, Sentence, Token
from variorum.reading.entities.mending import Name, surface, texts
from variorum.reading.entities.words import words
from variorum.text.names_given import sex_of
from variorum.text.names_organisations import known_organisation
from variorum.text.places import places_named

FINITE = ("VBD", "VBZ", "VBP", "MD")
HEADLINE_SHARE = 0.6
"""A line in which so many of the longer words are capitalised is a headline: capitals say nothing there."""


def is_headline(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence is written as headlines are: capitals for most of the longer words, no full stop.

    One whose verb is not capitalised ("Weir meets Anna Keller in Lisbon") has its capitals from names.
    """
    if any(t.text[-1] in ".;" for t in parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last]):
        return False
    if any(t.tag in FINITE and len(t.text) > 2 and t.text.islower() for t in parse.tokens_of(sentence)):
        return False
    tokens = [t for t in parse.tokens_of(sentence) if len(t.text) > 3 and t.text.isalpha()]
    capitals = sum(t.text[0].isupper() for t in tokens)
    return len(tokens) >= 4 and capitals >= HEADLINE_SHARE * len(tokens)


def cut_headlines(parse: Parse, names: list[Name], headline: list[bool]) -> list[Name]:
    """Return the names, those in headlines cut to what running text names and left out where nothing is sure.

    `headline` tells of each sentence whether it is one.
    """
    within = [headline[parse.tokens[n.first].sentence] for n in names]
    running = [texts(parse, n) for n, inside in zip(names, within, strict=True) if not inside]
    bodies = {whole for whole in running if len(whole) > 1}
    known = {word for whole in running for word in whole}
    lower = {t.text for t in parse.tokens if t.text.islower()}
    kept = []
    for name, inside in zip(names, within, strict=True):
        _cut_to_known(parse, name, bodies)
        if inside and texts(parse, name) not in bodies:
            _cut_common(parse, name, known, lower)
            _cut_to_running(parse, name, known)
        if name.first < name.last and (not inside or _is_sure(parse, name)):
            kept.append(name)
    return kept


def _is_sure(parse: Parse, name: Name) -> bool:
    if name.label in ("PERSON", "GPE"):
        return name.last - name.first <= 3
    if known_organisation(surface(parse, name)):
        return True
    return name.label == "ORG" and (
        name.last - name.first == 1 or parse.tokens[name.last - 1].lower in words("org_words")
    )


def _cut_to_known(parse: Parse, name: Name, known: set[tuple[str, ...]]) -> None:
    """Cut a person's name to a shorter one that running text bears: "Anna Keller Returns" to "Anna Keller"."""
    whole = texts(parse, name)
    if name.label != "PERSON" or len(whole) < 3 or whole in known:
        return
    for size in range(len(whole) - 1, 1, -1):
        for start in range(len(whole) - size + 1):
            if whole[start : start + size] in known:
                name.first, name.last = name.first + start, name.first + start + size
                name.end = parse.tokens[name.last - 1].end
                return


def _cut_common(parse: Parse, name: Name, running: set[str], lower: set[str]) -> None:
    """Cut off the words at both ends of a headline's name that running text has in lower case and in no name.

    What is left when something was cut must be well known or stand in some name of running text.
    """
    text = surface(parse, name)
    if known_organisation(text) or places_named(text):
        return
    tokens, first, end = parse.tokens, name.first, name.last
    while name.last > name.first and _is_common(tokens[name.last - 1], running, lower):
        name.last -= 1
    while name.last > name.first and _is_common(tokens[name.first], running, lower):
        name.first += 1
    if name.first < name.last < end:
        name.end = tokens[name.last - 1].end
    whole = (name.first, name.last) == (first, end) or running & set(texts(parse, name))
    if name.first < name.last and not (whole or known_organisation(surface(parse, name))):
        name.last = name.first


def _is_common(token: Token, running: set[str], lower: set[str]) -> bool:
    return token.text not in running and token.lower in lower and token.lower not in words("particles")


def _cut_to_running(parse: Parse, name: Name, running: set[str]) -> None:
    """Cut a headline's name to the only word of it that names in running text have: "Keller Sees" to "Keller"."""
    whole = texts(parse, name)
    known = [i for i, text in enumerate(whole) if text in running]
    if len(whole) < 2 or len(known) != 1 or sex_of(whole[0]):
        return
    if known_organisation(surface(parse, name)) or places_named(surface(parse, name)):
        return
    name.first, name.last = name.first + known[0], name.first + known[0] + 1
    name.end = parse.tokens[name.first].end
