"""The constructions in which a cue takes its source and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Parse, TimeExpression, Token
from variorum.reading.quotations.according import according
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.cues import has_frame, lexicon
from variorum.reading.quotations.extents import behind_date, up_to_next_cue
from variorum.reading.quotations.speakers import can_speak, is_told_first, owner_of, source_of, subject_of
from variorum.reading.quotations.tallies import tally
from variorum.reading.quotations.trees import noun_phrase, runs

MAX_TO_THAT = 20
"""How many tokens after a cue noun its "that" may stand ("a claim by X, the founder of Y, that …")."""
MAX_TO_CONTENT = 5
"""How many tokens after a cue the clause that it governs begins, at most, if another stands before the cue."""
_WEAK_MODALS = frozenset({"should", "could", "might", "may", "can"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REASONS = frozenset({"of", "for", "over", "with"})
_ONLY_PROPOSED = frozenset({"avoid", "consider", "propose", "recommend", "suggest"})
_NOT_SAID = frozenset({"decline", "refuse", "fail", "hesitate", "forbear", "stop"})


def constructions(parse: Parse, token: Token, times: Sequence[TimeExpression]) -> Iterator[Attribution]:
    """Yield what a token attributes, in the order of the constructions' strength."""
    if token.pos == "VERB":
        if not _is_asserted(token):
            return
        if has_frame(token, "call") and any(c.lower == "as" for c in token.children):
            yield from _naming(parse, token)
        yield from _finite(parse, token, times)
        yield from _passive(parse, token)
        yield from _infinitive(parse, token)
        yield from _gerund(parse, token)
        yield from _accusation(parse, token)
        yield from _naming(parse, token)
        yield from _nominal(parse, token)
        yield from tally(parse, token)
        if has_frame(token, "according"):
            yield from according(parse, token)
    elif token.pos == "NOUN":
        yield from _cue_noun(parse, token)
    elif (
        token.pos == "ADP" and token.lower in ("per", "according") and token.child("pobj", "prep") is not None
    ):
        yield from according(parse, token)


def _is_asserted(verb: Token) -> bool:
    """Tell whether somebody is said to have spoken: not "could say", "did not say", "suggested saying"."""
    words = {c.lower for c in verb.children if c.dep in ("aux", "neg")}
    if words & _WEAK_MODALS or (verb.dep == "xcomp" and verb.head.lemma in _NOT_SAID):
        return False
    if verb.dep == "xcomp" and verb.tag == "VBG" and verb.head.lemma in _ONLY_PROPOSED:
        return False
    negated = any(c.dep == "neg" for c in verb.children) or verb.head.lower == "without"
    return not negated or has_frame(verb, "believe") or has_frame(verb, "order")


def _finite(parse: Parse, verb: Token, times: Sequence[TimeExpression]) -> Iterator[Attribution]:
    """X says (that) …; …, X says."""
    frames = [f for f in ("say", "believe", "show", "ask", "quote") if has_frame(verb, f)]
    if not frames:
        return
    source = source_of(parse, verb)
    frame = frames[0]
    clauses = [c for c in verb.children if c.dep == "ccomp" and _is_finite(c)]
    says_that = source is not None and can_speak(source) and any(map(_says_that, clauses))
    if frame == "show" and not (says_that or (source is not None and _speaks(source, verb))):
        return
    clause = next((c for c in clauses if verb.i < c.i and _first(c) <= verb.i + MAX_TO_CONTENT), None)
    if clause is None:
        clause = clauses[0] if clauses else _behind_adjunct(verb)
    if clause is None or (frame == "quote" and not _says_that(clause)):
        if frame == "say" and source is not None and not is_told_first(verb):
            yield from _parenthetical(parse, verb, source)
    elif verb.tag != "VB" or source is not None:
        before = range(_first(clause), _cue_start(verb, source))
        said = behind_date(parse, verb, times)
        after = up_to_next_cue([t for t in clause.subtree() if t.i >= said])
        yield Attribution(verb, frame, source, runs(parse, before if clause.i < verb.i else after))


def _behind_adjunct(verb: Token) -> Token | None:
    """Return the clause with "that" which the tree hangs on where it was said ("said at a meeting that …")."""
    for prep in (c for c in verb.children if c.dep == "prep" and c.i > verb.i):
        for clause in prep.subtree():
            if clause.dep in ("acl", "relcl") and _is_content(clause) and not has_frame(clause.head, "noun"):
                return clause
    return None


