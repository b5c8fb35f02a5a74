"""Headlines that name who says what they tell: "Police: two held", "Two held - police"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Parse, Token
from variorum.reading.quotations.attribution import Attribution
from variorum.reading.quotations.cues import has_frame
from variorum.reading.quotations.speakers import can_speak, subject_of
from variorum.reading.quotations.trees import MARKS, noun_phrase, runs

LONGEST_NAME = 5
"""How many tokens a headline has, at most, for who speaks."""
_DASHES = frozenset({"-", "–", "—"})
_NAMES = ("NOUN", "PROPN")
_WITHIN = ("compound", "nmod", "amod")


def headline_attributions(parse: Parse) -> Iterator[Attribution]:
    """Yield what a headline attributes to who stands before or behind a colon, or behind a dash.

    Most of what stands before a colon is what the story is about ("Ferry inquiry: captain held"): it speaks only if the
    text says so of it, too.
    """
    if not parse.sentences:
        return
    title = [
        s for s in parse.sentences[:2] if s.paragraph == parse.sentences[0].paragraph
    ]  # a colon may end one
    line = [token for sentence in title for token in parse.tokens_of(sentence)]
    spaced = (t for t in line[1:-1] if t.text in _DASHES and parse.tokens[t.i - 1].end < t.start)
    marks = sorted([*(t for t in line[1:-1] if t.text == ":"), *spaced], key=lambda t: t.i)
    quoted = list(_quoted(parse)) if marks else []
    for mark in marks:
        before = [t for t in line if t.i < mark.i]
        behind = [t for t in line if t.i > mark.i]
        sides = [(before, behind)] if mark.text == ":" else []
        for name, told in (*sides, (behind, before)):
            if _is_quoted_elsewhere(name, quoted) and _tells(told):
                yield Attribution(mark, "say", name[-1], runs(parse, [t.i for t in told]))
                return


def _is_quoted_elsewhere(name: list[Token], quoted: list[tuple[int, frozenset[str]]]) -> bool:
    """Tell whether some tokens are but the name of somebody, or a word for somebody, whom the text quotes."""
    if len(name) > LONGEST_NAME or name[-1].pos not in _NAMES or not can_speak(name[-1]):
        return False
    apart = any(t.pos in ("VERB", "AUX", "ADP", "PUNCT") for t in name)
    whole = noun_phrase(name[-1])[0] >= name[0].i
    return (
        whole and not apart and any(first > name[-1].i and name[-1].lower in words for first, words in quoted)
    )


def _quoted(parse: Parse) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield those of whom the text says that they say something: where they stand, and the words for them."""
    for token in parse.tokens:
        if has_frame(token, "say"):
            source = subject_of(token)
        elif token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according":
            source = token
        else:
            continue
        if source is not None:
            whole = source.pos == "PROPN" or has_frame(source, "voice")
            beside = [c for c in source.children if c.dep == "appos" or (whole and c.dep in _WITHIN)]
            yield noun_phrase(source)[0], frozenset(t.lower for t in (source, *beside))


def _tells(told: list[Token]) -> bool:
    """Tell whether some tokens tell something, and do not begin with a quotation mark, which tells more."""
    return told[0].text not in MARKS | {"'"} and any(t.pos in ("VERB", "AUX") for t in told)
