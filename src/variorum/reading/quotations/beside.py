"""Find the cue beside quoted words: after them, before them, or the one whose content they are part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model import Parse, Sentence, Token
from variorum.reading.quotations.cues import has_frame, is_speech_verb
from variorum.reading.quotations.frames import Attribution
from variorum.reading.quotations.pieces import Piece
from variorum.reading.quotations.speakers import closing_cue, noun_after, noun_before, source_of
from variorum.reading.quotations.trees import NAMING, noun_phrase

MAX_CUE_DISTANCE = 45
"""How many tokens may stand between a quotation and its cue."""

_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_INVERTED = frozenset({"dobj", "attr", "oprd", "dep", "npadvmod", "appos", "ccomp"})
"""What the parser takes an inverted subject for ("…" said the minister)."""

Found = tuple[Token, Token | None]
"""A cue and its source."""


class CueFinder:
    """Looks for cues in one article. `inside` has, for each token between marks, its piece."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], inside: Mapping[int, Piece]
    ) -> None:
        self.parse, self.attributions, self.inside = parse, attributions, inside

    def find(self, piece: Piece) -> Found | None:
        """Return the cue of a piece with its source."""
        if piece.whole:
            return self._after(piece) or self._before(piece) or self._around(piece)
        return self._around(piece) or self._after(piece) or self._before(piece)

    def said_in(self, sentence: Sentence) -> Found | None:
        """Return the last cue of saying in a sentence, with its source."""
        inside = [a for a in self.attributions if sentence.first <= a.cue.i < sentence.last]
        said = [a for a in inside if a.frame == "say" and a.source is not None and a.cue.i not in self.inside]
        return (said[-1].cue, said[-1].source) if said else None

    def _around(self, piece: Piece) -> Found | None:
        """Return the nearest attribution whose content holds the piece."""
        ends = (piece.tokens[0].i, piece.tokens[-1].i)
        holding = [
            a
            for a in self.attributions
            if a.frame != "raised"
            and any(first <= i < last for first, last in a.content for i in ends)
            and self._outside(a.cue, piece)
        ]
        said = [a for a in holding if a.frame == "say" and a.source is not None]
        best = min(said or holding, key=_size, default=None)
        return (best.cue, best.source) if best is not None else None

    def _after(self, piece: Piece) -> Found | None:
        """Return the cue that follows: "…," said X; "…," X said."""
        i = piece.tokens[-1].i + 1
        tokens = self.parse.tokens
        while i < len(tokens) and tokens[i].start < piece.quoted.end:
            i += 1
        if i >= len(tokens):
            return None
        text = self.parse.article.text
        inner_end = text[piece.quoted.inner_end - 1]
        sentence = self.parse.sentence_of(tokens[i])
        if sentence.paragraph != self.parse.sentence_of(piece.tokens[-1]).paragraph:
            return None
        if sentence.index != piece.tokens[-1].sentence and sentence.first != i:
            return None
        starts = sentence.first == i and sentence.index != piece.tokens[-1].sentence
        if (starts or inner_end in ".!?…") and not self._is_cue_sentence(i, sentence.last):
            return None
        if not piece.whole and inner_end not in ",?!" and tokens[i].text not in (",", "—", "–", "-"):
            return None
        for token in tokens[i : min(sentence.last, i + MAX_CUE_DISTANCE)]:
            if token.i in self.inside and self.inside[token.i].quoted.depth <= piece.quoted.depth:
                return None
            if token.pos in ("VERB", "AUX") and not _in_modifier(token, i):
                if is_speech_verb(token) or (token.lemma == "accord"):
                    source = self._source(token, i)
                    return (token, source)
                if token.pos == "VERB" and token.tag != "VBG":
                    break
        return closing_cue(self.parse, i, sentence.last)

    def _before(self, piece: Piece) -> Found | None:
        """Return the cue that goes before: X said, "…"; X said: "…"."""
        tokens = self.parse.tokens
        i = piece.tokens[0].i - 1
        while i >= 0 and tokens[i].start >= piece.quoted.start:
            i -= 1
        if i < 0:
            return None
        sentence = self.parse.sentence_of(tokens[i])
        own = self.parse.sentence_of(piece.tokens[0])
        if sentence.index != own.index and not (tokens[i].text in (":", ",") or is_speech_verb(tokens[i])):
            return None
        if sentence.paragraph != own.paragraph and tokens[i].text != ":":
            return None
        for token in reversed(tokens[sentence.first : i + 1]):
            if i - token.i > MAX_CUE_DISTANCE:
                return None
            if not self._outside(token, piece):
                continue
            if is_speech_verb(token) or (not piece.whole and has_frame(token, "call")):
                if token.pos not in ("VERB", "AUX"):
                    continue
                if token.dep in ("relcl",) and token.i < i - 3:
                    continue
                if (
                    piece.whole
                    and tokens[i].text not in (",", ":", "-", "—", "–")
                    and not _governs(token, piece)
                ):
                    continue
                if not piece.whole and not _governs(token, piece):
                    continue
                if not piece.whole and not has_frame(token, "say") and i - token.i > 3:
                    continue
                return token, source_of(self.parse, token)
        if tokens[i].text == ":":
            return self._before_colon(sentence.first, i)
        return None

    def _outside(self, token: Token, piece: Piece) -> bool:
        """Tell whether a token may be the cue of a piece: in no other marks, or in those around the piece."""
        around = self.inside.get(token.i)
        return around is None or (around is not piece and around.quoted.end >= piece.quoted.end)

    def _is_cue_sentence(self, first: int, last: int) -> bool:
        """Tell whether tokens are nothing but a cue with its source: "he said", "said the minister"."""
        tokens = self.parse.tokens[first:last]
        if not tokens or tokens[0].text in ("'", '"'):
            return False
        verbs = [t for t in tokens if t.pos == "VERB" and not _in_modifier(t, first)]
        if not verbs or not is_speech_verb(verbs[0]):
            return False
        cue = verbs[0]
        lower = tokens[0].text[0].islower()
        has_clause = any(c.dep == "ccomp" and c.i > cue.i and c.i < last for c in cue.children)
        return lower or (not has_clause and cue.i - first <= 6 and last - first <= 25)

    def _source(self, cue: Token, first: int) -> Token | None:
        """Return the source of a cue after a quotation: its subject, or the noun beside it."""
        if cue.lemma == "accord":
            to = cue.child("prep")
            return to.child("pobj") if to is not None else None
        subject = source_of(self.parse, cue)
        if cue.i == first and cue.lemma != "tell" and (subject is None or subject.i < first):
            return noun_after(self.parse, cue)
        if subject is not None and (subject.i not in self.inside or subject.i >= first):
            return subject
        for child in cue.children:
            if cue.lemma != "tell" and child.i > cue.i and child.dep in _INVERTED and child.pos in _NAMES:
                return child
        for token in reversed(self.parse.tokens[first : cue.i]):
            if token.pos in _NAMES and token.dep not in ("compound", "pobj", "appos"):
                return token
        return None

    def _before_colon(self, first: int, colon: int) -> Found | None:
        """Return the source of "X: …", or of a sentence that ends in a colon."""
        tokens = self.parse.tokens
        label = noun_before(self.parse, tokens[colon])
        if label is not None:
            start = noun_phrase(label)[0]
            if start <= first or tokens[start - 1].pos == "PUNCT":
                return tokens[colon], label
        subject = next((t for t in tokens[first:colon] if t.dep == "nsubj" and t.pos in NAMING), None)
        return (tokens[colon], subject) if subject is not None else None


def _size(attribution: Attribution) -> int:
    return sum(last - first for first, last in attribution.content)


def _governs(token: Token, piece: Piece) -> bool:
    """Tell whether the piece lies under a token in the tree, or follows it at once."""
    for inner in (piece.tokens[0], piece.tokens[-1]):
        if any(a is token for a in inner.ancestors()):
            return True
    return piece.tokens[0].i - token.i <= 3


def _in_modifier(token: Token, first: int) -> bool:
    """Tell whether a verb stands in a relative clause or a participle that describes a noun after `first`."""
    return token.dep in ("relcl", "acl", "amod") or any(
        a.dep in ("relcl", "acl") and a.i >= first for a in token.ancestors()
    )
