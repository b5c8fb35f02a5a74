"""Findings: agreements, conflicts, updates and single voices, from the judgements on pairs of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from msgspec.structs import replace

from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.compare import fillers
from variorum.collation.figures import figure_pairs
from variorum.collation.judge import Outcome, PairJudgement, judge
from variorum.collation.lexicon import lexicon
from variorum.collation.points import Points, cluster
from variorum.collation.sentences import (
    Names,
    counted,
    origins_of,
    question,
    quoted,
    told,
    value_of,
)
from variorum.collation.singles import single_score
from variorum.collation.views import View
from variorum.model import DifferenceType, Finding, FindingKind, Variant

_ORDER: dict[FindingKind, int] = {"conflict": 0, "update": 1, "agreement": 2, "single": 3}


class Findings:
    """Finds what the claims of a story amount to.

    `found` returns the findings at or above a score; `weaker` counts those below it.
    """

    def __init__(self, views: Sequence[View], likeness: ClaimLikeness, names: Names) -> None:
        self.views = views
        self.names = names
        pairs = likeness.candidates()
        self.figures = {(p.i, p.j): p for p in figure_pairs(views, pairs)}
        judged = {(p.i, p.j): p for p in judge(views, pairs)}
        for key, figure in self.figures.items():
            if figure.agrees and key in judged:
                continue
            outcome: Outcome = "same" if figure.agrees else figure.type
            judged[key] = PairJudgement(*key, outcome, figure.score, _FIGURE_REASONS[outcome])
        self.points: Points = cluster(
            (p for p in judged.values() if p.outcome != "same" or not self._in_one_article(p)), likeness
        )
        self.member = self.points.cluster_of()
        self.all = self._ordered()

    def found(self, threshold: float) -> tuple[Finding, ...]:
        """Return the findings with at least this score, what an editor needs first at the head."""
        shown = [f for f in self.all if f.score >= threshold]
        return tuple(replace(f, id=f"f{n}") for n, f in enumerate(shown, 1))

    def weaker(self, threshold: float) -> int:
        """Count the findings below the threshold."""
        return sum(f.score < threshold for f in self.all)

    def _ordered(self) -> list[Finding]:
        differences = self._differences()
        apart = {c for f in differences for v in f.variants for c in v.claims}
        agreements = [f for n in range(len(self.points.clusters)) if (f := self._agreement(n))]
        told_by_several = {c for f in agreements for v in f.variants for c in v.claims}
        singles = [
            f for i, v in enumerate(self.views)
            if v.claim.id not in apart | told_by_several and (f := self._single(i))
        ]  # fmt: skip
        return sorted(
            [*differences, *agreements, *singles],
            key=lambda f: (
                _ORDER[f.kind], -len(f.articles), -len(f.origins), -f.score, f.variants[0].claims
            ),
        )  # fmt: skip

    def _agreement(self, n: int) -> Finding | None:
        members = [self.views[i] for i in self.points.clusters[n]]
        articles = _articles(members)
        clauses = [v for v in members if v.claim.form != "noun"]
        told_whole = len(_articles(clauses)) > 1 or any(v.is_fact or v.quotation for v in members)
        if len(articles) < 2 or not clauses or not told_whole:
            return None
        pairs = self.points.within[n]
        central = self.views[_most_central(self.points.clusters[n], pairs)]
        origins = origins_of(members)
        where = f"{counted(len(articles), 'article')}, {counted(len(origins), 'origin')}"
        named = "; ".join(self.names.origins[o].name for o in origins[:3] if o in self.names.origins)
        return Finding(
            id="",
            kind="agreement",
            summary=told(central, self.names),
            reason=f"{where}{': ' + named if named else ''}. {pairs[0].reason[:1].upper()}{pairs[0].reason[1:]}.",
            variants=(Variant(value=quoted(central), claims=tuple(v.claim.id for v in members)),),
            articles=articles,
            origins=origins,
            score=pairs[0].score,
        )

    def _single(self, i: int) -> Finding | None:
        view = self.views[i]
        score, why = single_score(view)
        if not why:
            return None
        return Finding(
            id="",
            kind="single",
            summary=told(view, self.names),
            reason=f"Only {view.article.label} has it: {why}.",
            variants=(Variant(value=quoted(view), claims=(view.claim.id,)),),
            articles=(view.article.id,),
            origins=origins_of([view]),
            score=score,
        )

    def _differences(self) -> list[Finding]:
        """Return conflicts and updates: pairs that are apart, gathered by type and by what they differ on.

        Two values are an update if any two claims that give them are: other claims may repeat either.
        """
        groups: dict[tuple[DifferenceType, str], list[PairJudgement]] = defaultdict(list)
        for pair in self.points.apart:
            figure = self.figures.get((pair.i, pair.j))
            counted_kind = figure.kind if figure and pair.outcome == "figure" else ""
            groups[cast("DifferenceType", pair.outcome), counted_kind].append(pair)
        found = []
        for (type_, _), pairs in sorted(groups.items()):
            for linked in _connected(pairs, self.member):
                superseded = {self._values(p, type_) for p in linked if self._is_update(p)}
                updates = [p for p in linked if self._values(p, type_) in superseded]
                conflicts = [p for p in linked if self._values(p, type_) not in superseded]
                found += [
                    self._difference("update", type_, part) for part in _connected(updates, self.member)
                ]
                found += [
                    self._difference("conflict", type_, part) for part in _connected(conflicts, self.member)
                ]
        return found

    def _values(self, pair: PairJudgement, type_: str) -> frozenset[str]:
        return frozenset(self._key(i, pair, type_) for i in (pair.i, pair.j))

    def _difference(
        self, kind: FindingKind, type_: DifferenceType, pairs: Sequence[PairJudgement]
    ) -> Finding:
        by_value: dict[str, set[int]] = defaultdict(set)
        shown: dict[str, int] = {}
        for pair in pairs:
            for i in (pair.i, pair.j):
                key = self._key(i, pair, type_)
                by_value[key].update(self._alike(i, pair))
                shown.setdefault(key, i)
        if type_ == "actor":
            _merge_alike(by_value, shown, self.views)
        order = sorted(by_value, key=lambda v: (_first_day(self.views, by_value[v]), v))
        best = min(pairs, key=lambda p: (-p.score, p.i, p.j))
        heads = [self.views[shown[v]] for v in order]
        values = [
            self._value(shown[v], next(p for p in pairs if shown[v] in (p.i, p.j)), type_) for v in order
        ]
        members = [self.views[i] for i in sorted(set().union(*by_value.values()))]
        sides = [
            f"{value} ({view.article.label}: {told(view, self.names)})"
            for value, view in zip(values, heads, strict=True)
        ]  # fmt: skip
        figure = self.figures.get((best.i, best.j))
        about = question(type_, self.views[best.i], figure.topic if figure else "")
        joined = ", ".join(sides[:-1]) + (" then " if kind == "update" else " or ") + sides[-1]
        return Finding(
            id="",
            kind=kind,
            type=type_,
            summary=f"{about}: {_either(values, kind)}",
            reason=f"{about}: {joined}. {best.reason[:1].upper()}{best.reason[1:]}.",
            variants=tuple(
                Variant(value=value, claims=tuple(self.views[i].claim.id for i in sorted(by_value[key])))
                for value, key in zip(values, order, strict=True)
            ),
            articles=_articles(members),
            origins=origins_of(members),
            score=best.score,
        )

    def _alike(self, i: int, pair: PairJudgement) -> list[int]:
        """Return the claims that tell the same as one, itself among them; of figures, those that give the same."""
        members = self.points.clusters[self.member[i]] if i in self.member else [i]
        if pair.outcome not in ("figure", "duration"):
            return members
        return [m for m in members if m == i or self._figure(i, m) == "agrees"]

    def _figure(self, i: int, j: int) -> str | None:
        """Return whether the figures of two claims agree or differ; None where they do not count the same."""
        figure = self.figures.get((min(i, j), max(i, j)))
        return None if figure is None else "agrees" if figure.agrees else "differs"

    def _key(self, i: int, pair: PairJudgement, type_: str) -> str:
        """Return what makes two values one variant: the number itself, the agent behind the words."""
        figure = self.figures.get((pair.i, pair.j))
        if figure is not None and type_ == "figure":
            return f"{figure.numbers[0 if i == pair.i else 1]:020.4f}"
        agent = self.views[i].agent
        if type_ == "actor" and agent and agent.entity:
            return agent.entity
        return self._value(i, pair, type_).lower()

    def _value(self, i: int, pair: PairJudgement, type_: str) -> str:
        figure = self.figures.get((pair.i, pair.j))
        if figure is not None and type_ in ("figure", "duration"):
            return figure.values[0 if i == pair.i else 1]
        return value_of(self.views[i], type_)

    def _in_one_article(self, pair: PairJudgement) -> bool:
        return self.views[pair.i].article is self.views[pair.j].article

    def _is_update(self, pair: PairJudgement) -> bool:
        """Tell whether the one of two reports supersedes the other.

        A toll was counted again where reports of different days differ in it, where one source gives two, or where
        the lower was said to be a least number.
        """
        a, b = self.views[pair.i], self.views[pair.j]
        if (
            pair.outcome != "figure"
            or a.article is b.article
            or not a.touched & b.touched & lexicon().tolls.keys()
        ):
            return False
        days = [v.article.published.value for v in (a, b)]
        if days[0] and days[1] and days[0] != days[1]:
            return True
        return self.figures[pair.i, pair.j].lower_is_least or (
            a.speaker is not None and a.speaker == b.speaker
        )


_FIGURE_REASONS: dict[Outcome, str] = {
    "same": "they count the same thing and come to the same",
    "figure": "they count the same thing and come to different figures",
    "duration": "they tell how long the same thing lasted and differ",
}


def _either(values: Sequence[str], kind: FindingKind) -> str:
    return (", then " if kind == "update" else " or ").join(values)


def _articles(views: Sequence[View]) -> tuple[str, ...]:
    return tuple(sorted({v.article.id for v in views}))


def _merge_alike(by_value: dict[str, set[int]], shown: dict[str, int], views: Sequence[View]) -> None:
    """Make one variant of those that share a claim or name the same actor ("the army", "army engineers")."""
    for key in sorted(by_value, key=lambda k: (len(k), k)):
        for other in sorted(by_value):
            if other == key or key not in by_value:
                continue
            if (
                by_value[other] & by_value[key]
                or fillers(views[shown[other]].agent, views[shown[key]].agent) == "same"
            ):
                by_value[other] |= by_value.pop(key)


def _first_day(views: Sequence[View], members: set[int]) -> str:
    days = [views[i].article.published.value for i in members]
    return min((d.isoformat() for d in days if d), default="9999")


def _most_central(members: Sequence[int], pairs: Sequence[PairJudgement]) -> int:
    """Return the claim that the others are most surely the same as."""
    weight: dict[int, float] = defaultdict(float)
    for pair in pairs:
        for i in (pair.i, pair.j):
            weight[i] += pair.score
    return min(members, key=lambda i: (-weight[i], i))


def _connected(pairs: Sequence[PairJudgement], member: Mapping[int, int]) -> list[list[PairJudgement]]:
    """Part pairs into groups that share a claim, or claims of one cluster."""

    def node(i: int) -> tuple[int, int]:
        return (0, member[i]) if i in member else (1, i)

    groups: list[tuple[set[tuple[int, int]], list[PairJudgement]]] = []
    for pair in sorted(pairs, key=lambda p: (p.i, p.j)):
        nodes, linked = {node(pair.i), node(pair.j)}, [pair]
        rest = []
        for other_nodes, other in groups:
            if other_nodes & nodes:
                nodes, linked = nodes | other_nodes, other + linked
            else:
                rest.append((other_nodes, other))
        groups = [*rest, (nodes, linked)]
    return [linked for _, linked in groups]
