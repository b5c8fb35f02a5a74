"""Find the cue beside quoted words: after them, before them, or the one whose content they are part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model import Parse, Sentence, Token
from variorum.reading.quotations.above import act_above, governing
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.closing import closing_cue
from variorum.reading.quotations.cues import has_frame, is_speech_verb
from variorum.reading.quotations.pieces import MAX_NEAR, Piece
from variorum.reading.quotations.speakers import (
    can_speak,
    noun_after,
    noun_before,
    source_of,
    subject_of,
)
from variorum.reading.quotations.trees import NAMING, noun_phrase

MAX_CUE_DISTANCE = 45
"""How many tokens may stand between a quotation and its cue."""
DASHES = frozenset({"-", "–", "—", "―", "--"})
_ENDS = frozenset({",", ".", ";", "(", '"', "“"})
MAX_TO_CUE = 20
"""How many tokens after a question or an exclamation its cue stands, at most."""
MAX_SHORT = 6
"""How many words a cue has with its source, at most, where the tree shows neither."""
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
            signed, after = self._signed(piece), self._after(piece)
            if signed is None and after is not None and after[0].tag == "VBG":
                return self._before(piece) or after
            return signed or after or self._before(piece) or self._around(piece)
        return (
            self._around(piece)
            or self._right_after(piece)
            or self._before(piece)
            or act_above(piece, self._outside)
        )

    def _right_after(self, piece: Piece) -> Found | None:
        """Return the cue that follows at once; a participle ("…, adding that") tells of what else was said."""
        found = self._after(piece)
        if found is None or found[0].tag == "VBG":
            return None
        return found if follows_at_once(piece, found) else None

    def said_in(self, sentence: Sentence) -> Found | None:
        """Return the last cue of saying in a sentence, with its source."""
        inside = [a for a in self.attributions if sentence.first <= a.cue.i < sentence.last]
        said = [a for a in inside if a.frame == "say" and a.source is not None and a.cue.i not in self.inside]
        if said:
            return said[-1].cue, said[-1].source
        return closing_cue(self.parse, sentence.first, sentence.last) or self._describes(sentence)

    def _describes(self, sentence: Sentence) -> Found | None:
        """Return the verb of a sentence that leads to somebody's account: "X described the moment …"."""
        root = next((t for t in self.parse.tokens_of(sentence) if t.dep == "ROOT"), None)
        source = subject_of(root) if root is not None and has_frame(root, "account") else None
        speaks = source is not None and source.pos != "PRON" and can_speak(source)
        return (root, source) if root is not None and speaks else None

    def subject_in(self, sentence: Sentence) -> Token | None:
        """Return the person that a sentence is about: its only subject that may speak."""
        subjects = [
            t
            for t in self.parse.tokens_of(sentence)
            if t.dep in ("nsubj", "nsubjpass") and t.pos == "PROPN" and t.i not in self.inside
        ]
        return subjects[0] if len(subjects) == 1 else None

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

    def _signed(self, piece: Piece) -> Found | None:
        """Return the name that a dash puts below the words: "…" – Anna Keller."""
        tokens = self.parse.tokens
        first = piece.tokens[-1].i + 1
        while first < len(tokens) and tokens[first].start < piece.quoted.end:
            first += 1
        if first == len(tokens) or tokens[first].text not in DASHES:
            return None
        last = first + 1
        while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].text[0].isalpha():
            last += 1
        ends = (
            last == len(tokens)
            or tokens[last].text in _ENDS
            or tokens[last].sentence > tokens[last - 1].sentence
        )
        return (tokens[first], tokens[last - 1]) if last > first + 1 and ends else None

    def governing(self, piece: Piece) -> Token | None:
        """Return the nearest verb, or noun of saying, that the words between marks depend on."""
        return governing(piece, self._outside)

    def _after(self, piece: Piece) -> Found | None:
        """Return the cue that follows: "…," said X; "…," X said."""
        first = piece.tokens[-1].i + 1
        tokens = self.parse.tokens
        while first < len(tokens) and tokens[first].start < piece.quoted.end:
            first += 1
        if first == len(tokens) or not self._goes_on(piece, first):
            return None
        last = self.parse.sentence_of(tokens[first]).last
        for token in tokens[first : min(last, first + MAX_CUE_DISTANCE)]:
            around = self.inside.get(token.i)
            if around is not None and around.quoted.depth <= piece.quoted.depth:
                return None
            if token.pos not in ("VERB", "AUX") or _in_modifier(token, first):
                continue
            if token.pos == "AUX" and token.i == first:
                return None
            if is_speech_verb(token) or has_frame(token, "according"):
                return token, self._source(token, first)
            if token.pos == "VERB" and token.tag != "VBG":
                break
        return closing_cue(self.parse, first, last) or self._taken_for_noun(first, last)

    def _taken_for_noun(self, first: int, last: int) -> Found | None:
        """Return a cue of one word that the parser takes for a noun: "…", the two write."""
        words = [t for t in self.parse.tokens[first:last] if t.pos != "PUNCT"]
        if not 2 <= len(words) <= MAX_SHORT or words[-1].pos != "NOUN" or not has_frame(words[-1], "close"):
            return None
        source = words[-2]
        return (words[-1], source) if source.pos in _NAMES | {"NUM"} else None

    def _goes_on(self, piece: Piece, first: int) -> bool:
        """Tell whether what stands after a piece, from token `first` on, may be its cue."""
        inner_end = self.parse.article.text[piece.quoted.inner_end - 1]
        following = self.parse.tokens[first]
        sentence, own = self.parse.sentence_of(following), self.parse.sentence_of(piece.tokens[-1])
        starts = sentence.index != own.index
        if sentence.paragraph != own.paragraph or (starts and sentence.first != first):
            return False
        if starts or inner_end in ".!?…":
            cue = self._is_cue_sentence(first, sentence.last, inner_end in "?!")
            return cue and not self._breaks_off(sentence)
        return piece.whole or inner_end == "," or following.text in (",", "—", "–", "-")

    def _breaks_off(self, sentence: Sentence) -> bool:
        """Tell whether a sentence ends a paragraph within a line, with no mark: it is a crosshead."""
        tokens, text = self.parse.tokens, self.parse.article.text
        following = tokens[sentence.last] if sentence.last < len(tokens) else None
        if following is None or tokens[sentence.last - 1].pos == "PUNCT":
            return False
        ends = self.parse.sentence_of(following).paragraph != sentence.paragraph
        return ends and "\n" not in text[sentence.end : following.start]

    def _before(self, piece: Piece) -> Found | None:
        """Return the cue that goes before: X said, "…"; X said: "…"."""
        tokens = self.parse.tokens
        last = piece.tokens[0].i - 1
        while last >= 0 and tokens[last].start >= piece.quoted.start:
            last -= 1
        if last < 0:
            return None
        sentence, own = self.parse.sentence_of(tokens[last]), self.parse.sentence_of(piece.tokens[0])
        leads_on = tokens[last].text in (":", ",") or is_speech_verb(tokens[last])
        if sentence.index != own.index and not leads_on:
            return None
        if sentence.paragraph != own.paragraph and tokens[last].text != ":":
            return None
        nearest = max(sentence.first, last - MAX_CUE_DISTANCE)
        for token in reversed(tokens[nearest : last + 1]):
            if not (self._outside(token, piece) and _introduces(token, piece, tokens[last])):
                continue
            source = source_of(self.parse, token)
            if source is None and token.i == sentence.first:
                source = noun_after(self.parse, token)
            if source is not None or is_speech_verb(token):
                return token, source
        return self._before_colon(sentence.first, last) if tokens[last].text == ":" else None

    def _outside(self, token: Token, piece: Piece) -> bool:
        """Tell whether a token may be the cue of a piece: in no other marks, or in those around the piece."""
        around = self.inside.get(token.i)
        return around is None or (around is not piece and around.quoted.end >= piece.quoted.end)

    def _is_cue_sentence(self, first: int, last: int, asks: bool) -> bool:
        """Tell whether tokens are nothing but a cue with its source: "he said", "said the minister"."""
        tokens = self.parse.tokens[first:last]
        if not tokens or tokens[0].text in ("'", '"') or (not asks and tokens[0].pos == "CCONJ"):
            return False
        verbs = [t for t in tokens if t.pos == "VERB" and not _in_modifier(t, first)]
        if not verbs or not is_speech_verb(verbs[0]):
            return not verbs and self._taken_for_noun(first, last) is not None
        cue = verbs[0]
        lower = tokens[0].text[0].islower()
        has_clause = any(c.dep == "ccomp" and c.i > cue.i and c.i < last for c in cue.children)
        near = cue.i - first <= (MAX_TO_CUE if asks else MAX_SHORT)
        negated = any(c.dep == "neg" for c in cue.children)
        return lower or (not has_clause and not negated and near and (last - first <= 25 or asks))

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
        before = self.parse.tokens[cue.i - 1]
        return before if before.i >= first and before.text[0].isupper() else None

    def _before_colon(self, first: int, colon: int) -> Found | None:
        """Return the source of "X: …", or of a sentence that ends in a colon.

        A full name right before the colon speaks, even where other words have run into its sentence.
        """
        tokens = self.parse.tokens
        label = noun_before(self.parse, tokens[colon])
        if label is not None:
            start = noun_phrase(label)[0]
            full_name = all(t.pos == "PROPN" for t in tokens[colon - 2 : colon]) and label.dep != "pobj"
            if start <= first or tokens[start - 1].pos == "PUNCT" or full_name:
                return tokens[colon], label
        subject = next((t for t in tokens[first:colon] if t.dep == "nsubj" and t.pos in NAMING), None)
        return (tokens[colon], subject) if subject is not None and can_speak(subject) else None


