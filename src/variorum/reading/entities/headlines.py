"""Names in headlines, where capitals say nothing."""

from __future__ import annotations

from collections.abc import Sequence

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
            _cut_to_running(parse, name, running)
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


def _cut_to_running(parse: Parse, name: Name, running: Sequence[tuple[str, ...]]) -> None:
    """Cut a headline's name to the only word of it that names in running text have: "Keller Sees" to "Keller".

    A given name is the whole name of who bears no other there ("Anna Breaks"), and of two names that are apart there
    the first does something to the second ("Keller Defies Weir").
    """
    whole = texts(parse, name)
    words_known = {word for names in running for word in names}
    known = [i for i, text in enumerate(whole) if text in words_known]
    if not known or known_organisation(surface(parse, name)) or places_named(surface(parse, name)):
        return
    if sex_of(whole[0]):
        alone = all(names == whole[:1] for names in running if whole[0] in names)
        cut = len(whole) == 2 and known == [0] and alone and _may_be_verb(parse.tokens[name.last - 1])
    else:
        apart = (
            len(whole) == 3 and known == [0, 2] and not any(whole[0] in n and whole[2] in n for n in running)
        )
        cut = len(whole) > 1 and (len(known) == 1 or apart)
    if cut:
        name.first, name.last = name.first + known[0], name.first + known[0] + 1
        name.end = parse.tokens[name.first].end


def _may_be_verb(token: Token) -> bool:
    """Tell whether a word that is capitalised as all others can be a verb with an object or more behind it."""
    ends = token.lower.endswith(("s", "ed")) and any(
        c.i > token.i and c.dep != "punct" for c in token.children
    )
    return ends or token.tag in FINITE
