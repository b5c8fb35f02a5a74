"""What a dependency tree says of noun phrases, subjects and clauses."""

from __future__ import annotations

from collections.abc import Collection

from variorum.model import Parse, Token
from variorum.reading.quotations.cues import has_frame

NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_BEFORE_NOUN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "neg"}
)
_AFTER_NOUN = frozenset(
    {"of", "for", "from", "at", "in", "with", "to", "on", "within", "inside", "behind", "about"}
)
_THAT = frozenset({"that", "as"})
_BEFORE_CLAUSE = frozenset({",", ";", ":", ".", "-", "—", "–", "--", "…", ")"})
_AFTER_CLAUSE = frozenset({",", ";", ":", ".", "-", "—", "–", "--", "("})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_STOPS = frozenset({",", "(", ")", ";", ":", "—", "–", "--", "[", '"', "“", "”", "«", "»"})
_IN_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART"})
_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_NO_CLOSING = frozenset({"ccomp", "mark", "xcomp", "aux", "neg", "attr", "prt"})
MAX_TAIL = 20
"""How many tokens before a sentence's end its closing cue is looked for."""
MAX_ASCENT = 4
"""How many verbs up a missing subject is looked for."""


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the tokens `[first, last)` of a noun with what stands before it and what completes it.

    Relative clauses and appositions after a comma are left out; "the head of the company" and "officials in the
    ministry" are kept whole.
    """
    first = head.i
    for child in reversed([c for c in head.children if c.i < head.i]):
        if child.dep not in _BEFORE_NOUN and not (child.dep == "punct" and child.text in "-'’"):
            if child.dep == "punct":
                continue
            break
        first = min(first, *(t.i for t in child.subtree()))
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
    return first, last


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
        if inner.i != last or inner.text in _STOPS or inner.dep in _CLAUSE:
            break
        last = inner.i + 1
    return last


def subject_of(verb: Token) -> Token | None:
    """Return the noun that does what a verb says, followed through control, coordination and relative clauses."""
    token = verb
    for _ in range(MAX_ASCENT):
        found = token.child("nsubj", "csubj")
        if found is not None:
            return _antecedent(found, token)
        passive = token.child("nsubjpass")
        if passive is not None:
            return _agent(token) if token is verb else _antecedent(passive, token)
        if token.dep == "relcl":
            return token.head if token.head.pos in NAMING else None
        if token.dep == "acl":
            if token.tag == "VBN" and token.child("ccomp") is None:
                return _agent(token)
            if _can_speak(token.head):
                return token.head
            token = next((a for a in token.ancestors() if a.pos in ("VERB", "AUX")), token)
            if token.dep == "acl":
                return None
            continue
        if token.dep == "xcomp" and token.head.child("dobj") is not None and token.tag == "VB":
            return token.head.child("dobj")
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") or token.head is token:
            return _agent(verb)
        token = _sayer(token) if token.dep == "advcl" and token.tag == "VBG" else token.head
        while token.pos == "ADP" and token.head is not token:
            token = token.head
        if token.pos not in ("VERB", "AUX"):
            return token if token.pos in ("NOUN", "PROPN") and verb.dep == "acl" else None
    return None


def source_of(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a verb, or else the noun that stands right before it in a damaged sentence."""
    found = subject_of(verb)
    if found is not None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return found
    return noun_before(parse, verb)


def noun_before(parse: Parse, token: Token) -> Token | None:
    """Return the noun that stands right before a token, adverbs and auxiliaries aside."""
    i = token.i - 1
    while i > 0 and parse.tokens[i].pos in ("ADV", "AUX", "PART"):
        i -= 1
    before = parse.tokens[i] if i >= 0 else token
    return before if before.pos in ("NOUN", "PROPN", "PRON") and before.sentence == token.sentence else None


def noun_after(parse: Parse, verb: Token) -> Token | None:
    """Return the head of the noun phrase that stands right after a verb (an inverted subject)."""
    head: Token | None = None
    for token in parse.tokens[verb.i + 1 : verb.i + 15]:
        if token.sentence != verb.sentence or token.pos not in _IN_NOUN_PHRASE or token.text in _STOPS:
            break
        if token.pos in ("NOUN", "PROPN", "PRON"):
            head = token
        if token.pos == "PRON" and token.tag == "PRP":
            break
    return head


def closing_cue(parse: Parse, first: int, last: int) -> tuple[Token, Token] | None:
    """Return the cue and the source that end a sentence, whatever the tree makes of them.

    Tokens `[first, last)` must end in a noun phrase and a verb of saying, with nothing but adjuncts after it: where
    the comma before them is lost ("the strikes went on he said"), the tree takes them for a relative clause.
    """
    tokens = parse.tokens
    for verb in reversed(tokens[max(first, last - MAX_TAIL) : last]):
        if verb.pos != "VERB" or not has_frame(verb, "say"):
            continue
        if verb.tag not in ("VBD", "VBZ", "VBP") or any(c.dep in _NO_CLOSING for c in verb.children):
            return None
        subject = verb.child("nsubj")
        if subject is None and tokens[verb.i - 1].pos in ("NOUN", "PROPN", "PRON"):
            subject = tokens[verb.i - 1]
        if subject is None or subject.tag in ("WP", "WDT") or not first <= subject.i < last:
            return None
        adjuncts = {t.i for t in verb.subtree() if t.i > verb.i}
        rest = [t for t in tokens[verb.i + 1 : last] if t.pos != "PUNCT" and t is not subject]
        if all(t.i in adjuncts for t in rest) and not any(
            t.dep == "nsubj" and t is not subject for t in rest
        ):
            return verb, subject
        return None
    return None


def _sayer(participle: Token) -> Token:
    """Return the verb whose subject a participle shares: that of the clause, or of the cue that reports it.

    In "X said that Y would go, adding that …" it is X that adds, though the tree hangs the participle on "go".
    """
    verb = participle.head
    if has_frame(participle, "say") or has_frame(participle, "call"):
        for above in verb.ancestors():
            if above.pos == "VERB" and above.i < verb.i and has_frame(above, "say"):
                return above
            if above.dep == "relcl":
                break
    return verb


def _can_speak(noun: Token) -> bool:
    """Tell whether a participle after a noun may be what the noun says ("a statement saying", "critics saying")."""
    return (
        noun.pos == "PROPN"
        or noun.tag == "NNS"
        or has_frame(noun, "document")
        or noun.dep.startswith("nsubj")
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower in _RELATIVE and verb.dep == "relcl" and verb.head.pos in NAMING:
        return verb.head
    return subject


def _agent(verb: Token) -> Token | None:
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None


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
    while first < last and (tokens[first].text in _BEFORE_CLAUSE or (opens and tokens[first].lower in _THAT)):
        first += 1
    while last > first and tokens[last - 1].text in _AFTER_CLAUSE:
        last -= 1
    return first, last
