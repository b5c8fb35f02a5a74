"""Differences: conflicts and updates, from the pairs of claims that are set apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import cast

from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.points import Points
from variorum.collation.findings.sentences import Names, origins_of, question, quoted, value_of
from variorum.collation.findings.updates import Updates
from variorum.collation.pairs.figure_pair import FigurePair
from variorum.collation.pairs.fillers import fillers
from variorum.collation.pairs.judge import Outcome, PairJudgement
from variorum.collation.pairs.kinds import places
from variorum.collation.pairs.when import clocks, named_days
from variorum.model import DifferenceType, Finding, FindingKind, Variant
from variorum.text.phrases import sentence

TOLD_BESIDE = frozenset({"actor", "thing", "place", "extent", "wording"})
"""Differences that are none where one report tells both sides of them."""

Figures = Mapping[tuple[int, int], FigurePair]


class Differences:
    """Gathers pairs that are apart into findings, one per point, with a variant per value.

    `points` has the pairs and the clusters of claims that tell the same; `figures` what was counted.
    """

    def __init__(self, views: Sequence[View], points: Points, figures: Figures, names: Names) -> None:
        self.views = views
        self.names = names
        self.counted: dict[tuple[str, str, float], list[int]] = defaultdict(list)
        for i, view in enumerate(views):
            for count in view.counts:
                self.counted[view.article.id, count.key, float(count.quantity.value)].append(i)
        self.points = points
        self.apart = {(pair.i, pair.j) for pair in points.apart}
        self.figures = figures
        self.member = points.cluster_of()
        self.updates = Updates(views, points.apart, self._figure, self.counted)

    def findings(self) -> list[Finding]:
        """Return conflicts and updates: pairs gathered by type, by what is counted, and by the claims they share.

        Two values are an update if any two claims that give them are: other claims may repeat either. What an
        update has told is not told again as a conflict.
        """
        groups: dict[tuple[DifferenceType, str], list[PairJudgement]] = defaultdict(list)
        for pair in self.points.apart:
            if self.updates.leave_order_open(pair):
                continue
            figure = self._figure(pair)
            said = self.views[pair.i].utterance if pair.outcome == "attribution" else None
            groups[cast("DifferenceType", pair.outcome), figure.key if figure else said or ""].append(pair)
        found = []
        for (type_, _), pairs in sorted(groups.items()):
            for linked in [pairs] if type_ == "attribution" else self._connected(pairs):
                superseded = [p for p in linked if self.updates.has(p)]
                told = frozenset(key for p in superseded for key in self._keys(p))
                updates = [
                    p for p in linked if self._keys(p) <= told and not self.updates.are_of_one_count(p)
                ]
                conflicts = [p for p in linked if p not in updates]
                found += [self._finding("update", type_, part) for part in self._connected(updates)]
                parts = [conflicts] if type_ == "attribution" else self._connected(conflicts)
                found += [self._finding("conflict", type_, part) for part in parts]
        return [f for f in found if len(f.variants) > 1 and not self._are_of_two_events(f)]

    def _are_of_two_events(self, finding: Finding) -> bool:
        """Tell whether one report tells both sides in one voice: it knows of two events, or two acts of speaking.

        It may well give two figures, and tell of something that it then denies, or that changed.
        """
        if finding.type not in TOLD_BESIDE:
            return False
        voices = {v.claim.id: (v.article.id, v.source) for v in self.views}
        sides = [{voices[c] for c in v.claims} for v in finding.variants]
        return any(one & other for one, other in combinations(sides, 2))

    def _finding(self, kind: FindingKind, type_: DifferenceType, pairs: Sequence[PairJudgement]) -> Finding:
        members: dict[str, set[int]] = defaultdict(set)
        shown: dict[str, tuple[int, PairJudgement]] = {}
        for pair in pairs:
            for i in (pair.i, pair.j):
                key = self._key(i, pair)
                members[key].update(self._alike(i, pair))
                shown.setdefault(key, (i, pair))
        if type_ not in ("attribution", "extent"):
            self._merge_alike(type_, members, shown)
        ended = {self._key(i, pair) for pair in pairs for i in self.updates.ending(pair)}
        order = sorted(members, key=lambda key: (self._first_day(members[key]), key in ended, key))
        values = [self._value(*shown[key]) for key in order]
        best = min(pairs, key=lambda p: (-p.score, p.i, p.j))
        figure = self._figure(best)
        first, second = sorted((self.views[i] for i in (best.i, best.j)), key=lambda v: v.claim.denied)
        if type_ == "polarity" and first.is_negative == second.is_negative:
            about = "What became of it" if kind == "update" else "Which is so"
        elif figure is not None and figure.type == "figure" and not figure.topic:
            about = f"How much ({quoted(first)})"
        else:
            about = question(type_, first, figure.topic if figure else "")
        told = [self.views[i] for i in sorted(set().union(*members.values()))]
        return Finding(
            id="",
            kind=kind,
            type=type_,
            summary=f"{about}: {self._joined(values, [members[key] for key in order], kind, type_)}",
            reason=sentence(best.reason),
            variants=tuple(
                Variant(value=value, claims=tuple(self.views[i].claim.id for i in sorted(members[key])))
                for value, key in zip(values, order, strict=True)
            ),
            articles=articles_of(told),
            origins=origins_of(told),
            score=best.score,
        )

    def _joined(
        self, values: Sequence[str], members: Sequence[set[int]], kind: FindingKind, type_: str
    ) -> str:
        """Return the values in a row; of figures counted again, "then" only where no report gives both."""
        text = values[0]
        for before, after, value in zip(members, members[1:], values[1:], strict=False):
            both = {self.views[i].article.id for i in before} & {self.views[i].article.id for i in after}
            text += (", then " if kind == "update" and not (both and type_ == "figure") else " or ") + value
        return text

    def _figure(self, pair: PairJudgement) -> FigurePair | None:
        """Return what the two claims of a pair count, where that is what they differ on."""
        figure = self.figures.get((pair.i, pair.j)) if pair.outcome in ("figure", "duration") else None
        return None if figure is None or figure.agrees else figure

    def _alike(self, i: int, pair: PairJudgement) -> list[int]:
        """Return the claims that tell the same as one, itself among them: those of its point that name its event.

        Of figures, those that give the same, in other articles or again in its own; of words given to two speakers,
        all that the article gives to the one.
        """
        members = self.points.clusters[self.member[i]] if i in self.member else [i]
        view = self.views[i]
        if pair.outcome == "attribution":
            return [
                j for j, v in enumerate(self.views)
                if v.article is view.article
                and view.utterance in (v.utterance, v.reports)
                and (v.person & view.person or (v.reports and not v.person))
            ]  # fmt: skip
        if pair.outcome == "extent":
            return [m for m in members if self.views[m].extent == view.extent]
        figure = self._figure(pair)
        if figure is None:
            return [m for m in members if m == i or self._tells_it_too(m, view, pair.outcome)]
        number = figure.numbers[0 if i == pair.i else 1]
        again = self.counted.get((view.article.id, figure.key, number), [])
        alike = {m for m in members if m == i or self._agrees(i, m, figure.key)}
        return sorted(alike.union(m for m in again if self.views[m].touched & view.touched))

    def _tells_it_too(self, i: int, view: View, outcome: Outcome) -> bool:
        """Tell whether a claim of the same point names the event of a view and, of an actor, a date, a place or a
        thing, who, when, where or what it was; and affirms or denies it as that does.
        """
        other = self.views[i]
        if outcome == "actor" and fillers(other.agent, view.agent) != "same":
            return False
        if outcome == "date" and other.days is None:
            return False
        if outcome == "place" and places(other, view) != "same":
            return False
        if outcome == "thing" and other.things.isdisjoint(view.things):
            return False
        return bool(other.events & view.events) and other.is_negative == view.is_negative

    def _agrees(self, i: int, j: int, key: str) -> bool:
        """Tell whether two claims give the same figure for one kind of thing."""
        figure = self.figures.get((min(i, j), max(i, j)))
        return figure is not None and figure.agrees and figure.key == key

    def _key(self, i: int, pair: PairJudgement) -> str:
        """Return what makes two values one variant: the number itself, the agent behind the words."""
        figure = self._figure(pair)
        if figure is not None and figure.type == "figure":
            return f"{figure.numbers[0 if i == pair.i else 1]:020.4f}"
        agent = self.views[i].agent
        if pair.outcome == "actor" and agent and agent.entity:
            return agent.entity
        if pair.outcome == "polarity":
            sign = "negative" if self.views[i].is_negative else "positive"
            return f"{sign} {self.views[i].is_fact} {' '.join(sorted(self.views[i].events))}"
        if pair.outcome == "date" and (days := self.views[i].days):
            return " ".join([days[0].isoformat(), *(f"{minute:04}" for minute in self.views[i].clock or ())])
        return self._value(i, pair).lower()

    def _keys(self, pair: PairJudgement) -> frozenset[str]:
        return frozenset(self._key(i, pair) for i in (pair.i, pair.j))

    def _value(self, i: int, pair: PairJudgement) -> str:
        figure = self._figure(pair)
        if figure is not None:
            return figure.values[0 if i == pair.i else 1]
        if pair.outcome == "attribution":
            return self.names.speaker(self.views[i]) or "not named"
        a, b = self.views[pair.i], self.views[pair.j]
        hours = pair.outcome == "date" and named_days(a, b) != "different" and clocks(a, b) == "different"
        return value_of(self.views[i], "hour" if hours else pair.outcome)

    def _merge_alike(
        self,
        type_: DifferenceType,
        members: dict[str, set[int]],
        shown: Mapping[str, tuple[int, PairJudgement]],
    ) -> None:
        """Make one variant of those that share a claim, name the same actor ("the army", "army engineers"), are of one
        time, or can be one figure ("more than 20", "at least 22").
        """
        for key in sorted(members, key=lambda k: (len(k), k)):
            for other in sorted(members):
                if other == key or key not in members:
                    continue
                shared = type_ != "figure" and members[other] & members[key]
                if (shared or self._is_one_value(*shown[other], shown[key][0])) and self.apart.isdisjoint(
                    (min(i, j), max(i, j)) for i in members[other] for j in members[key]
                ):
                    members[other] |= members.pop(key)

    def _is_one_value(self, i: int, pair: PairJudgement, j: int) -> bool:
        """Tell whether two claims name one actor or time, or figures for what a pair counts that can be the same."""
        a, b = self.views[i], self.views[j]
        match pair.outcome:
            case "actor":
                return fillers(a.agent, b.agent) == "same"
            case "date":
                told = (named_days(a, b), clocks(a, b))
                return "same" in told and "different" not in told
            case "figure" if figure := self._figure(pair):
                return any(x.agrees(y) for x in a.counts for y in b.counts if x.key == y.key == figure.key)
            case "figure":
                return a.doers is not None and a.doers == b.doers
            case _:
                return False

    def _first_day(self, members: set[int]) -> str:
        days = [self.views[i].article.published.value for i in members]
        return min((d.isoformat() for d in days if d), default="9999")

    def _connected(self, pairs: Sequence[PairJudgement]) -> list[list[PairJudgement]]:
        """Part pairs into groups that share a claim, or claims of one cluster."""
        groups: list[tuple[set[tuple[int, int]], list[PairJudgement]]] = []
        for pair in sorted(pairs, key=lambda p: (p.i, p.j)):
            nodes = {(0, self.member[i]) if i in self.member else (1, i) for i in (pair.i, pair.j)}
            linked, rest = [pair], []
            for other_nodes, other in groups:
                if other_nodes & nodes:
                    nodes, linked = nodes | other_nodes, other + linked
                else:
                    rest.append((other_nodes, other))
            groups = [*rest, (nodes, linked)]
        return [linked for _, linked in groups]
