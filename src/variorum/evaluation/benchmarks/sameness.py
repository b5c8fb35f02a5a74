"""Whether two claims tell one point: pairs judged as same, partly the same, differing, or neither (`judged.py`).

Data: `evaluation/sameness/` of this project, places in public articles whose licences `judged.py` tells; what is
measured is the part `dev`.

Same and partly the same are one answer, all else is the other. The encoder of meaning was trained on the part
`meaning`, the model fitted to the part `train`. No article is in both, but ECB+ has two like stories to a topic, which
may be in different parts. A pair weighs the root of how many candidates it was drawn for.

There are no published figures. Compared with likeness alone: the words that both share, the cosine of the encoder's
vectors, and the collation's likeness of claims. Ours is also given from the probability on that the collation goes by.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.collation.pairs.judge import LEAST
from variorum.collation.pairs.sameness import sameness
from variorum.evaluation.baselines.claim_similarity import word_overlap
from variorum.evaluation.benchmark import OURS, Part
from variorum.evaluation.benchmarks.judged import Example, Judged
from variorum.evaluation.formats.judged import FOLDER, StoryProgress
from variorum.evaluation.formats.sameness import importance, judged_pairs


class Sameness(Judged):
    """The shipped model of sameness, beside likeness alone."""

    name = "sameness"
    title = "claims that tell one point, judged one by one"
    units, answer = "pairs", "the same"
    least = LEAST
    missed, wrong = "taken for two", "taken for one"

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(folder / "pairs.tsv", folder)

    def examples(self, data: Path, part: Part, progress: StoryProgress) -> Sequence[Example]:
        pairs = judged_pairs(data, part, progress, self.stories)
        return [
            Example(
                place=pair.story,
                text=" | ".join(pair.texts),
                label=pair.label,
                yes=pair.same,
                sure={
                    OURS: sameness(pair.features),
                    "word overlap": word_overlap(*pair.texts),
                    "cosine": pair.likeness.cosine,
                    "likeness of claims": pair.likeness.value,
                },
                importance=weight,
            )
            for pair, weight in zip(pairs, importance(pairs).tolist(), strict=True)
        ]
