"""What a dependency tree says of noun phrases and clauses."""

from __future__ import annotations

from collections.abc import Collection

from variorum.model import Parse, Token

NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_BEFORE_NOUN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "neg"}
)
_AFTER_NOUN = frozenset(
    {"of", "for", "from", "at", "in", "with", "to", "on", "within", "inside", "behind", "about"}
)
_BEFORE_CLAUSE = frozenset({",", ";", ":", ".", "-", "—", "–", "--", "…", ")"})
_AFTER_CLAUSE = frozenset({",", ";", ":", ".", "-", "—", "–", "--", "("})
STOPS = frozenset({",", "(", ")", ";", ":", "—", "–", "--", "[", '"', "“", "”", "«", "»"})
MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»", "‘"})
_COMPLEMENTS = frozenset({"of", "from", "by"})
_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the tokens `[first, last)` of a noun with what stands before it and what completes it.

    Relative clauses and appositions after a comma are left out; "the head of the company" and "officials in the
    ministry" are kept whole.
    """
    first = head.i
    for child in reversed([c for c in head.children if c.i < head.i]):
        if child.text in MARKS or child.dep not in _BEFORE_NOUN | {"punct"}:
            break
        if child.dep != "punct":
            first = min(first, child.subtree()[0].i)
    last = head.i + 1
    after = [c for c in head.children if c.i > head.i]
    for n, child in enumerate(after):
        if child.dep == "cc":
            if n + 1 < len(after) and after[n + 1].dep == "conj" and after[n + 1].pos in NAMING:
                last = _until_stop(after[n + 1], child.i + 1)
            break
        if child.subtree()[0].i != last or not _completes(head, child):
            break
        last = _until_stop(child, last)
    complement = complement_after(head, last)
    return first, _until_stop(complement, last) if complement is not None else last


def complement_after(noun: Token, last: int) -> Token | None:
    """Return the phrase that completes an inverted subject and hangs on its verb ("read a statement from …")."""
    if noun.pos != "NOUN" or noun.head.i > noun.i:
        return None
    return next((c for c in noun.head.children if c.i == last and c.lower in _COMPLEMENTS), None)


def _completes(head: Token, child: Token) -> bool:
    if child.dep == "prep":
        if head.pos == "PROPN":
            target = child.child("pobj")
            return child.lower in ("of", "for") and target is not None and target.pos == "PROPN"
        return child.lower in _AFTER_NOUN
    return child.dep in ("amod", "appos", "nummod")


def _until_stop(token: Token, start: int) -> int:
    """Return the end of a subtree, cut at the first comma, bracket or clause."""
    last = start
    for inner in token.subtree():
        if inner.i < start:
            continue
        if inner.i != last or inner.text in STOPS or inner.dep in _CLAUSE:
            break
        last = inner.i + 1
    return last


def runs(parse: Parse, tokens: Collection[int]) -> list[tuple[int, int]]:
    """Return the contiguous stretches of some tokens, without "that" and the punctuation at their ends."""
    found: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    pieces = [_trimmed(parse, first, last, n == 0) for n, (first, last) in enumerate(found)]
    return [(first, last) for first, last in pieces if first < last]


def _trimmed(parse: Parse, first: int, last: int, opens: bool) -> tuple[int, int]:
    tokens = parse.tokens
    while first < last and (tokens[first].text in _BEFORE_CLAUSE or (opens and _is_that(tokens[first]))):
        first += 1
    while last > first and tokens[last - 1].text in _AFTER_CLAUSE:
        last -= 1
    return first, last


def _is_that(token: Token) -> bool:
    return (token.lower in ("that", "as") and token.dep in ("mark", "prep")) or (
        token.lower == "that" and token.tag == "IN"
    )
