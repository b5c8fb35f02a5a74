"""Whether a report tells what a claim of another says, with all of it: pairs judged one by one (`judged.py`).

Data: `evaluation/support/` of this project, places in public articles whose licences `judged.py` tells; what is
measured is the part `dev`.

There are no published figures; the task is that of textual entailment (Dagan et al. 2005), from a whole report.
Compared with the share of the claim's words, by rarity, that one sentence of the report has. Ours is also given from
the probability on from which a report counts as one that tells an agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.collation.findings.agreements import UPHELD_WHOLE
from variorum.evaluation.benchmark import OURS, Part
from variorum.evaluation.benchmarks.judged import Example, Judged
from variorum.evaluation.formats.judged import FOLDER, StoryProgress
from variorum.evaluation.formats.support import PAIRS, judged_support


class Support(Judged):
    """The shipped model of support, beside the words in common."""

    name = "support"
    title = "reports that tell a claim, judged one by one"
    units, answer = "pairs", "upheld"
    least = UPHELD_WHOLE
    missed, wrong = "not upheld", "upheld"

    def __init__(self, table: Path = PAIRS, stories: Path = FOLDER) -> None:
        super().__init__(table, stories)

    def examples(self, data: Path, part: Part, progress: StoryProgress) -> Sequence[Example]:
        return [
            Example(
                place=f"{pair.story}, {pair.report}",
                text=pair.claim,
                label=pair.label,
                yes=pair.upheld,
                sure={OURS: pair.sure, "words in common": pair.features["in one sentence"]},
            )
            for pair in judged_support(data, part, progress, self.table, self.stories)
        ]
