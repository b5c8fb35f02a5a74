"""Findings: agreements, conflicts, updates and single voices, from the judgements on pairs of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from variorum.collation.ages import ages_apart
from variorum.collation.candidates import LEAST_TOLD, candidates
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.compare import Likeness, compare
from variorum.collation.counting import compare_counts
from variorum.collation.differences import Differences
from variorum.collation.figures import figure_pairs
from variorum.collation.identities import named_later
from variorum.collation.judge import Outcome, PairJudgement, judge
from variorum.collation.lexicon import lexicon
from variorum.collation.points import Points, cluster
from variorum.collation.sameness import features, sameness
from variorum.collation.sentences import Names, counted, origins_of, quoted, sentence, told
from variorum.collation.singles import single_voices
from variorum.collation.view import View, articles_of
from variorum.collation.wordings import wording_differences
from variorum.model import Finding, FindingKind, Variant

_ORDER: dict[FindingKind, int] = {"conflict": 0, "update": 1, "agreement": 2, "single": 3}
_FIGURE_REASONS: dict[Outcome, str] = {
    "same": "they count the same thing and come to the same",
    "figure": "they count the same thing and come to different figures",
    "duration": "they tell how long the same thing lasted and differ",
}
NAMED_ORIGINS = 3
"""Origins that an agreement's reason names."""
UNMET = 0.07
"""How surely two claims are the same that are too unlike to be compared: about the median of such pairs."""
INTRODUCED = 4
"""Words, but function words, in which somebody is not only named."""
SLACK = 0.3
"""How much less surely than any other the claim may be told by the other articles that a point is told by."""
UPHELD = 0.5
"""How surely an article must tell what an agreement is told by."""
SHORT = 30
"""Words by which a claim's length is measured where the shorter one is to tell a point."""


