"""Who speaks: the subject of a cue, through control, damaged sentences and documents."""

from __future__ import annotations

from variorum.model import Parse, Token
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.trees import NAMING, STOPS, complement_after

_RELATIVE = frozenset({"who", "which", "that", "whom"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
IN_NOUN_PHRASE = NOUNS | {"DET", "ADJ", "NUM", "PART"}
_QUOTING = frozenset({"quote", "cite"})
_ISSUED = frozenset({"by", "from", "of", "on", "to"})
_LOOSE = frozenset({"before"})
MAX_ASCENT = 4
"""How many verbs up a missing subject is looked for."""


def subject_of(verb: Token) -> Token | None:
    """Return the noun that does what a verb says, followed through control, coordination and relative clauses.

    Who is quoted "as saying" something says it.
    """
    if (quoted := quoted_saying(verb)) is not None:
        return quoted
    token = verb
    for _ in range(MAX_ASCENT):
        subjects = [c for c in token.children if c.dep == "nsubj" and not _is_misspelt(c)]
        found = min(subjects, key=lambda c: _rank(c, verb), default=None)
        if found is not None:
            return _antecedent(found, token)
        passive = token.child("nsubjpass")
        if passive is not None:
            return _agent(token) if token is verb else _antecedent(passive, token)
        if token is verb and _is_passive_participle(verb):
            return _agent(verb)
        if token.dep == "relcl":
            return _described(token.head) if token.head.pos in NAMING else None
        if token.dep == "acl":
            if token.tag == "VBN" and token.child("ccomp") is None:
                return _agent(token)
            if can_speak(token.head) or token.head.dep.startswith("nsubj"):
                return token.head
            token = next((a for a in token.ancestors() if a.pos in ("VERB", "AUX")), token)
            if token.dep == "acl":
                return None
            continue
        if token.dep == "xcomp" and token.head.child("dobj") is not None and token.tag == "VB":
            return token.head.child("dobj")
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") or token.head is token:
            return _agent(verb)
        token = _sayer(token)
        while token.pos == "ADP" and token.head is not token:
            token = token.head
        if (quoted := quoted_saying(token)) is not None and quoted.i < verb.i:
            return quoted
        if token.pos not in ("VERB", "AUX"):
            return token if token.pos in ("NOUN", "PROPN") and verb.dep == "acl" else None
    return None


def quoted_saying(verb: Token) -> Token | None:
    """Return whom somebody quotes as saying something: "the agency quoted Keller as saying"."""
    quotes = verb.lemma in _QUOTING and any(c.lower == "as" and c.child("pcomp") for c in verb.children)
    return verb.child("dobj") if quotes else None


def _is_passive_participle(verb: Token) -> bool:
    """Tell whether a verb is a participle of what was done to somebody: "asked why, she left", "men called fools"."""
    if any(c.dep in ("aux", "auxpass") for c in verb.children):
        return False
    named = verb.dep == "acl" and verb.tag == "VBD" and verb.child("oprd") is not None
    return named or (verb.dep == "advcl" and verb.tag == "VBN")


def is_told_first(verb: Token) -> bool:
    """Tell whether a participle tells what was said to somebody before: "asked by guards, the mayor said he left"."""
    as_told = any(c.lower in ("as", "than") for c in verb.children)
    return verb.i < verb.head.i and not as_told and _is_passive_participle(verb)


def _rank(subject: Token, verb: Token) -> tuple[bool, int]:
    """Rank the subjects that the tree gives a verb: what can speak behind a clause of its own, then the nearest."""
    told = any(c.dep == "relcl" for c in subject.children) and (
        can_speak(subject) or has_frame(subject, "noun")
    )
    return not told, abs(subject.i - verb.i)


def source_of(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a verb, or else the noun that stands right before it in a damaged sentence."""
    found = subject_of(verb)
    damaged = found is None or not found.text[0].isalnum()
    if not damaged or verb.tag not in ("VBD", "VBZ", "VBP"):
        return found
    return first_of(noun_before(parse, verb))


def first_of(noun: Token | None) -> Token | None:
    """Return the first of several nouns that are joined ("the board and the ministry")."""
    while noun is not None and noun.dep == "conj" and noun.head.pos in NOUNS:
        noun = noun.head
    return noun


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
        if token.sentence != verb.sentence or token.pos not in IN_NOUN_PHRASE or token.text in STOPS:
            break
        if token.pos in ("NOUN", "PROPN", "PRON"):
            head = token
        if token.pos == "PRON" and token.tag == "PRP":
            break
    return head


def owner_of(noun: Token) -> Token | None:
    """Return whose claim a noun tells of: "her promise", "a warning from the treasurer"."""
    owner = noun.child("poss")
    if owner is not None:
        return _behind_its(owner)
    by = next((c for c in noun.children if c.dep in ("prep", "agent") and c.lower in ("by", "from")), None)
    return by.child("pobj") if by is not None else None


def _behind_its(owner: Token) -> Token:
    """Return what "its" means where the subject of its clause can speak: "The bank sent out its warning of …"."""
    if owner.lower != "its":
        return owner
    verb = next((a for a in owner.ancestors() if a.pos == "VERB"), owner)
    subject = verb.child("nsubj")
    return subject if subject is not None and subject.i < owner.i and can_speak(subject) else owner


def issuers(source: Token) -> list[Token]:
    """Return the nouns that may be who issued a document: "a statement from the office", "the ministry's report"."""
    if not has_frame(source, "document"):
        return []
    found = [c for c in source.children if c.dep == "poss" or (c.dep == "compound" and c.pos == "PROPN")]
    issuer = subject_of(source.head) if source.dep == "dobj" and has_frame(source.head, "issue") else None
    issued = [issuer] if issuer is not None else []
    inverted = complement_after(source, source.i + 1)
    for child in (*source.children, *([inverted] if inverted is not None else [])):
        if child.lower in _ISSUED or (
            child.dep == "acl" and child.lemma in ("issue", "release", "attribute")
        ):
            named = [t for t in child.subtree() if t.dep in ("pobj", "poss", "compound") and t.i > source.i]
            named.sort(key=lambda t: t.dep != "pobj")
            if child.lower in ("by", "from"):
                issued += named
            else:
                found += named
    return issued + found


def _sayer(cue: Token) -> Token:
    """Return the verb whose subject a cue with none shares: its head's, or that of the cue that reports its head.

    In "X said that Y would go, adding that …" and "X said Y would go and warned …" it is X that adds and warns,
    though the tree hangs these verbs on "go".
    """
    verb = cue.head
    goes_on = (cue.dep == "advcl" and cue.tag == "VBG") or (
        cue.dep == "conj" and (cue.tag in ("VBD", "VBZ") or (cue.tag == "VBG" and verb.tag != "VBG"))
    )
    goes_on = goes_on or (cue.dep == "pcomp" and verb.lower == "before")
    if goes_on and any(has_frame(cue, f) for f in ("say", "call", "accuse")):
        for above in verb.ancestors():
            if above.pos == "VERB" and above.i < verb.i and has_frame(above, "say"):
                return above
            if above.dep == "relcl":
                break
    main, mark = verb.head, verb.child("mark")
    if goes_on and cue.dep == "advcl" and verb.dep == "advcl" and mark is not None and mark.lower in _LOOSE:
        subject = main.child("nsubj")
        if main.pos == "VERB" and main.i < verb.i and subject is not None and can_speak(subject):
            return main
    return verb


def can_speak(noun: Token) -> bool:
    """Tell whether a noun may be one who says: a name, people, a paper ("a statement", "critics", "the minister")."""
    if noun.pos in ("PROPN", "PRON") or noun.tag == "NNS":
        return True
    return has_frame(noun, "document") or has_frame(noun, "speaking")


def _is_misspelt(subject: Token) -> bool:
    """Tell whether a lone word in lower case is a name to the parser as it is spelt wrong: "but neverthles said"."""
    verb = subject.head
    unknown = subject.tag == "NNP" and subject.text.islower() and not subject.children
    return unknown and verb.dep == "conj" and subject.i == verb.i - 1


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower in _RELATIVE and verb.dep == "relcl" and verb.head.pos in NAMING:
        return _described(verb.head)
    return subject


def _described(noun: Token) -> Token:
    """Return whom a noun describes: in "X called Y a liar who …" and "X described Y as a man who …" it is Y."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lower == "as" else noun.head
    object_ = verb.child("dobj") if noun.dep in ("pobj", "oprd") and has_frame(verb, "call") else None
    return object_ if object_ is not None and object_.i < noun.i else noun


def _agent(verb: Token) -> Token | None:
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None
