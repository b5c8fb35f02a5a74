"""What stands beside "according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Parse, Token
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.trees import NAMING, noun_phrase, runs
from variorum.text.abbreviations import abbreviated_titles

MAX_LEAD = 3
"""How many tokens may stand between "according to …" and the end of the sentence that it opens or closes."""


def according(parse: Parse, cue: Token) -> Iterator[Attribution]:
    """Yield what a cue attributes to whom it names: according to X, …"""
    to = cue.child("prep") if cue.lower == "according" else cue
    source = to.child("pobj") if to is not None else None
    source = _last_of_name(parse, source) if source is not None else None
    if source is None or source.pos not in NAMING or (cue.lower == "per" and source.pos != "PROPN"):
        return
    sentence = parse.sentence_of(cue)
    inside = sorted({*(t.i for t in cue.subtree()), *range(cue.i, source.i + 1)})
    if cue.i - sentence.first <= MAX_LEAD:
        rest = parse.tokens[noun_phrase(source)[1] : sentence.last]
        comma = next((t.i for t in rest if t.text == ","), inside[-1])
        clause = range((inside[-1] if sentence.last - inside[-1] > MAX_LEAD else comma) + 1, sentence.last)
    elif sentence.last - inside[-1] <= MAX_LEAD:
        clause = range(sentence.first, cue.i)
    else:
        host = next((a for a in cue.ancestors() if a.pos in ("VERB", "AUX")), cue.head)
        yield Attribution(cue, "according", source, runs(parse, {t.i for t in host.subtree()} - set(inside)))
        return
    yield Attribution(cue, "according", source, runs(parse, clause))


def _last_of_name(parse: Parse, token: Token) -> Token:
    """Return the last word of a name that the tree breaks ("Paris | Prosecutor Anna Keller", "deputy | Sgt. Weir")."""
    while token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].pos == "PROPN":
        following = parse.tokens[token.i + 1]
        if token.pos != "PROPN" and following.text not in abbreviated_titles():
            break
        token = following
    return token
