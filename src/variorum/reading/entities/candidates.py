"""Whom a mention can mean: what is known of each, what has gone by, and what may be called by a common noun."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.nouns import kind_of
from variorum.reading.entities.words import words
from variorum.text.names_given import Sex
from variorum.text.places import is_nation

SENTENCES_BACK = 2
MOST_MODIFIERS = 4
CLEAR_LEAD = 1.0
FOCUS = 3
"""So many mentions, and twice those of any other city, make one the city of an article."""


@dataclass(slots=True)
class Candidate:
    """What coreference knows of an entity: its type, sex, what it may be called, its mentions as tokens."""

    type: EntityType
    sex: Sex
    called: frozenset[str]
    spans: list[tuple[int, int]]


@dataclass(slots=True)
class Seen:
    """A mention that has gone by: whose, its head token, whether it was a subject."""

    who: int
    token: Token
    subject: bool


def is_subject(token: Token) -> bool:
    while token.dep == "conj":
        token = token.head
    return token.dep in ("nsubj", "nsubjpass")


def clear_best(weights: dict[int, float]) -> int | None:
    ranked = sorted(weights, key=lambda who: (-weights[who], who))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] - weights[ranked[1]] < CLEAR_LEAD):
        return None
    return ranked[0]


def bare_title(parse: Parse, candidates: Sequence[Candidate], seen: list[Seen], token: Token) -> int | None:
    """Resolve "the president", "the ministry", "the city" to the only one who can be called so, or the last."""
    word = token.lower
    wanted: EntityType
    if word in words("person_nominals"):
        wanted = "person"
    elif word in words("org_nominals"):
        wanted = "organisation"
    elif word in words("place_nominals"):
        wanted = "place"
    elif (kind := kind_of(token)) is not None:
        wanted = kind
    else:
        return None
    modifiers = _modifiers(parse, token)
    if modifiers is None:
        return None
    if wanted == "place":
        modifiers = [m for m in modifiers if m not in words("directions")]
    fitting = {
        who for who, c in enumerate(candidates) if c.type == wanted and _may_be_called(c, word, modifiers)
    }
    gone_by = {m.who for m in seen} & fitting
    if len(fitting) == 1 and gone_by:
        return next(iter(fitting))
    recent = {m.who for m in seen if m.who in fitting and token.sentence - m.token.sentence <= SENTENCES_BACK}
    if len(recent) == 1:
        return next(iter(recent))
    focus = _focus(candidates, gone_by) if wanted == "place" else None
    return focus if not recent or focus in recent else None


def _focus(candidates: Sequence[Candidate], fitting: Collection[int]) -> int | None:
    """Return the one that the article is about: it has far more mentions than any other that fits."""
    ranked = sorted(fitting, key=lambda who: (-len(candidates[who].spans), who))
    if not ranked or len(candidates[ranked[0]].spans) < FOCUS:
        return None
    second = len(candidates[ranked[1]].spans) if len(ranked) > 1 else 0
    return ranked[0] if len(candidates[ranked[0]].spans) >= 2 * second else None


def _modifiers(parse: Parse, token: Token) -> list[str] | None:
    """Return what stands between "the" and a noun; None if it is not definite, or what follows says which it is."""
    tokens = parse.tokens
    found: list[str] = []
    i = token.i - 1
    while i >= 0 and tokens[i].dep in ("amod", "compound", "poss", "case") and len(found) < MOST_MODIFIERS:
        if tokens[i].dep != "case" and not is_nation(tokens[i].text):
            found.append(tokens[i].lower)
        i -= 1
    if i < 0 or tokens[i].lower != "the" or token.dep == "compound":
        return None
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if behind is not None and behind.lower == "of" and (office := _office_behind(tokens, behind.i + 1)):
        return [*found, office]
    if behind is not None and (
        behind.lower in ("of", "for", "that", "who", "which") or behind.pos == "PROPN"
    ):
        return None
    return found


def _office_behind(tokens: Sequence[Token], i: int) -> str:
    """Return the portfolio of "the secretary of | state", or nothing."""
    return tokens[i].lower if i < len(tokens) and tokens[i].lower in words("portfolios") else ""


def _may_be_called(candidate: Candidate, noun: str, modifiers: list[str]) -> bool:
    called = candidate.called
    return noun in called and all(m in called or m + "s" in called for m in modifiers)
