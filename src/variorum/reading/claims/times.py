"""Times of claims: which of the times in a sentence is that of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Parse, Span, TimeExpression, Token
from variorum.reading.claims.clauses import Clause
from variorum.reading.claims.lexicon import Lexicon
from variorum.text.timex import precision

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "poss"})


def time_of(
    clause: Clause, parse: Parse, times: Sequence[TimeExpression], words: Lexicon
) -> TimeExpression | None:
    """Return the time of a clause: the first date or time of day in it, or the first duration, or the time above, or
    the one before the subject that it shares with another."""
    inside = [t for t in times if _dates(t, parse, clause, words)]
    dated = next((t for t in inside if t.type in ("DATE", "TIME")), None)
    lasting = next((t for t in inside if t.type == "DURATION"), None)
    return dated or lasting or _time_above(clause, parse, times) or _shared_time(clause, parse, times, words)


def is_in(span: Span, parse: Parse, clause: Clause) -> bool:
    """Tell whether a span lies in the clause itself, not in a clause within it."""
    return any(t.i in clause.core for t in parse.tokens_within(span.start, span.end))


def _dates(time: TimeExpression, parse: Parse, clause: Clause, words: Lexicon) -> bool:
    """Tell whether a time in a clause is that of its event, and not of a noun in it ("the 2016 election"), nor of what
    an apposition says ("Ada Berg, mayor until 2012, left").
    """
    if not is_in(time.span, parse, clause) or _is_apposed(time, parse, clause):
        return False
    noun = _described(time, parse)
    if noun is None or time.type != "DATE" or noun is clause.predicate:
        return True
    return noun.lemma.lower() in words.nominalisations and precision(time.value) == "day"


def _is_apposed(time: TimeExpression, parse: Parse, clause: Clause) -> bool:
    """Tell whether a time stands in an apposition within a clause."""
    token = _top(time, parse)
    while token is not None and token is not clause.predicate and token.head is not token:
        if token.dep == "appos" and token.i in clause.core:
            return True
        token = token.head
    return False


def _top(time: TimeExpression, parse: Parse) -> Token | None:
    tokens = parse.tokens_within(time.span.start, time.span.end)
    return next((t for t in tokens if t.head not in tokens or t.head is t), None)


def _described(time: TimeExpression, parse: Parse) -> Token | None:
    """Return the noun behind a time that it describes: "the 2016 election"."""
    top = _top(time, parse)
    if top is None or top.dep not in _MODIFIERS:
        return None
    return top.head if top.head.pos in ("NOUN", "PROPN") and top.head.i > top.i else None


def _time_above(clause: Clause, parse: Parse, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time before a clause with "when": "last flooded in 1998, when four people drowned".

    What follows the 1998 election need not have been in that year, nor what hangs on another verb than the time does.
    """
    when = next((c for c in clause.verb.children if c.lower == "when"), None)
    if when is None:
        return None
    start = parse.sentence_of(when).start
    before = [
        t for t in times if t.type in ("DATE", "TIME") and start <= t.span.start and t.span.end <= when.start
    ]
    top = _top(before[-1], parse) if before else None
    if top is None or _described(before[-1], parse) is not None:
        return None
    above = set(clause.verb.ancestors())
    beside = top in above or next((t for t in top.ancestors() if t.pos in ("VERB", "AUX")), top) in above
    return before[-1] if beside else None


def _shared_time(
    clause: Clause, parse: Parse, times: Sequence[TimeExpression], words: Lexicon
) -> TimeExpression | None:
    """Return the time before the subject that a clause shares with the one before: "In May, the guild sold the mill and
    bought a boat"."""
    first = clause.verb.head
    own = {c.dep for c in clause.verb.children} | {c.lower for c in clause.verb.children}
    if clause.verb.dep != "conj" or own & (_SUBJECTS | words.afterwards):
        return None
    subject = next((c for c in first.children if c.dep in _SUBJECTS), None)
    leading = (
        time for time in times
        if time.type in ("DATE", "TIME") and (top := _top(time, parse)) is not None
        and first in (top.head, top.head.head) and subject is not None and top.i < subject.i
    )  # fmt: skip
    return next(leading, None)
