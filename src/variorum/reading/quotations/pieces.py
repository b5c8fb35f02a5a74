"""Words between quotation marks: what they are, and what they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Parse, Token
from variorum.reading.quotations.cues import has_frame, lexicon
from variorum.reading.quotations.speakers import subject_of
from variorum.text.quotes import Quoted

_PLACES = frozenset({"at", "in", "on"})
_SMALL = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})
MAX_UNCAPITALISED = 4
"""How long a word may be that a title leaves in lower case ("of", "with")."""
MAX_NEAR = 3
"""How many tokens off a cue is near."""
MIN_WHOLE = 3
"""How many words a quotation of a whole sentence has at least."""


@dataclass(slots=True)
class Piece:
    """Words between marks, with what is known of who said them.

    `whole` is a sentence or more, `named` a name or a title, `found` what somebody is quoted with.
    """

    quoted: Quoted
    tokens: list[Token]
    whole: bool
    cue: Token | None = None
    source: Token | None = None
    found: bool = False
    named: bool = False

    def lacks(self, token: Token) -> bool:
        """Tell whether a token is something else that a verb is about: "closed the '…' gate", "began to show"."""
        object_ = token.dep in ("dobj", "xcomp") and token.pos != "PRON"
        return object_ and not self.tokens[0].i <= token.i <= self.tokens[-1].i

    def give(self, cue: Token | None, source: Token | None) -> None:
        """Note the cue and the source."""
        self.cue, self.source, self.found = cue, source, True


def pieces_of(parse: Parse, quoted: Sequence[Quoted]) -> list[Piece]:
    """Return what stands between marks, with its tokens; values in left-over markup are no words."""
    found = []
    text = parse.article.text
    for marks in quoted:
        tokens = parse.tokens_within(marks.inner_start, marks.inner_end)
        if tokens and not text.endswith("=", 0, marks.start):
            found.append(Piece(marks, tokens, _is_whole(parse, marks, tokens)))
    return found


def is_name(parse: Parse, piece: Piece) -> bool:
    """Tell whether the marks are those of a name or a title: known as "…", the film "…"."""
    tokens, i = parse.tokens, _index_before(parse, piece)
    sentence = parse.sentence_of(piece.tokens[0])
    if i < sentence.first:
        return False
    left = tokens[i]
    if left.lower in lexicon()["names_by_word"] or (left.lower == "called" and tokens[i - 1].text == "-"):
        return True
    if left.lower == "as" and has_frame(left.head, "naming"):
        return left.head.tag == "VBN" and subject_of(left.head) is None
    passive = left.tag == "VBN" and left.dep in ("acl", "relcl", "ROOT")
    return passive and has_frame(left, "naming") and left.child("nsubj", "agent") is None


def is_titled(parse: Parse, piece: Piece) -> bool:
    """Tell whether the words are capitalised as a title or a name, in a sentence that is not."""
    words = [t for t in piece.tokens if t.text[0].isalpha()]
    if not words or not all(_is_capital(t) for t in words) or any(t.text.isupper() for t in words[1:]):
        return False
    if len(words) == 1 and words[0].pos != "PROPN":
        return False
    sentence = parse.sentence_of(words[0])
    around = [t for t in parse.tokens_of(sentence) if not piece.quoted.start <= t.start < piece.quoted.end]
    beside = [t for t in around if t.text[0].isalpha()]
    small = sum(t.text[0].islower() for t in beside)
    runs_on = any(not _is_capital(t) for t in beside) or 2 * small > len(beside)
    return words[0].text[0].isupper() and runs_on


def is_in_phrase(parse: Parse, piece: Piece) -> bool:
    """Tell whether the words before the marks make them a part of a phrase: on CNN's "…", in his book, "…"."""
    i = _index_before(parse, piece)
    if i < 1:
        return False
    last, noun = parse.tokens[i], parse.tokens[i - 1]
    if last.text == "," or last.lower == "of":
        return noun.pos == "NOUN" and has_frame(noun, "work")
    return last.tag == "POS" or last.lower in _PLACES or has_frame(last, "work")


def _index_before(parse: Parse, piece: Piece) -> int:
    """Return the index of the token before the opening mark, -1 if there is none."""
    i = piece.tokens[0].i - 1
    while i >= 0 and parse.tokens[i].start >= piece.quoted.start:
        i -= 1
    return i


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (len(token.text) <= MAX_UNCAPITALISED and token.pos in _SMALL)


def words_of(piece: Piece) -> str:
    """Return the words of a piece in lower case, with single spaces."""
    return " ".join(t.lower for t in piece.tokens if t.text[0].isalnum())


def _is_whole(parse: Parse, quoted: Quoted, tokens: list[Token]) -> bool:
    """Tell whether the quoted words are a sentence or more."""
    words = [t for t in tokens if t.text[0].isalnum()]
    if not words:
        return False
    text = parse.article.text
    if text[quoted.inner_start] in "?!;:,)":
        return False
    first = words[0]
    before = text[: quoted.start].rstrip()[-1:]
    starts = first.text[0].isupper() and (first.pos != "PROPN" or len(words) >= MIN_WHOLE)
    has_verb = any(t.pos in ("VERB", "AUX") for t in words)
    apart = not before or before in ",:.!?—–\"”'’)…-" or quoted.start == parse.sentence_of(tokens[0]).start
    if starts and apart:
        return has_verb or text[quoted.inner_end - 1] in ".?!," or not quoted.closed
    return starts and has_verb and len(words) >= MIN_WHOLE and text[quoted.inner_end - 1] in ".?!"