def _is_content(clause: Token) -> bool:
    """Tell whether "that" opens what is told, and stands for nothing in it ("a meeting that lasted an hour")."""
    that = next((t for t in clause.children if t.lower == "that"), None)
    if that is None or not (that.dep == "mark" or that.tag == "IN"):
        return False
    return any(c.dep in ("nsubj", "nsubjpass", "expl") and c is not that for c in clause.children)


def _parenthetical(parse: Parse, verb: Token, source: Token) -> Iterator[Attribution]:
    """The port, X says, is closed. As X says, the port is closed."""
    host = verb.head
    if verb.dep == "parataxis" and host.pos != "VERB":
        host = next((a for a in verb.ancestors() if a.pos == "VERB"), host)
    mark, subject = verb.child("mark"), host.child("nsubj", "nsubjpass", "expl")
    agrees = mark is not None and mark.lower == "as" and verb.child("dobj") is None and has_frame(verb, "as")
    opens = any(c.tag == "WRB" and c.i < verb.i for c in verb.children)  # "when he asked about it, she left"
    inserted = verb.dep == "parataxis" or (verb.dep == "advcl" and not opens and (mark is None or agrees))
    leads = verb.dep == "ccomp" and verb.tag in _FINITE and subject is not None and subject.i > verb.i
    leads = leads and not has_frame(host, "say")
    damaged = verb.dep == "parataxis" and host.dep == "ROOT" and host.i > verb.i
    if (inserted or leads) and verb.tag not in ("VB", "VBG") and (host.pos in ("VERB", "AUX") or damaged):
        content = {t.i for t in host.subtree()} - {t.i for t in verb.subtree()}
        yield Attribution(verb, "say", source, runs(parse, content))


def _says_that(clause: Token) -> bool:
    return any(_marks_content(t) for t in clause.children)


def _first(clause: Token) -> int:
    return clause.subtree()[0].i


def _cue_start(verb: Token, source: Token | None) -> int:
    start = min([verb.i, *(c.i for c in verb.children if c.dep in ("aux", "neg"))])
    subject = source if source is None or source.i < verb.i else verb.child("nsubj")
    if subject is not None and subject.head is verb and subject.i < verb.i:
        start = min(start, noun_phrase(subject)[0])
    return start


def _is_finite(clause: Token) -> bool:
    auxiliary = clause.child("aux", "auxpass") or clause
    if all(t.child("nsubj", "nsubjpass", "expl", "csubj") is None for t in (clause, auxiliary)):
        return clause.tag in _FINITE or clause.child("mark") is not None
    return not any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _speaks(source: Token, verb: Token) -> bool:
    """Tell whether the subject of "show" is a paper or somebody, not an event that proves a point."""
    if has_frame(source, "document") or source.pos == "PROPN":
        return True
    return has_frame(verb, "say") and source.pos in ("NOUN", "PRON")


