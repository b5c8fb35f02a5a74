"""The same words: each utterance's wordings, aligned word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.pages.contexts import Link, Piece, Speech, Wording
from variorum.edition.pages.marks import anchor
from variorum.edition.words import plain, shorten
from variorum.model import Span
from variorum.text.phrases import counted

ALIKE = 0.4
"""Two wordings are of one statement if at least this share of the shorter one's words is in the other, in order."""
FEWEST = 2
LONE = 100
"""What one report alone has is cut after so many characters: it is whole in the article."""
GAP = "[…]"
_BARE = re.compile(r"[^\w]+")

Worded = tuple[str, str, Span]
"""The report's label, the words, and the span that they begin with."""


def speeches(edition: Edition) -> tuple[Speech, ...]:
    """Return all utterances, those that most reports have first; those of one report are to be folded."""
    return tuple(_speech(edition, s) for s in facts.speeches(edition))


def _speech(edition: Edition, speech: facts.Speech) -> Speech:
    reports = len({span.article for _, _, span in speech.wordings})
    groups: list[list[Worded]] = []
    for worded in speech.wordings:
        home = next((g for g in groups if _belongs(worded, g)), None)
        if home is None:
            groups.append([worded])
        else:
            home.append(worded)
    groups.sort(key=lambda g: -len(g))
    return Speech(
        speaker=speech.speaker,
        setting=speech.setting,
        counts=counted(reports, "report"),
        statements=tuple(_said(edition, g) for g in groups if len(g) > 1),
        alone=tuple(_alone(edition, g[0]) for g in groups if len(g) == 1),
        reasons=tuple(map(plain, edition.utterance(speech.id).reasons)),
        folded=reports < FEWEST,
    )


def _belongs(worded: Worded, group: list[Worded]) -> bool:
    """Tell whether a wording is one more of a statement that other articles have."""
    if any(worded[2].article == other[2].article for other in group):
        return False
    return any(_likeness(_bare(worded[1]), _bare(other[1])) >= ALIKE for other in group)


def _likeness(left: list[str], right: list[str]) -> float:
    """Return the share of the shorter one's words that the other has, in the same order; single words do not count."""
    if min(len(left), len(right)) == 0:
        return 0.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    same = sum(b.size for b in blocks)
    return same / min(len(left), len(right)) if same >= FEWEST else 0.0


def _alone(edition: Edition, worded: Worded) -> Wording:
    label, words, span = worded
    return Wording((Link(label, anchor(edition, span)),), (Piece(shorten(words, LONE), ""),))


def _said(edition: Edition, group: list[Worded]) -> tuple[Wording, ...]:
    """Return a statement with the longest wording as the measure of the others."""
    base = max(range(len(group)), key=lambda n: (len(_bare(group[n][1])), -n))
    measure = group[base][1].split()
    kept = [True] * len(measure)
    aligned: dict[int, tuple[Piece, ...]] = {}
    for n, (_, words, _) in enumerate(group):
        if n != base:
            aligned[n], missing = _against(words.split(), measure)
            for place in missing:
                kept[place] = False
    aligned[base] = _runs([(word, "" if same else "own") for word, same in zip(measure, kept, strict=True)])
    reports: dict[tuple[Piece, ...], list[Link]] = {}
    for n in (base, *(n for n in range(len(group)) if n != base)):
        label, _, span = group[n]
        reports.setdefault(aligned[n], []).append(Link(label, anchor(edition, span)))
    return tuple(Wording(tuple(r), pieces) for pieces, r in reports.items())


def _against(words: list[str], measure: list[str]) -> tuple[tuple[Piece, ...], list[int]]:
    """Return a wording in pieces, and the places of the measure's words that it has not."""
    matcher = SequenceMatcher(None, _bare_each(measure), _bare_each(words), autojunk=False)
    told: list[tuple[str, str]] = []
    missing: list[int] = []
    for what, left, left_end, right, right_end in matcher.get_opcodes():
        if what == "equal":
            told.extend((word, "") for word in words[right:right_end])
            continue
        missing.extend(range(left, left_end))
        if right < right_end:
            told.extend((word, "own") for word in words[right:right_end])
        else:
            told.append((GAP, "gap"))
    return _runs(told), missing


def _runs(words: list[tuple[str, str]]) -> tuple[Piece, ...]:
    """Return words of one state, one after another, as one piece."""
    runs: list[Piece] = []
    for word, state in words:
        if runs and runs[-1].state == state:
            runs[-1] = Piece(f"{runs[-1].text} {word}", state)
        else:
            runs.append(Piece(word, state))
    return tuple(runs)


def _bare(text: str) -> list[str]:
    return [word for word in _bare_each(text.split()) if word]


def _bare_each(words: list[str]) -> list[str]:
    return [_BARE.sub("", word).lower() for word in words]
