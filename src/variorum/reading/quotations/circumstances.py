"""When, where and through whom words reached the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Parse, Span, TimeExpression, Token
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.speakers import quoted_saying

_OCCASION_PREPOSITIONS = frozenset({"in", "during", "at", "on", "via", "through", "after", "over", "by"})
_TIME_MODIFIERS = frozenset({"npadvmod", "prep", "advmod", "dobj", "dative", "nummod"})
_CITING = frozenset({"cite", "quote"})
_NEAR = len(" on ")
_SPEAKING = frozenset({"speak", "address", "write", "testify", "talk", "appear", "post"})


def occasion_of(parse: Parse, cue: Token) -> Span | None:
    """Return the phrase that says where or how the words were said ("in an interview", "during a visit")."""
    for preposition in _prepositions(cue):
        target = preposition.child("pobj")
        known = target is not None and has_frame(target, "occasion")
        if known and preposition.lower in _OCCASION_PREPOSITIONS:
            return _span(parse, _before_clauses(preposition))
    speaking = next(
        (v for v in _verbs(cue) if v.dep == "advcl" and v.tag == "VBG" and v.lemma in _SPEAKING), None
    )
    return _span(parse, _before_clauses(speaking)) if speaking is not None else None


def _span(parse: Parse, tokens: list[Token]) -> Span:
    return parse.span(tokens[0].i, tokens[-1].i + 1)


def _verbs(cue: Token) -> list[Token]:
    """Return the verbs whose adjuncts are the cue's: itself, "speaking …, X said", "X told CNN, adding …"."""
    verbs = [cue, *(c for c in cue.children if c.dep == "advcl" and c.lemma in _SPEAKING)]
    if cue.dep in ("conj", "advcl") and cue.head.pos == "VERB" and has_frame(cue.head, "say"):
        verbs.append(cue.head)
    return verbs


def _prepositions(cue: Token) -> Iterator[Token]:
    for verb in _verbs(cue):
        for child in verb.children:
            if child.dep == "prep":
                yield child
            elif child.dep in ("dobj", "dative", "npadvmod"):
                yield from (c for c in child.children if c.dep == "prep")


def _before_clauses(head: Token) -> list[Token]:
    """Return a phrase from its head on, cut before what only describes it."""
    kept: list[Token] = []
    for token in head.subtree():
        if token.i < head.i:
            continue
        if kept and (
            token.i != kept[-1].i + 1 or token.text in ",;:—–(" or token.dep in ("relcl", "advcl", "ccomp")
        ):
            break
        kept.append(token)
    return kept


def cited_by(cue: Token, source: Token | None, outlets: frozenset[int]) -> Token | None:
    """Return whom a report cites ("citing two officials, Bild reported"), not what ("citing the weather").

    A person who cites others still speaks for himself.
    """
    if source is not None and source.i not in outlets and not has_frame(source, "document"):
        return None
    citing = next((c for c in cue.children if c.dep == "advcl" and c.lemma in _CITING), None)
    cited = citing.child("dobj") if citing is not None else None
    if cited is None or not (cited.pos == "PROPN" or has_frame(cited, "speaking") or cited.i in outlets):
        return None
    return cited


def medium_of(cue: Token, source: Token | None, outlets: frozenset[int]) -> Token | None:
    """Return the outlet or document through which the words came. `outlets` are tokens of organisations' names.

    "told CNN", "in an interview with CNN", "according to Interfax", "as quoted by CNN", "CNN quoted her as saying",
    "citing officials, Bild reported".
    """
    if source is not None and cited_by(cue, source, outlets) is not None:
        return source
    for found in _media(cue):
        if found.i in outlets:
            return found
    return None


def _media(cue: Token) -> Iterator[Token]:
    for verb in _verbs(cue):
        told = verb.child("dative", "dobj") if verb.lemma == "tell" else None
        told = told.child("pobj") if told is not None and told.pos == "ADP" else told
        if told is not None:
            yield told
    if quoted_saying(cue) is not None:
        yield from (c for c in cue.children if c.dep == "nsubj")
    for child in cue.children:
        if child.lemma == "accord" and (to := child.child("prep")) is not None:
            yield from (c for c in to.children if c.dep == "pobj")
        elif child.dep in ("advcl", "prep", "parataxis") and (by := child.child("agent")) is not None:
            yield from (c for c in by.children if c.dep == "pobj")
    for preposition in _prepositions(cue):
        target = preposition.child("pobj")
        if target is not None and has_frame(target, "occasion") and not has_frame(target, "journey"):
            for inner in target.children:
                if inner.dep == "prep" and inner.lower in ("with", "to", "by", "on"):
                    yield from (c for c in inner.children if c.dep == "pobj")


def time_of(
    cue: Token, source: Token | None, times: Sequence[TimeExpression], opens: int, closed: int | None = None
) -> TimeExpression | None:
    """Return the time expression that belongs to the cue: a modifier of it, outside its source and content.

    "Said after she met the board on Monday" is taken to be said on Monday. What stands right behind the cue and before
    the character `opens`, where the content begins, or behind the character `closed`, where a closing mark ends it, is
    the cue's whatever the tree hangs it on.
    """
    known = [t for t in times if t.type in ("DATE", "TIME")]
    if not known:
        return None
    behind = next((t for t in known if cue.end < t.span.start and t.span.end < opens), None)
    if behind is not None and behind.span.start - cue.end <= _NEAR:
        return behind
    adjuncts = [c for c in cue.children if c is not source]
    if closed is not None and cue.end < closed:
        adjuncts += [t for t in cue.subtree() if t.start >= closed and t.head.start < closed]
    upon = [v for v in adjuncts if v.dep == "advcl" and v.i > cue.i and _is_upon(v)]
    modifiers = [*adjuncts, *(c for v in upon for c in v.children)]
    for modifier in (m.subtree() for m in modifiers if m.dep in _TIME_MODIFIERS):
        start, end = modifier[0].start, modifier[-1].end
        found = next((t for t in known if start <= t.span.start and t.span.end <= end), None)
        if found is not None:
            return found
    return None


def _is_upon(clause: Token) -> bool:
    """Tell whether a clause tells of what was just done: "after he met …", "as she left …"."""
    mark = clause.child("mark", "advmod")
    return mark is not None and mark.lower in ("after", "as", "when") and clause.tag in ("VBD", "VBN")
