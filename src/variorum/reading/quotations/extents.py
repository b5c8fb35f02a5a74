"""How far indirect content reaches: from behind the day on which was spoken up to where the reporting goes on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.model import Parse, TimeExpression, Token
from variorum.reading.quotations.cues import has_frame, lexicon
from variorum.reading.quotations.trees import MARKS

_PARTS = frozenset({",", "-", "–", "—", "--"})
_OPENS_CLAUSE = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})


def behind_date(parse: Parse, cue: Token, times: Sequence[TimeExpression]) -> int:
    """Return the token behind a cue and the day on which was spoken: "said in May | his country was ready".

    A number that the parser's name has behind the time is no part of it: "said on Sunday | nine people died".
    """
    first = cue.i + 1
    start = first + (first < len(parse.tokens) and parse.tokens[first].lower in ("in", "on", "at"))
    last = next((n.last for n in parse.names if n.label in ("DATE", "TIME") and n.first == start), first)
    if first < len(parse.tokens):
        times = [t for t in times if t.span.start == parse.tokens[start].start]
        ends = (len(parse.tokens_within(t.span.start, t.span.end)) + start for t in times)
        last = next((end for end in ends if end < last and parse.tokens[end].pos == "NUM"), last)
    opens = last < len(parse.tokens) and parse.tokens[last].pos in _OPENS_CLAUSE
    return last if opens else first


def up_to_next_cue(tokens: list[Token]) -> list[int]:
    """Return the tokens up to where the reporting goes on: "…, adding that", "…, while Y said", "… and said"."""
    for n, (before, token) in enumerate(pairwise(tokens), start=1):
        comma = before.text == "," or (before.text in MARKS and n > 1 and tokens[n - 2].text == ",")
        if comma and (_is_participle_cue(token) or _opens_report(token)):
            return [t.i for t in tokens[:n] if t is not before or before.text in MARKS]
        if before.lower == "before" and token.dep == "pcomp" and has_frame(token, "say"):
            return [t.i for t in tokens if t.i < before.i]
        if before.dep == "cc" and _is_second_cue(token):
            return [t.i for t in tokens if t.i < before.i]
        if before.text in _PARTS and n > 1 and _tells_of_denial(token):
            return [t.i for t in tokens if t.i < before.i]
        if before.dep == "cc" and n > 1 and _is_closed(tokens[: n - 1]) and _reports(token):
            return [t.i for t in tokens if t.i < before.i]
    return [t.i for t in tokens]


def _is_second_cue(token: Token) -> bool:
    if token.dep != "conj" or token.child("nsubj") is not None:
        return False
    if token.tag == "VBG":
        return token.head.tag != "VBG" and any(has_frame(token, f) for f in ("say", "call", "accuse"))
    says = has_frame(token, "say") and token.child("ccomp") is not None
    named = token.child("oprd") is not None or any(t.text in MARKS for t in token.subtree())
    names = has_frame(token, "call") and named
    return token.tag in ("VBD", "VBZ") and (says or names)


def _is_participle_cue(token: Token) -> bool:
    speaks = has_frame(token, "say") or has_frame(token, "call")
    return token.tag == "VBG" and token.dep == "advcl" and speaks


def _opens_report(token: Token) -> bool:
    verb = token.head
    opens = token.dep == "mark" and token.lower in ("while", "whereas", "although", "though")
    return opens and verb.i > token.i and has_frame(verb, "say") and verb.child("nsubj") is not None


def _tells_of_denial(token: Token) -> bool:
    """Tell whether a word opens what the report adds of somebody who was against it: "…, a claim Weir dismissed"."""
    noun = token.head if token.dep == "det" else token
    if noun.pos != "NOUN" or noun.lemma not in lexicon()["what_was_said"] or noun.i > token.i + 2:
        return False
    clauses = (c for c in noun.children if c.dep in ("acl", "relcl") and c.i > noun.i)
    return any(has_frame(c, "object") and (c.child("agent", "nsubj") is not None) for c in clauses)


def _is_closed(tokens: list[Token]) -> bool:
    """Tell whether tokens end in a closing mark, with or without a comma before or behind it."""
    last = [t.text for t in tokens[-2:]]
    marks = sum(t.text in MARKS for t in tokens)
    return marks > 1 and (last[-1] in MARKS or (last[-1] == "," and last[0] in MARKS))


def _reports(verb: Token) -> bool:
    """Tell whether a verb with no subject of its own goes on reporting: "… '…' and urged the judge"."""
    told = any(has_frame(verb, f) for f in ("say", "order", "accuse", "call", "object", "ask"))
    return (
        told
        and verb.dep == "conj"
        and verb.tag in ("VBD", "VBZ")
        and verb.child("nsubj", "nsubjpass") is None
    )
