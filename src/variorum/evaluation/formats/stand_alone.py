"""Claims of public articles, judged one by one: can they be told by themselves?

`evaluation/stand_alone/claims.tsv` lists them: the story (of `evaluation/sameness/stories.tsv`, which has its part and
its articles), the place of the claim, and a label: `whole`, `stump` (cut before its point), `trivial`, `misread` (it
says what its sentence does not). No text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.collation.logistic import Features
from variorum.collation.stand_alone import features, stands_alone
from variorum.collation.view import View
from variorum.evaluation.formats.sameness import FOLDER, prepared_stories, rows_of

CLAIMS = Path(__file__).parents[4] / "evaluation" / "stand_alone" / "claims.tsv"


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim: what the model looks at, its answer, and how it was judged."""

    story: str
    view: View
    label: str
    features: Features
    sure: float

    @property
    def whole(self) -> bool:
        """Tell whether it was judged to stand by itself."""
        return self.label == "whole"


def judged_claims(
    data: Path,
    part: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    claims: Path = CLAIMS,
    stories: Path = FOLDER,
) -> Iterator[JudgedClaim]:
    """Yield the judged claims of a part whose articles are in `data` and that are still read so."""
    rows = rows_of(claims)
    for story, ready in prepared_stories(data, part, {row["story"] for row in rows}, progress, stories):
        ids = {a.name.removesuffix(".txt"): a.id for a in ready.articles}
        at = {(v.article.id, v.claim.span.start, v.claim.span.end): v for v in ready.views}
        entities = {entity.id: entity for entity in ready.joined.entities}
        for row in (r for r in rows if r["story"] == story):
            view = at.get((ids[row["article"]], int(row["start"]), int(row["end"])))
            if view is not None:
                found, sure = features(view, entities), stands_alone(view, entities)
                yield JudgedClaim(story, view, row["label"], found, sure)
