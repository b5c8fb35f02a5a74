"""Resolve pronouns to entities, precision first: what is not sure is left out.

Candidates are weighed by salience (recency and subjecthood, after Lappin and Leass 1994) after sex, number and
binding have ruled some out; the best must lead clearly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.candidates import (
    SENTENCES_BACK,
    Candidate,
    Seen,
    bare_title,
    clear_best,
    is_subject,
)
from variorum.reading.entities.words import says, words
from variorum.text.names_given import SEX_OF_PRONOUN, Sex

REFERS_TO: dict[str, tuple[EntityType, ...]] = {
    "it": ("organisation",),
    "its": ("organisation", "place"),
    "they": ("group",),
    "their": ("group", "organisation"),
}
RELATIVES = frozenset({"who", "whom", "whose"})
ALSO_RELATIVE = frozenset({"which", "that"})
REFLEXIVES = frozenset({"himself", "herself"})
PLURALS = frozenset({"they", "them", "their", "themselves"})
WHOLE = 3


def resolve(parse: Parse, candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return (candidate, token) for every pronoun whose entity is sure, in the order of the text.

    A first pass over the text learns from its pronouns the sex of those whose names do not tell it.
    """
    found = _pass(parse, candidates)
    heard: dict[int, list[Sex]] = {}
    for who, i in found:
        if candidates[who].sex == "u" and (sex := SEX_OF_PRONOUN.get(parse.tokens[i].lower)):
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
    for token in parse.tokens:
        who = ends.get(token.i)
        if who is None and token.i not in inside and not quoted[token.i]:
            heard = seen
            if says(token):
                heard = [_less_in_relative(m) for m in seen if not quoted[m.token.i]]
            who = _resolved(parse, candidates, heard, token)
            if who is not None:
                found.append((who, token.i))
        if who is not None:
            seen.append(Seen(who, token, is_subject(token)))
    return found


def _less_in_relative(mention: Seen) -> Seen:
    """Return a mention; the subject of a relative clause ("the moment the bomber struck") as no subject."""
    return replace(mention, subject=mention.subject and mention.token.head.dep != "relcl")


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


def _resolved(parse: Parse, candidates: Sequence[Candidate], seen: list[Seen], token: Token) -> int | None:
    word = token.lower
    if word in RELATIVES or (token.tag == "WDT" and word in ALSO_RELATIVE):
        return _antecedent(seen, token)
    if word in REFLEXIVES:
        return _own_subject(candidates, seen, token)
    if sex := SEX_OF_PRONOUN.get(word):
        return _third_person(candidates, seen, token, sex)
    if word in REFERS_TO:
        found = _subject_of_clause(candidates, seen, token, REFERS_TO[word])
        return _plural(parse, candidates, seen, token) if found is None and word in PLURALS else found
    if word in PLURALS:
        return _plural(parse, candidates, seen, token)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    return bare_title(parse, candidates, seen, token)


def _plural(parse: Parse, candidates: Sequence[Candidate], seen: Sequence[Seen], token: Token) -> int | None:
    """Return whom "they" and "them" mean: the group of people that this sentence and the one before are about.

    Things that are the subject there ("the strikes") could be meant too.
    """
    weights: dict[int, float] = {}
    for mention in reversed(seen):
        back = token.sentence - mention.token.sentence
        if back > 1:
            break
        if candidates[mention.who].type == "group" and not _bound(token, mention.token):
            weight = 2.0 - back + (1.0 if mention.subject else 0.0)
            weight += 0.5 if mention.subject and is_subject(token) else 0.0
            weights[mention.who] = max(weights.get(mention.who, 0.0), weight)
    best = clear_best(weights)
    if best is None:
        return None
    people = {m.token.i for m in seen}
    first = parse.sentences[max(0, token.sentence - 1)].first
    things = (t for t in parse.tokens[first : token.i] if t.tag in ("NNS", "NNPS") and is_subject(t))
    return None if any(t.i not in people for t in things) else best


def _antecedent(seen: Sequence[Seen], token: Token) -> int | None:
    """Return whom "who" or "which" means: the noun that its clause says more of."""
    clause = next((t for t in token.ancestors() if t.dep == "relcl"), None)
    if clause is None or clause.head.i > token.i:
        return None
    return _mention_at(seen, clause.head)


def _own_subject(candidates: Sequence[Candidate], seen: Sequence[Seen], token: Token) -> int | None:
    """Return whom "himself" means: the subject of its verb."""
    verb = next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)
    subject = verb.child("nsubj", "nsubjpass") if verb is not None else None
    if subject is None or subject.i > token.i:
        return None
    who = _mention_at(seen, subject)
    fits = (
        who is not None
        and candidates[who].type == "person"
        and candidates[who].sex in (SEX_OF_PRONOUN[token.lower], "u")
    )
    return who if fits else None


def _mention_at(seen: Sequence[Seen], token: Token) -> int | None:
    return next((m.who for m in reversed(seen) if m.token is token), None)


def _third_person(candidates: Sequence[Candidate], seen: list[Seen], token: Token, sex: Sex) -> int | None:
    """Weigh the people mentioned in this sentence and the two before it; who denies that he did it means himself."""
    if (speaker := _speaks_of_himself(seen, token)) is not None and candidates[speaker].sex in (sex, "u"):
        return speaker
    weights: dict[int, float] = {}
    for mention in reversed(seen):
        back = token.sentence - mention.token.sentence
        if back > SENTENCES_BACK:
            break
        candidate = candidates[mention.who]
        theirs = candidate.sex if candidate.type == "person" else None
        if theirs not in (sex, "u") or _bound(token, mention.token):
            continue
        weight = WHOLE - back + (1.0 if mention.subject else 0.0) + (0.5 if theirs == sex else 0.0)
        weight += 0.5 if mention.subject and is_subject(token) else 0.0
        weights[mention.who] = max(weights.get(mention.who, 0.0), weight)
    return clear_best(weights)


def _speaks_of_himself(seen: Sequence[Seen], token: Token) -> int | None:
    """Return who says of himself what the pronoun is the subject of: "Holt denied to reporters that he had known"."""
    clause = token.head
    if not is_subject(token) or clause.dep != "ccomp" or clause.head.lemma not in words("of_oneself_verbs"):
        return None
    subject = clause.head.child("nsubj")
    return _mention_at(seen, subject) if subject is not None else None


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
        if who is None:
            return None
        return who if candidates[who].type in types else None
    return None
