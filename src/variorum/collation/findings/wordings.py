"""Wordings: one sentence of somebody that reports give between quotation marks, and not in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz import fuzz

from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.sentences import Names, origins_of
from variorum.collation.findings.verbatim import Passage, Word, passages
from variorum.model import Finding, Variant
from variorum.text.groups import connected

LEAST_ALIKE = 5
"""Words that two sentences must share, in their order, to be one."""
LEAST_CONTENT = 2
"""As many of them must be no function words."""
LEAST_PART = 0.6
"""The part of the longer, without what the other leaves out at its ends, that they must share."""
SPELT_ALIKE = 65
"""So like in letters, of 100, are two spellings of one word."""
SCORE = (0.5, 0.4)
"""The score of two wordings that share nothing, and what it gains where they share all."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two wordings of one sentence: how many words and which part they share, and whether they say it otherwise."""

    shared: int
    part: float
    differs: bool

    @property
    def rank(self) -> tuple[int, bool]:
        """Rank matches: the better one shares more words or else is no other wording."""
        return self.shared, not self.differs


@dataclass(frozen=True, slots=True)
class _Part:
    """What two passages have in one place: the same words, or others."""

    left: Sequence[Word]
    right: Sequence[Word]
    is_same: bool

    @property
    def is_word_for_word(self) -> bool:
        """Tell whether each word stands for one: what more one side has, the other may have cut."""
        return len(self.left) == len(self.right)

    @property
    def replaced(self) -> int:
        """Return how many words stand for others."""
        return min(len(self.left), len(self.right))


def wording_differences(views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield a conflict for each sentence that reports quote in different words.

    What one report cuts, puts into brackets or spells in another way is no difference; nor is a name, a title or a
    function word, unless it denies.
    """
    by_utterance: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages(views):
        by_utterance[passage.utterance].append(passage)
    for said in by_utterance.values():
        matches = _best_matches(said)
        for group in connected(pair for pair, match in matches.items() if match.differs):
            if len(wordings := _wordings(group, matches)) > 1:
                best = max(match.part for (i, _), match in matches.items() if match.differs and i in group)
                yield _finding([[said[i] for i in wording] for wording in wordings], best, views, names)


def match(left: Sequence[Word], right: Sequence[Word]) -> Match | None:
    """Return how two passages match as wordings of one sentence, or None if they are two sentences."""
    stems = [w.stem for w in left], [w.stem for w in right]
    opcodes = SequenceMatcher(None, *stems, autojunk=False).get_opcodes()
    parts = [_Part(left[i:end], right[j:last], tag == "equal") for tag, i, end, j, last in opcodes]
    replaced = 0
    for end in (0, -1):
        if parts and not parts[end].is_word_for_word:
            replaced += parts[end].replaced
            del parts[end]
    same = [w for p in parts if p.is_same for w in p.left]
    if len(same) < LEAST_ALIKE or sum(w.is_content for w in same) < LEAST_CONTENT:
        return None
    longest = max(sum(len(p.left) for p in parts), sum(len(p.right) for p in parts))
    part = len(same) / (longest + replaced)
    if part < LEAST_PART:
        return None
    return Match(len(same), part, any(_tells(p.left, p.right) for p in parts if not p.is_same))


def _tells(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether the sense may change with these words in each other's place, of which one side may have none."""
    one, other = ("".join(w.stem for w in side) for side in (left, right))
    if fuzz.ratio(one, other) >= SPELT_ALIKE:
        return False
    return any(w.tells for w in (*left, *right))


def _best_matches(said: Sequence[Passage]) -> Mapping[tuple[int, int], Match]:
    """Return the matches of passages of two reports where neither has a better one in the other's report."""
    found = {
        (i, j): m
        for (i, a), (j, b) in combinations(enumerate(said), 2)
        if a.span.article != b.span.article and (m := match(a.words, b.words))
    }
    best: dict[tuple[int, str], tuple[int, bool]] = {}
    for (i, j), m in found.items():
        for one, other in ((i, j), (j, i)):
            key = (one, said[other].span.article)
            best[key] = max(best.get(key, m.rank), m.rank)

    return {
        (i, j): m
        for (i, j), m in found.items()
        if all(m.rank >= best[one, said[other].span.article] for one, other in ((i, j), (j, i)))
    }


def _wordings(group: Sequence[int], matches: Mapping[tuple[int, int], Match]) -> list[list[int]]:
    """Part the passages of one sentence by their wording; one that is the same as two of them is of the first."""
    found: list[list[int]] = []
    for i in group:
        alike = (w for w in found if any((m := matches.get((j, i))) and not m.differs for j in w))
        wording = next(alike, None)
        if wording is None:
            found.append([i])
        else:
            wording.append(i)
    return found


def _finding(
    wordings: Sequence[Sequence[Passage]], part: float, views: Sequence[View], names: Names
) -> Finding:
    claims = [sorted({c for passage in wording for c in passage.claims}) for wording in wordings]
    told = [views[i] for i in sorted({c for group in claims for c in group})]
    values = [f"“{' '.join(wording[0].span.text.split())}”" for wording in wordings]
    speaker = next((name for view in told if (name := names.speaker(view))), "somebody")
    return Finding(
        id="",
        kind="conflict",
        type="wording",
        summary=f"In which words {speaker} said it: {' or '.join(values)}",
        reason="The same sentence of the same speaker is quoted in different words.",
        variants=tuple(
            Variant(value=value, claims=tuple(views[i].claim.id for i in group))
            for value, group in zip(values, claims, strict=True)
        ),
        articles=articles_of(told),
        origins=origins_of(told),
        score=round(SCORE[0] + SCORE[1] * part, 4),
    )