def _passive(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X is said to …: the source is not named, or stands after "by"."""
    if not has_frame(verb, "raised"):
        return
    raised = verb.child("nsubjpass", "expl")
    clause = verb.child("xcomp", "ccomp")
    if raised is None or clause is None or clause.i < verb.i:
        return
    content = {t.i for t in clause.subtree()}
    if raised.lower != "it":
        content |= set(range(*noun_phrase(raised)))
    yield Attribution(verb, "raised", subject_of(verb), runs(parse, content))


def _infinitive(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X orders Y to …; X vows to …"""
    if not has_frame(verb, "order") or verb.child("nsubjpass") is not None:
        return
    source = subject_of(verb)
    clause = next(
        (
            c
            for c in verb.children
            if c.dep in ("xcomp", "ccomp") and c.i > verb.i and any(a.lower == "to" for a in c.children)
        ),
        None,
    )
    if clause is None or source is None:
        return
    content = {t.i for t in clause.subtree()}
    object_ = verb.child("dobj")
    if object_ is not None and verb.i < object_.i < clause.i:
        content |= {t.i for t in object_.subtree()}
    yield Attribution(verb, "order", source, runs(parse, content))


def _gerund(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X denies having …; X admits taking …"""
    source = subject_of(verb) if has_frame(verb, "gerund") else None
    clause = verb.child("xcomp", "ccomp")
    if source is None or clause is None or clause.i < verb.i:
        return
    first = clause.child("aux", "auxpass") or clause
    if first.tag == "VBG" and clause.child("nsubj", "nsubjpass") is None:
        yield Attribution(verb, "object", source, runs(parse, [t.i for t in clause.subtree()]))


def _accusation(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X accuses Y of …, X criticises Y for …"""
    if not has_frame(verb, "accuse"):
        return
    object_ = verb.child("dobj", "nsubjpass")
    reason = next(
        (c for c in verb.children if c.dep == "prep" and c.i > verb.i and c.lower in _REASONS), None
    )
    if reason is None and object_ is not None and verb.lemma == "accuse":
        reason = next((c for c in object_.children if c.dep == "prep" and c.lower == "of"), None)
    if reason is None or object_ is None:
        return
    content = {t.i for t in reason.subtree()}
    if object_.dep == "dobj":
        content |= {t.i for t in object_.subtree()}
    yield Attribution(verb, "accuse", subject_of(verb), runs(parse, content))


def _naming(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X calls Y Z; X describes Y as Z."""
    if not has_frame(verb, "call"):
        return
    source = subject_of(verb)
    behind = [c for c in verb.children if c.i > verb.i]
    what = next((c for c in behind if c.dep in ("oprd", "xcomp", "ccomp")), None) or next(
        (c for c in behind if c.dep == "prep" and c.lower == "as"), None
    )
    if what is None or source is None or what.tag == "VB":
        return
    content = {t.i for t in what.subtree()}
    object_ = verb.child("dobj")
    if object_ is not None and object_.i < what.i:
        content |= {t.i for t in object_.subtree()}
    yield Attribution(verb, "call", source, runs(parse, content))


def _nominal(parse: Parse, verb: Token) -> Iterator[Attribution]:
    """X denies Y; X calls for Y."""
    if verb.dep == "advcl" and has_frame(verb.head, "say") and verb.lemma == "cite":
        return
    source = subject_of(verb)
    if source is None:
        return
    shows = has_frame(verb, "show") and has_frame(source, "document")
    what = verb.child("dobj", "ccomp", "xcomp") if shows else None
    if has_frame(verb, "object"):
        what = verb.child("dobj")
    content = set(_about(verb)) if what is None else {t.i for t in what.subtree()}
    if not content or not can_speak(source):
        return
    if what is not None and (what.i < verb.i or what.pos == "PRON" or has_frame(what, "no_content")):
        return
    yield Attribution(verb, "object", source, runs(parse, content))


def _about(verb: Token) -> Iterator[int]:
    """Yield the tokens of what somebody talks about or calls for: "for the ban", "for the board to act"."""
    to = [c for c in verb.children if c.i > verb.i and any(t.lower == "to" for t in c.children)]
    for child in (c for c in verb.children if c.i > verb.i):
        target = child.child("pobj", "pcomp") if child.dep in ("prep", "prt") else None
        if target is not None and target.pos != "PRON" and _is_about(verb, child):
            tokens = [t.i for t in target.subtree()]
            yield from tokens
            yield from (t.i for c in to if c.subtree()[0].i == tokens[-1] + 1 for t in c.subtree())
            return
    for clause in to:
        mark = clause.child("mark")
        if mark is not None and clause.dep in ("advcl", "xcomp", "ccomp") and _is_about(verb, mark):
            yield from (t.i for t in clause.subtree() if t is not mark)
            return


def _is_about(verb: Token, word: Token) -> bool:
    return f"{verb.lemma.lower()} {word.lower}" in lexicon()["about"]


def _cue_noun(parse: Parse, noun: Token) -> Iterator[Attribution]:
    """A claim by X that …"""
    if not has_frame(noun, "noun"):
        return
    that = next((t for t in parse.tokens[noun.i + 1 : noun.i + MAX_TO_THAT] if _marks_content(t)), None)
    if that is None or that.sentence != noun.sentence or that.head.i < that.i:
        return
    between = parse.tokens[noun.i + 1 : that.i]
    if any(t.pos == "VERB" and t.dep not in ("amod", "compound") for t in between):
        return
    clause = that.head
    owner = owner_of(noun)
    if owner is None and noun.dep == "dobj":
        owner = subject_of(noun.head)
    content = [t.i for t in clause.subtree() if t.i >= that.i]
    said = noun.head.head if clause.head is noun and noun.dep == "pobj" and noun.head.lower == "in" else None
    if owner is None and said is not None and said.pos == "VERB" and has_frame(said, "say"):
        yield Attribution(
            said, "say", source_of(parse, said), runs(parse, content)
        )  # "said in a statement that"
        return
    yield Attribution(noun, "noun", owner, runs(parse, content))


def _marks_content(token: Token) -> bool:
    return token.lower == "that" and token.dep == "mark" and token.head.pos in ("VERB", "AUX")