def follows_at_once(piece: Piece, found: Found) -> bool:
    """Tell whether a cue, or its source before it, stands right after a piece's closing mark."""
    cue, source = found
    start = cue.i if source is None or source.i < piece.tokens[-1].i else min(cue.i, noun_phrase(source)[0])
    return start - piece.tokens[-1].i <= MAX_NEAR


def _size(attribution: Attribution) -> int:
    return sum(last - first for first, last in attribution.content)


def _introduces(cue: Token, piece: Piece, last: Token) -> bool:
    """Tell whether a cue leads to a piece; `last` is the token before the piece's opening mark."""
    if not (is_speech_verb(cue) or (not piece.whole and cue.pos == "VERB" and has_frame(cue, "call"))):
        return False
    if not has_frame(cue, "say") and not has_frame(cue, "call") and any(map(piece.lacks, cue.children)):
        return False
    near = last.i - cue.i <= MAX_NEAR
    if cue.dep == "relcl" and not near:
        return False
    if piece.whole:
        return last.text in (",", ":", "-", "—", "–") or _governs(cue, piece, last)
    return _governs(cue, piece, last) and (near or has_frame(cue, "say") or cue.lemma == "put")


def _governs(token: Token, piece: Piece, last: Token) -> bool:
    """Tell whether the piece lies under a token in the tree, or follows it at once."""
    for inner in (piece.tokens[0], piece.tokens[-1]):
        if any(a is token for a in inner.ancestors()):
            return True
    puts = token.lemma == "put" and any(c.lower == "it" for c in token.children) and last.text in (",", ":")
    return puts or last.i - token.i < MAX_NEAR


def _in_modifier(token: Token, first: int) -> bool:
    """Tell whether a verb stands in a relative clause or a participle that describes a noun after `first`."""
    return token.dep in ("relcl", "acl", "amod") or any(
        a.dep in ("relcl", "acl") and a.i >= first for a in token.ancestors()
    )
