"""The cue that closes a sentence ("the strikes went on he said"), whatever the tree makes of it."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.speakers import IN_NOUN_PHRASE, NOUNS, noun_before
from variorum.reading.quotations.trees import noun_phrase

_NO_CLOSING = frozenset({"ccomp", "mark", "xcomp", "aux", "neg", "attr", "prt", "auxpass"})
_BELONGING = frozenset({"at", "from", "of", "with"})
MAX_TAIL = 20
"""How many tokens before a sentence's end its closing cue is looked for."""


def closing_cue(parse: Parse, first: int, last: int) -> tuple[Token, Token] | None:
    """Return the cue and the source that end a sentence, whatever the tree makes of them.

    Tokens `[first, last)` must end in a noun phrase and a verb of saying, with nothing but adjuncts after it: where
    the comma before them is lost ("the strikes went on he said"), the tree takes them for a relative clause.
    """
    tokens = parse.tokens
    verb = next((t for t in reversed(tokens[max(first, last - MAX_TAIL) : last]) if _may_close(t)), None)
    if verb is None or any(c.dep in _NO_CLOSING for c in verb.children):
        return None
    subject = _closing_subject(parse, verb)
    if subject is None or subject.tag in ("WP", "WDT") or not first <= subject.i < last:
        return None
    rest = [t for t in tokens[verb.i + 1 : last] if t.pos != "PUNCT" and t is not subject]
    adjuncts = {t.i for t in verb.subtree()}
    if any(t.i not in adjuncts or t.dep == "nsubj" for t in rest):
        return None
    return verb, subject


def _may_close(token: Token) -> bool:
    past = token.tag in ("VBD", "VBZ", "VBP") or (token.tag == "VBN" and token.dep == "acl")
    return token.pos == "VERB" and past and has_frame(token, "close")


def _closing_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a closing cue where the tree may be wrong.

    "An activist with the centre said" is said by the activist, "Anna Keller the harbour director said" by Keller.
    """
    subject = verb.child("nsubj")
    host = verb.head
    if verb.dep == "acl" and host.pos in NOUNS:
        return host
    if subject is not None and verb.dep == "relcl" and host.i < subject.i:
        named = subject.pos == "NOUN" and noun_phrase(subject)[0] == host.i + 1 and _is_person(parse, host)
        if named or has_frame(host, "speaking"):
            return host
    subject = subject or noun_before(parse, verb)
    return (_member_of(parse, subject) or subject) if subject is not None else None


def _member_of(parse: Parse, body: Token) -> Token | None:
    """Return the person whose body stands before the cue, with no comma: "Anna Keller of the union told …"."""
    i = body.i - 1
    while i > 0 and parse.tokens[i].pos in IN_NOUN_PHRASE and not _is_person(parse, parse.tokens[i]):
        i -= 1
    member = parse.tokens[i - 1]
    belongs = i > 0 and parse.tokens[i].lower in _BELONGING and member.sentence == body.sentence
    return member if belongs and _is_person(parse, member) else None


def _is_person(parse: Parse, token: Token) -> bool:
    return any(n.label == "PERSON" and n.first <= token.i < n.last for n in parse.names)
