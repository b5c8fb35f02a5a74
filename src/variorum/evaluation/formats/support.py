"""Claims and other reports of their stories, judged one by one: does the report tell all that the claim says?

`evaluation/support/pairs.tsv` lists them: the story (of `evaluation/sameness/stories.tsv`, which has its part and its
articles), the place of the claim, the report, and a label: `upheld`, `part`, `against` (it tells otherwise), `not`; of
the first ones judged only whether they are `upheld` or `lacking` something is known. No text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.support import Support
from variorum.collation.views import named_mentions
from variorum.evaluation.formats.sameness import FOLDER, prepared_stories, rows_of

PAIRS = Path(__file__).parents[4] / "evaluation" / "support" / "pairs.tsv"


@dataclass(frozen=True, slots=True)
class JudgedSupport:
    """A claim and another report of its story: what the model looks at, its answer, and how the two were judged."""

    story: str
    claim: str
    report: str
    label: str
    features: Mapping[str, float]
    sure: float

    @property
    def upheld(self) -> bool:
        """Tell whether the report was judged to tell all that the claim says."""
        return self.label == "upheld"


def judged_support(
    data: Path,
    part: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    pairs: Path = PAIRS,
    stories: Path = FOLDER,
) -> Iterator[JudgedSupport]:
    """Yield the judged pairs of a part whose articles are in `data` and whose claims are still read so."""
    rows = rows_of(pairs)
    for story, ready in prepared_stories(data, part, {row["story"] for row in rows}, progress, stories):
        likeness = ClaimLikeness(ready.views, WordVectorEncoder(), MeaningEncoder())
        support = Support(ready.readings, named_mentions(ready.joined.entities), likeness)
        ids = {a.name.removesuffix(".txt"): a.id for a in ready.articles}
        at = {(v.article.id, v.claim.span.start, v.claim.span.end): i for i, v in enumerate(ready.views)}
        for row in (r for r in rows if r["story"] == story):
            report = ids[row["report"]]
            claim = at.get((ids[row["article"]], int(row["start"]), int(row["end"])))
            if claim is not None:
                found, sure = support.features(claim, report), support.by(claim, report)
                text = ready.views[claim].claim.span.text
                yield JudgedSupport(story, text, row["report"], row["label"], found, sure)
