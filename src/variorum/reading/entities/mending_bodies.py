"""Where the name of a body begins and ends: beside a person's, with its head, with what it is "of"."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.entities.words import words
from variorum.text.names_given import sex_of
from variorum.text.names_organisations import known_organisation
from variorum.text.places import demonym_country, places_named


def names_nobody(token: Token) -> bool:
    if token.lower in words("not_names") or not any(c.isalpha() for c in token.text):
        return True
    return bool(demonym_country(token.text)) and token.text not in ("US", "U.S.", "Vatican")


def nations_joined(tokens: list[Token], first: int, last: int) -> int | None:
    """Return the hyphen between the two countries that a span is nothing else than: "the U.S.-Weir talks"."""
    texts = [t.text for t in tokens[first:last]]
    hyphen = texts.index("-") if "-" in texts else 0
    if not hyphen or not all(_is_country(" ".join(side)) for side in (texts[:hyphen], texts[hyphen + 1 :])):
        return None
    return first + hyphen


def joins_nations(tokens: list[Token], hyphen: int) -> bool:
    """Tell whether a hyphen stands between two countries."""
    if tokens[hyphen].text != "-":
        return False
    before = (" ".join(t.text for t in tokens[max(0, hyphen - n) : hyphen]) for n in (1, 2))
    behind = (" ".join(t.text for t in tokens[hyphen + 1 : hyphen + 1 + n]) for n in (1, 2))
    return any(map(_is_country, before)) and any(map(_is_country, behind))


def _is_country(name: str) -> bool:
    return any(p.kind == "country" for p in places_named(name)[:1])


def run_together(left: Token, right: Token) -> bool:
    """Tell whether two words are two names between which a comma or a line break was lost ("Lisbon Reuters")."""
    if left.text.isupper() and len(left.text) > 3 and places_named(left.text) and not right.text.isupper():
        return True  # a dateline: "BEIRUT Air strikes"
    if not known_organisation(right.text) or known_organisation(f"{left.text} {right.text}"):
        return False
    stem = left.text[:-1] if left.text[-1] == "s" else left.text
    return bool(places_named(left.text) or places_named(stem))


def spokesman(tokens: list[Token], first: int, last: int, label: str) -> int | None:
    """Return where a person's name begins behind a body's: "spokesman for the group Weir Front | Anna Keller"."""
    before = tokens[max(0, first - 6) : first]
    if label not in ("PERSON", "ORG", "TEXT") or not before or before[-1].lower not in words("bodies"):
        return None
    links = [i for i, t in enumerate(before) if t.lower in ("for", "of") and i > 0]
    if not any(before[i - 1].lower in words("titles") for i in links):
        return None
    for i in range(first + 2, last - 1):
        if (
            tokens[i - 1].lower not in words("particles")
            and sex_of(tokens[i].text)
            and tokens[i].lower not in words("particles")
        ):
            return i
    return None


def with_head(parse: Parse, last: int) -> int:
    """Take in the last word of a body's name, where the tree hangs the name on it ("Danube Press |Wire")."""
    tokens = parse.tokens
    if last >= parse.sentences[tokens[last - 1].sentence].last or tokens[last - 1].head is not tokens[last]:
        return last
    head = tokens[last]
    name = head.pos == "PROPN" and head.text[0].isupper() and not names_nobody(head)
    titled = head.lower in words("titles") | words("title_modifiers") | words("place_nouns")
    goes_on = last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN"
    known = known_organisation(head.text) or any(n.first <= last < n.last for n in parse.names)
    return last + 1 if name and not (titled or goes_on or known) else last


def with_object(parse: Parse, last: int) -> int:
    """Take in what a body is "of" ("State Board |of Antiquities and Heritage"); a place is a name of its own."""
    tokens = parse.tokens
    end = parse.sentences[tokens[last - 1].sentence].last
    if tokens[last - 1].lower not in words("bodies_of") or last + 1 >= end or tokens[last].lower != "of":
        return last
    stop = last + 1
    while stop < end and (
        _is_object(tokens[stop])
        or (tokens[stop].lower == "and" and stop + 1 < end and _is_object(tokens[stop + 1]))
    ):
        stop += 1
    text = parse.article.text[tokens[last + 1].start : tokens[stop - 1].end]
    return last if stop == last + 1 or places_named(text) or known_organisation(text) else stop


def _is_object(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()


def verb_within(tokens: list[Token], first: int, last: int) -> int | None:
    """Return the verb whose subject and object the parser took for one name: "Anna Keller | called | Weir"."""
    for token in tokens[first + 1 : last]:
        subject = token.child("nsubj") if token.tag in ("VBD", "VBZ") and token.text.islower() else None
        if subject is not None and first <= subject.i < token.i:
            return token.i
    return None