class Findings:
    """What the claims of a story amount to.

    `found` returns the findings at or above a score; `weaker` counts those below it.
    """

    def __init__(self, views: Sequence[View], likeness: ClaimLikeness, names: Names) -> None:
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
        differences = [
            *Differences(views, self.points, figures, names).findings(),
            *named_later(views, self.points, names),
            *ages_apart(views, names),
            *wording_differences(views, names),
        ]
        agreements = self._without_parts(
            [f for n in range(len(self.points.clusters)) if (f := self._agreement(n))]
        )
        told_of = {c for f in (*differences, *agreements) for v in f.variants for c in v.claims}
        told_of |= {views[i].claim.id for p in judged.values() if p.outcome == "same" for i in (p.i, p.j)}
        alone = [i for i, v in enumerate(views) if v.claim.id not in told_of]
        singles = single_voices(alone, views, _one_event(pairs, judged), self._sure, names)
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
        words = lexicon()
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
            return sameness(features(a, b, compare(a, b, alike, words)))

        return sure

    def _in_one_article(self, pair: PairJudgement) -> bool:
        return self.views[pair.i].article is self.views[pair.j].article

    def _agreement(self, n: int) -> Finding | None:
        """Return the agreement that a cluster is, if two articles tell it and somebody asserts it in a clause.

        That somebody spoke, without when, where or to whom, is nothing to agree on.
        """
        members = [self.views[i] for i in self.points.clusters[n]]
        articles = articles_of(members)
        clauses = [v for v in members if v.claim.form != "noun"]
        together = len(articles_of(clauses)) > 1 or len({v.utterance for v in members} - {None}) == 1
        asserted = any(v.is_fact or v.is_foreseen or v.quotation for v in members)
        if 2 * sum(_is_bare_report(v) for v in members) > len(members):
            return None
        if len(articles) < 2 or not clauses or not together or not asserted:
            return None
        pairs = self.points.within[n]
        lead = self._most_central(self.points.clusters[n], pairs)
        central = self.views[lead]
        if not _tells_something(central):
            return None
        members = self._upholding(lead, self.points.clusters[n])
        articles = articles_of(members)
        if len(articles) < 2:
            return None
        sure = min(pairs[0].score, self._upheld(lead, self.points.clusters[n]))
        origins = origins_of(members)
        where = f"{counted(len(articles), 'article')}, {counted(len(origins), 'origin')}"
        named = "; ".join(self.names.origins[o].name for o in origins[:NAMED_ORIGINS])
        return Finding(
            id="",
            kind="agreement",
            summary=told(central, self.names),
            reason=f"{where}{': ' + named if named else ''}. {self._why(pairs, len(origins))}".strip(),
            variants=(Variant(value=quoted(central), claims=tuple(v.claim.id for v in members)),),
            articles=articles,
            origins=origins,
            score=round(sure, 4),
        )

    def _upholding(self, lead: int, members: Sequence[int]) -> list[View]:
        """Return the claims of the lead's article, and of the others that tell surely enough what the lead tells, but
        for those that count otherwise.
        """
        best: dict[str, float] = defaultdict(float)
        for i in members:
            article = self.views[i].article.id
            best[article] = max(best[article], self._sure(min(i, lead), max(i, lead)) or 0.0)
        told = self.views[lead]
        return [
            v for i in members
            if (v := self.views[i]).article is told.article
            or (best[v.article.id] >= UPHELD and compare_counts(v.counts, told.counts) != "different")
        ]  # fmt: skip

    def _upheld(self, lead: int, members: Sequence[int]) -> float:
        """Return how surely the other articles tell what a claim tells, on an average over them."""
        best: dict[str, float] = {}
        for i in members:
            if (sure := self._sure(min(i, lead), max(i, lead))) is not None:
                article = self.views[i].article.id
                best[article] = max(best.get(article, 0.0), sure)
        return sum(best.values()) / len(best)

    def _most_central(self, members: Sequence[int], pairs: Sequence[PairJudgement]) -> int:
        """Return the claim to tell a point by: a whole clause, most surely the same as the others, and short.

        None is taken that is told far less surely by the others than another is.
        """
        weight: dict[int, float] = defaultdict(float)
        for pair in pairs:
            for i in (pair.i, pair.j):
                weight[i] += pair.score

        clauses = [i for i in members if self.views[i].claim.form != "noun"]
        upheld = {i: self._upheld(i, members) for i in clauses}
        least = max(upheld.values()) - SLACK

        def rank(i: int) -> tuple[bool, bool, bool, float, int]:
            view = self.views[i]
            return (
                upheld[i] < least,
                view.only_speaks,
                not view.is_whole,
                -weight[i] / (SHORT + len(view.claim.span.text.split())),
                i,
            )

        return min(clauses, key=rank)

    def _why(self, pairs: Sequence[PairJudgement], origins: int) -> str:
        """Return why the surest pair is the same; where there are several origins, one that holds of them all."""
        for pair in pairs:
            together = self.views[pair.i].utterance or self.views[pair.i].reports
            if origins == 1 or together is None:
                return sentence(pair.reason)
        return ""

    def _without_parts(self, agreements: Sequence[Finding]) -> list[Finding]:
        """Return the agreements without those that are but a clause of another, in every article that tells them,
        or are told in the same words as a surer one.
        """
        surest: dict[str, Finding] = {}
        for finding in sorted(agreements, key=lambda f: (-f.score, f.variants[0].claims)):
            surest.setdefault(finding.summary, finding)
        agreements = [f for f in agreements if surest[f.summary] is f]
        span = {v.claim.id: v.claim.span for v in self.views}
        spans = [[span[c] for c in f.variants[0].claims] for f in agreements]
        told_in: dict[str, list[int]] = defaultdict(list)
        for n, finding in enumerate(agreements):
            for article in finding.articles:
                told_in[article].append(n)

        def lies_in(inner: int, outer: int) -> bool:
            return all(any(o.contains(i) for o in spans[outer]) for i in spans[inner])

        def is_part(n: int, m: int) -> bool:
            surer = (agreements[m].score, -m) > (agreements[n].score, -n)
            return lies_in(n, m) and (surer or not lies_in(m, n))

        return [
            f
            for n, f in enumerate(agreements)
            if not any(m != n and is_part(n, m) for m in told_in[f.articles[0]])
        ]


def _one_event(
    pairs: Sequence[tuple[int, int, Likeness]], judged: Mapping[tuple[int, int], PairJudgement]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are not of two events."""
    for i, j, _ in pairs:
        if (i, j) not in judged or judged[i, j].outcome != "another":
            yield i, j


def _tells_something(view: View) -> bool:
    """Tell whether an agreement may be told by a claim: not by "he said earlier", "you know" or "Lund, Karsk".

    That somebody spoke tells something where it says at length who that is, or names whom he told.
    """
    if view.claim.form == "apposition":
        return any(word.islower() for word in view.claim.span.text.split())
    if view.only_speaks:
        who = view.agent if view.agent is not None and view.agent.entity else None
        return len(view.entities) > 1 or (who is not None and len(who.stems) >= INTRODUCED)
    named = {f.entity for f in (view.agent, view.patient) if f and f.entity}
    return len(view.tokens | named) >= LEAST_TOLD


def _is_bare_report(view: View) -> bool:
    return view.reports is not None and not view.situated
