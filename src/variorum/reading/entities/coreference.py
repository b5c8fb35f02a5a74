"""Resolve pronouns and bare titles to entities, precision first: what is not sure is left out.

Candidates are weighed by salience (recency and subjecthood, after Lappin and Leass 1994) after sex, number and
binding have ruled some out; the best must lead clearly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.words import words
from variorum.text.places import demonym_country

Sex = Literal["m", "f", "u"]
PRONOUNS: dict[str, Sex] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
REFERS_TO: dict[str, tuple[EntityType, ...]] = {
    "it": ("organisation",),
    "its": ("organisation", "place"),
    "they": ("group",),
    "their": ("group", "organisation"),
}
SENTENCES_BACK = 2
MOST_MODIFIERS = 4
CLEAR_LEAD = 1.0
WHOLE = 3


@dataclass(slots=True)
class Candidate:
    """What coreference knows of an entity: its type, sex, what it may be called, its mentions as tokens."""

    type: EntityType
    sex: Sex
    called: frozenset[str]
    spans: list[tuple[int, int]]
    named: bool = True


@dataclass(slots=True)
class Seen:
    """A mention that has gone by: whose, its head token, whether it was a subject."""

    who: int
    token: Token
    subject: bool


def resolve(parse: Parse, candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return (candidate, token) for every pronoun and bare title whose entity is sure, in the order of the text.

    A first pass over the text learns from its pronouns the sex of those whose names do not tell it.
    """
    found = _pass(parse, candidates)
    heard: dict[int, list[Sex]] = {}
    for who, i in found:
        if candidates[who].sex == "u" and (sex := PRONOUNS.get(parse.tokens[i].lower)):
            heard.setdefault(who, []).append(sex)
    if not heard:
        return found
    learnt = list(candidates)
    for who, pronouns in heard.items():
        he, she = pronouns.count("m"), pronouns.count("f")
        if max(he, she) > min(he, she):
            learnt[who] = replace(candidates[who], sex="m" if he > she else "f")
    return _pass(parse, learnt)


def _pass(parse: Parse, candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    ends = {last - 1: who for who, c in enumerate(candidates) for _, last in c.spans}
    inside = {i for c in candidates for first, last in c.spans for i in range(first, last)}
    quoted = quoted_tokens(parse)
    seen: list[Seen] = []
    found = []
    others: dict[str, int] = {}
    for token in parse.tokens:
        who = ends.get(token.i)
        if who is None and token.i not in inside and not quoted[token.i]:
            who = _resolved(parse, candidates, seen, token)
            if who is not None:
                found.append((who, token.i))
            elif _is_someone(token):
                who = others.setdefault(token.lower, -1 - len(others))
        if who is not None:
            seen.append(Seen(who, token, _is_subject(token)))
    return found


def quoted_tokens(parse: Parse) -> list[bool]:
    """Tell for each token whether it stands between quotation marks; a paragraph's end closes them."""
    found, inside, paragraph = [], False, -1
    for token in parse.tokens:
        here = parse.sentences[token.sentence].paragraph
        if here != paragraph:
            inside, paragraph = False, here
        if token.text == "“":
            inside = True
        elif token.text in ("”", "„"):
            inside = token.text == "„"
        elif token.text in ('"', "''", "``"):
            inside = not inside
        found.append(inside)
    return found


def _is_subject(token: Token) -> bool:
    while token.dep == "conj":
        token = token.head
    return token.dep in ("nsubj", "nsubjpass")


def _resolved(parse: Parse, candidates: Sequence[Candidate], seen: list[Seen], token: Token) -> int | None:
    word = token.lower
    if sex := PRONOUNS.get(word):
        return _third_person(candidates, seen, token, sex)
    if word in REFERS_TO:
        return _subject_of_clause(candidates, seen, token, REFERS_TO[word])
    if token.pos not in ("NOUN", "PROPN"):
        return None
    return _bare_title(parse, candidates, seen, token)


def _third_person(candidates: Sequence[Candidate], seen: list[Seen], token: Token, sex: Sex) -> int | None:
    """Weigh the people mentioned in this sentence and the two before it."""
    weights: dict[int, float] = {}
    for mention in reversed(seen):
        back = token.sentence - mention.token.sentence
        if back > SENTENCES_BACK:
            break
        theirs = _sex_of(candidates, mention)
        if theirs not in (sex, "u") or _bound(token, mention.token):
            continue
        weight = WHOLE - back + (1.0 if mention.subject else 0.0) + (0.5 if theirs == sex else 0.0)
        weight += 0.5 if mention.subject and _is_subject(token) else 0.0
        weights[mention.who] = max(weights.get(mention.who, 0.0), weight)
    best = _clear_best(weights)
    if best is None or best < 0:
        return None
    return best if candidates[best].named or candidates[best].sex == sex else None


def _is_someone(token: Token) -> bool:
    """Tell whether a noun is about one person, though of none that the article names."""
    return token.tag == "NN" and token.lower in words("person_heads") | words("person_nominals")


def _sex_of(candidates: Sequence[Candidate], mention: Seen) -> Sex | None:
    """Return the sex of a person, None for what is no person. A negative number is someone unnamed."""
    if mention.who >= 0:
        candidate = candidates[mention.who]
        return candidate.sex if candidate.type == "person" else None
    described = {mention.token.lower, *(c.lower for c in mention.token.children)}
    return "f" if described & words("female_words") else "m" if described & words("male_words") else "u"


def _clear_best(weights: dict[int, float]) -> int | None:
    ranked = sorted(weights, key=lambda who: (-weights[who], who))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] - weights[ranked[1]] < CLEAR_LEAD):
        return None
    return ranked[0]


