"""Findings: agreements, conflicts, updates and single voices, from the judgements on pairs of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from variorum.collation.claims.counting import compare_counts
from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.findings.ages import ages
from variorum.collation.findings.agreements import STANDS, Agreements
from variorum.collation.findings.days_spoken import day_differences
from variorum.collation.findings.descriptions import described_alike
from variorum.collation.findings.differences import Differences
from variorum.collation.findings.identities import named_later
from variorum.collation.findings.points import Points, cluster
from variorum.collation.findings.sentences import Names
from variorum.collation.findings.singles import single_voices
from variorum.collation.findings.wordings import wording_differences
from variorum.collation.pairs.candidates import candidates
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.compare import Likeness, compare
from variorum.collation.pairs.figures import figure_pairs
from variorum.collation.pairs.judge import Outcome, PairJudgement, judge
from variorum.collation.pairs.sameness import features, sameness
from variorum.collation.pairs.support import Support
from variorum.model import Finding, FindingKind

_ORDER: dict[FindingKind, int] = {"conflict": 0, "update": 1, "agreement": 2, "single": 3}
_FIGURE_REASONS: dict[Outcome, str] = {
    "same": "they count the same thing and come to the same",
    "figure": "they count the same thing and come to different figures",
    "duration": "they tell how long the same thing lasted and differ",
}
UNMET = 0.02
"""How surely two claims are the same that are too unlike to be compared: about the median of such pairs."""


class Findings:
    """What the claims of a story amount to.

    `found` returns the findings at or above a score; `weaker` counts those below it. `described` are the views
    of claims that only describe a name, `alone` tells of each other claim how surely it stands alone.
    """

    def __init__(
        self,
        views: Sequence[View],
        described: Sequence[View],
        likeness: ClaimLikeness,
        support: Support,
        alone: Mapping[str, float],
        names: Names,
    ) -> None:
        self.views = views
        self.names = names
        pairs = candidates(likeness)
        figures = {(p.i, p.j): p for p in figure_pairs(views, pairs)}
        judged = {(p.i, p.j): p for p in judge(views, pairs)}
        for key, figure in figures.items():
            if figure.agrees and key in judged:
                continue
            outcome: Outcome = "same" if figure.agrees else figure.type
            judged[key] = PairJudgement(*key, outcome, figure.score, _FIGURE_REASONS[outcome])
        for key, pair in list(judged.items()):
            counted_in = (views[pair.i].counts, views[pair.j].counts)
            if pair.outcome == "same" and compare_counts(*counted_in) == "different":
                del judged[key]
        across = (p for p in judged.values() if p.outcome != "same" or not self._in_one_article(p))
        self._sure = self._sureness(judged, pairs)
        self.points: Points = cluster(across, self._sure)
        passing = [*views, *described]
        of_ages = list(ages(passing, names))
        differences = [
            *Differences(views, self.points, figures, names).findings(),
            *named_later(views, self.points, names),
            *(f for f in of_ages if f.kind == "conflict"),
            *wording_differences(views, names),
        ]
        partners = _partners(pairs, judged)
        agreements = Agreements(
            views, self.points, differences, partners, support, self._sure, alone, names
        ).found()
        told_already = [set(f.variants[0].claims) for f in agreements]
        agreements += [
            f
            for f in of_ages
            if f.kind == "agreement" and all(len(told & set(f.told_by)) < 2 for told in told_already)
        ]
        agreements += described_alike(passing, names)
        differences += day_differences(views, names)
        told_of = {c for f in (*differences, *agreements) for v in f.variants for c in v.claims}
        told_of |= {views[i].claim.id for p in judged.values() if p.outcome == "same" for i in (p.i, p.j)}
        left = [i for i, v in enumerate(views) if v.claim.id not in told_of and alone[v.claim.id] >= STANDS]
        singles = single_voices(left, views, partners, self._sure, support, names)
        self.all = sorted(
            (*differences, *agreements, *singles),
            key=lambda f: (
                _ORDER[f.kind], -len(f.articles), -len(f.origins), -f.score, f.variants[0].claims
            ),
        )  # fmt: skip

    def found(self, threshold: float) -> tuple[Finding, ...]:
        """Return the findings with at least this score, what an editor needs first at the head."""
        shown = [f for f in self.all if f.score >= threshold]
        return tuple(replace(f, id=f"f{n}") for n, f in enumerate(shown, 1))

    def weaker(self, threshold: float) -> int:
        """Count the findings below the threshold."""
        return sum(f.score < threshold for f in self.all)

    def _sureness(
        self, judged: Mapping[tuple[int, int], PairJudgement], pairs: Sequence[tuple[int, int, Likeness]]
    ) -> Callable[[int, int], float | None]:
        """Return how surely two claims are the same, in [0, 1]; None within one article."""
        lists = lexicon()
        met = {(i, j): alike for i, j, alike in pairs}

        @cache
        def sure(i: int, j: int) -> float | None:
            a, b = self.views[i], self.views[j]
            if a.article is b.article:
                return None
            pair = judged.get((i, j))
            if pair is not None and pair.outcome == "same":
                return pair.score
            if (alike := met.get((i, j))) is None:
                return UNMET
            return sameness(features(a, b, compare(a, b, alike, lists)))

        return sure

    def _in_one_article(self, pair: PairJudgement) -> bool:
        return self.views[pair.i].article is self.views[pair.j].article


def _partners(
    pairs: Sequence[tuple[int, int, Likeness]], judged: Mapping[tuple[int, int], PairJudgement]
) -> Mapping[int, Sequence[int]]:
    """Return for each claim those that it was compared with and that are not of another event."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, j, _ in pairs:
        if (i, j) not in judged or judged[i, j].outcome != "another":
            found[i].append(j)
            found[j].append(i)
    return found
