"""Whether a claim can be told by itself: claims judged one by one (`judged.py`).

Data: `evaluation/stand_alone/` of this project, places in public articles whose licences `judged.py` tells; what is
measured is the part `dev`, and of it the claims that were judged as they were told of their story.

There are no published figures; the task is near to that of decontextualization (Choi et al. 2021), which asks besides
to mend the claim. Compared with the share of its sentence that a claim is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.edition.standing import LEAST_ALONE
from variorum.evaluation.benchmark import OURS, Part
from variorum.evaluation.benchmarks.judged import Example, Judged
from variorum.evaluation.formats.judged import FOLDER, StoryProgress
from variorum.evaluation.formats.stand_alone import CLAIMS, judged_claims

_SHARE = "share of the sentence"


class StandAlone(Judged):
    """The shipped model of what stands alone, beside the share of the sentence."""

    name = "stand_alone"
    title = "claims that can be told by themselves, judged one by one"
    units, answer = "claims", "whole"
    least = LEAST_ALONE
    missed, wrong = "not taken for whole", "taken for whole"

    def __init__(self, table: Path = CLAIMS, stories: Path = FOLDER) -> None:
        super().__init__(table, stories)

    def examples(self, data: Path, part: Part, progress: StoryProgress) -> Sequence[Example]:
        return [
            Example(
                place=claim.story,
                text=claim.words,
                label=claim.label,
                yes=claim.whole,
                sure={OURS: claim.sure, _SHARE: claim.features.get(_SHARE, 0.0)},
            )
            for claim in judged_claims(data, part, progress, self.table, self.stories)
            if claim.by_story
        ]