def _bound(pronoun: Token, mention: Token) -> bool:
    """Tell whether both are arguments of one verb, so that they cannot be one ("Ann saw her")."""
    if pronoun.tag == "PRP$" or pronoun.lower.endswith("self"):
        return pronoun.head is mention
    head = pronoun.head if pronoun.dep != "pobj" else pronoun.head.head
    return mention.head is head


def _subject_of_clause(
    candidates: Sequence[Candidate], seen: list[Seen], token: Token, types: tuple[EntityType, ...]
) -> int | None:
    """Take the subject of the clause around, or of the clause that this one depends on."""
    by_token = {m.token.i: m.who for m in seen if m.token.sentence == token.sentence}
    for verb in token.ancestors():
        if verb.pos not in ("VERB", "AUX"):
            continue
        subject = verb.child("nsubj", "nsubjpass")
        if subject is None or subject is token or subject.i > token.i:
            continue
        who = by_token.get(subject.i)
        if who is None and subject.lower in words("org_nominals"):
            named = (c for c in subject.children if c.dep in ("compound", "nmod") and c.i in by_token)
            who = next((by_token[c.i] for c in named), None)  # "the Westby Riders rescue group"
        if who is None or who < 0:
            return None
        return who if candidates[who].type in types else None
    return None


def _bare_title(parse: Parse, candidates: Sequence[Candidate], seen: list[Seen], token: Token) -> int | None:
    """Resolve "the president", "the ministry", "the city" to the only one who can be called so, or the last."""
    word = token.lower
    wanted: EntityType
    if word in words("person_nominals"):
        wanted = "person"
    elif word in words("org_nominals"):
        wanted = "organisation"
    elif word in words("place_nominals"):
        wanted = "place"
    else:
        return None
    modifiers = _modifiers(parse, token)
    if modifiers is None:
        return None
    fitting = {
        who for who, c in enumerate(candidates) if c.type == wanted and _may_be_called(c, word, modifiers)
    }
    gone_by = {m.who for m in seen} & fitting
    if len(fitting) == 1 and gone_by:
        return next(iter(fitting))
    recent = {m.who for m in seen if m.who in fitting and token.sentence - m.token.sentence <= SENTENCES_BACK}
    return next(iter(recent)) if len(recent) == 1 else None


def _modifiers(parse: Parse, token: Token) -> list[str] | None:
    """Return what stands between "the" and a noun; None if it is not definite, or what follows says which it is."""
    tokens = parse.tokens
    found: list[str] = []
    i = token.i - 1
    while i >= 0 and tokens[i].dep in ("amod", "compound", "poss", "case") and len(found) < MOST_MODIFIERS:
        if tokens[i].dep != "case" and not demonym_country(tokens[i].text):
            found.append(tokens[i].lower)
        i -= 1
    if i < 0 or tokens[i].lower != "the" or token.dep == "compound":
        return None
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if behind is not None and (
        behind.lower in ("of", "for", "that", "who", "which") or behind.pos == "PROPN"
    ):
        return None
    return found


def _may_be_called(candidate: Candidate, noun: str, modifiers: list[str]) -> bool:
    called = candidate.called
    return noun in called and all(m in called or m + "s" in called for m in modifiers)
