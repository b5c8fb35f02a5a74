"""Claims and other reports of their stories, judged one by one: does the report tell all that the claim says?

`evaluation/support/pairs.tsv` lists them: the story (of `formats/judged.py`), the place of the claim, the report, and
a label: `upheld`, `part`, `against` (it tells otherwise), `not`; of the first ones judged only whether they are
`upheld` or `lacking` something is known. No text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.collation.entities.mentions import named_mentions
from variorum.collation.pairs.logistic import Features
from variorum.collation.pairs.support import Support
from variorum.evaluation.formats.judged import FOLDER, StoryProgress, judged_stories, no_progress

PAIRS = Path(__file__).parents[4] / "evaluation" / "support" / "pairs.tsv"


@dataclass(frozen=True, slots=True)
class JudgedSupport:
    """A claim and another report of its story: what the model looks at, its answer, and how the two were judged."""

    story: str
    claim: str
    report: str
    label: str
    features: Features
    sure: float

    @property
    def upheld(self) -> bool:
        """Tell whether the report was judged to tell all that the claim says."""
        return self.label == "upheld"


def judged_support(
    data: Path, part: str, progress: StoryProgress = no_progress, pairs: Path = PAIRS, stories: Path = FOLDER
) -> Iterator[JudgedSupport]:
    """Yield the judged pairs of a part whose articles are in `data` and whose claims are still read so."""
    for story in judged_stories(data, part, pairs, progress, stories):
        ready = story.prepared
        support = Support(ready.readings, named_mentions(ready.joined.entities), story.likeness)
        for row in story.rows:
            claim, report = story.claim(row), story.articles.get(row["report"])
            if claim is not None and report is not None:
                yield JudgedSupport(
                    story.name,
                    ready.views[claim].claim.span.text,
                    row["report"],
                    row["label"],
                    support.features(claim, report),
                    support.by(claim, report),
                )
