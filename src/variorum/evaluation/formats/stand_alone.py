"""Claims of public articles, judged one by one: can they be told by themselves?

`evaluation/stand_alone/claims.tsv` lists them: the story (of `formats/judged.py`), the place of the claim, a label,
and what it was judged by. Labels are `whole`, `stump` (cut before its point, or it hangs on what stands before it),
`trivial`, `misread` (it says what its sentence does not) and `off-story` (background, or another story). Those judged
by their `sentence` were judged together with it and what stands before it; those by their `story` as Variorum told
them, by somebody who had read all reports of it. No text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.collation.pairs.in_story import StoryWords
from variorum.collation.pairs.logistic import Features
from variorum.collation.pairs.stand_alone import features, stands_alone
from variorum.evaluation.formats.judged import FOLDER, StoryProgress, judged_stories, no_progress

CLAIMS = Path(__file__).parents[4] / "evaluation" / "stand_alone" / "claims.tsv"


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim in full: what the model looks at, its answer, and how it was judged."""

    story: str
    words: str
    label: str
    by_story: bool
    features: Features
    sure: float

    @property
    def whole(self) -> bool:
        """Tell whether it was judged to stand by itself."""
        return self.label == "whole"


def judged_claims(
    data: Path,
    part: str,
    progress: StoryProgress = no_progress,
    claims: Path = CLAIMS,
    stories: Path = FOLDER,
) -> Iterator[JudgedClaim]:
    """Yield the judged claims of a part whose articles are in `data` and that are still read so."""
    for story in judged_stories(data, part, claims, progress, stories):
        ready = story.prepared
        words = StoryWords(ready.articles, {e.id: e for e in ready.joined.entities})
        for row in story.rows:
            if (claim := story.claim(row)) is not None:
                view = ready.views[claim]
                found, sure = features(view, words), stands_alone(view, words)
                by_story = row["by"] == "story"
                yield JudgedClaim(story.name, view.words, row["label"], by_story, found, sure)
