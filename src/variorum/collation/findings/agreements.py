"""Agreements: points that several articles tell, each told by what all of these articles uphold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from variorum.collation.claims.counting import compare_counts
from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.opposing import against, opposed
from variorum.collation.findings.points import Points
from variorum.collation.findings.repeats import Agreed, without_repeats
from variorum.collation.findings.sentences import Names, quoted, told, where_told
from variorum.collation.pairs.candidates import LEAST_TOLD
from variorum.collation.pairs.judge import PairJudgement
from variorum.collation.pairs.support import Support
from variorum.collation.sources.tokens import entity_key
from variorum.model import Finding, Variant
from variorum.text.phrases import sentence

UPHELD = 0.35
"""How surely an article must tell what an agreement is told by to be listed for it, if but in part."""
UPHELD_WHOLE = 0.65
"""How surely it must tell all of it to be counted as telling it."""
ONE_POINT = 0.5
"""How surely two claims must be of one point where they are compared outside their cluster."""
SURELY_ONE_POINT = 0.8
"""The same, where that takes an article out of an agreement."""
TOUCHED = 0.5
"""How sure an agreement is at least: that its claims are of one point was judged before."""
STANDS = 0.4
"""How surely what an agreement is told by must stand alone for it to be surer than `TOUCHED`."""


class Agreements:
    """Makes agreements of the points of a story.

    `differences` are the findings on which its reports differ, `partners` has for each claim those that may be of one
    event with it, `sure` tells how surely two claims are the same, `alone` how surely a claim stands alone.
    """

    def __init__(
        self,
        views: Sequence[View],
        points: Points,
        differences: Sequence[Finding],
        partners: Mapping[int, Sequence[int]],
        support: Support,
        sure: Callable[[int, int], float | None],
        alone: Mapping[str, float],
        names: Names,
    ) -> None:
        self.views = views
        self.points = points
        self.partners = partners
        self.conflicting = {(p.i, p.j) for p in points.apart}
        self.disputed = {c for f in differences for v in f.variants for c in v.claims}
        self.opposed = opposed(views, differences)
        self.against = against(views, differences)
        self.support = support
        self.sure = sure
        self.names = names
        self.alone = [alone[view.claim.id] for view in views]
        self.of_article: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(views):
            self.of_article[view.article.id].append(i)

    def found(self) -> list[Finding]:
        """Return the agreements, each point once."""
        told = [t for n in range(len(self.points.clusters)) for t in self._agreements(n)]
        meanings = self.support.likeness.meanings
        return without_repeats(told, self.views, meanings, self._surely, self.disputed)

    def _agreements(self, n: int) -> Iterator[Agreed]:
        """Yield the agreements that a cluster is: claims that do not tell the first may make another."""
        cluster = self.points.clusters[n]
        while (found := self._agreement(cluster, self.points.within[n])) is not None:
            yield found
            told = set(found.finding.variants[0].claims)
            cluster = [i for i in cluster if self.views[i].claim.id not in told]

    def _agreement(self, cluster: Sequence[int], within: Sequence[PairJudgement]) -> Agreed | None:
        """Return the agreement that claims of one point are, if two articles tell it and a clause asserts it.

        That somebody spoke, without when, where or to whom, is nothing to agree on.
        """
        pairs = [p for p in within if {p.i, p.j} <= set(cluster)]
        members = [self.views[i] for i in cluster]
        clauses = [v for v in members if v.claim.form == "clause"]
        together = len(articles_of(clauses)) > 1 or len({v.utterance for v in members} - {None}) == 1
        asserted = any(v.is_fact or v.is_foreseen or v.quotation for v in members)
        if 2 * sum(_is_bare_report(v) for v in members) > len(members):
            return None
        if len(articles_of(members)) < 2 or not clauses or not together or not asserted:
            return None
        if (lead := self._lead(cluster, pairs)) is None:
            return None
        central = self.views[lead]
        cluster = [*cluster, *self._joining(lead, cluster)]
        whole = self._upholding(lead, cluster, UPHELD_WHOLE)
        listed = whole | self._upholding(lead, cluster)
        if len(listed) < 2:
            listed = whole | self._touching(lead, cluster)
        if len(listed) < 2:
            return None
        sure = _mean([self._listed_rightly(lead, a, cluster) for a in listed - {central.article.id}])
        telling = self._telling(lead, [i for i in cluster if self.views[i].article.id in listed])
        leads = [
            i for i in telling
            if self.views[i].article.id in whole
            and self._can_tell(i, lead)
            and whole <= self._upholding(i, cluster, UPHELD_WHOLE)
        ]  # fmt: skip
        counted = [i for i in telling if self.views[i].article.id in whole]
        origins = self._origins(lead, counted)
        why = self._why([p for p in pairs if {p.i, p.j} <= set(telling)], len(origins))
        finding = Finding(
            id="",
            kind="agreement",
            summary=told(central, self.names),
            reason=f"{where_told(sorted(whole), origins, self.names)}. {why}".strip(),
            variants=(Variant(value=quoted(central), claims=tuple(self.views[i].claim.id for i in telling)),),
            told_by=tuple(self.views[i].claim.id for i in leads),
            articles=tuple(sorted(whole)),
            in_part=tuple(sorted(listed - whole)),
            origins=origins,
            score=round(max(TOUCHED, sure if self.alone[lead] >= STANDS else 0.0), 4),
        )
        return Agreed(finding, lead)

    def _listed_rightly(self, lead: int, article: str, cluster: Sequence[int]) -> float:
        """Return how surely an article tells what the lead tells, or a part of it, whichever it is listed for."""
        upheld = self.support.by(lead, article)
        if upheld >= UPHELD_WHOLE:
            return upheld
        own = (i for i in cluster if self.views[i].article.id == article)
        return max((self._surely(i, lead) for i in own), default=upheld)

    def _joining(self, lead: int, cluster: Sequence[int]) -> list[int]:
        """Return claims of articles that have none in a cluster, and most likely tell what its lead tells: another
        point took them, or none.
        """
        known = {self.views[i].article.id for i in cluster}
        return [
            i for i in self.partners.get(lead, ())
            if (article := self.views[i].article.id) not in known
            and self._surely(i, lead) >= ONE_POINT
            and (min(i, lead), max(i, lead)) not in self.conflicting
            and self.support.by(lead, article) >= UPHELD
        ]  # fmt: skip

    def _telling(self, lead: int, claims: Sequence[int]) -> list[int]:
        """Return the claims that tell what the lead tells: those most likely of one point with it, or with what another
        article tells it by, and of each article the one that is so most surely.
        """
        central = self.views[lead].article
        best: dict[str, int] = {}
        for i in claims:
            known = best.setdefault(self.views[i].article.id, i)
            if self._surely(i, lead) > self._surely(known, lead):
                best[self.views[i].article.id] = i
        others = [i for i in claims if self.views[i].article is not central]
        told = {i for i in others if self._surely(i, lead) >= ONE_POINT} | set(best.values()) | {lead}
        own = {i for i in claims if any(self._surely(i, j) >= ONE_POINT for j in told & set(others))}
        return [i for i in claims if i in told or (i in own and self.views[i].article is central)]

    def _surely(self, i: int, j: int) -> float:
        return 1.0 if i == j else self.sure(min(i, j), max(i, j)) or 0.0

    def _can_tell(self, i: int, lead: int) -> bool:
        """Tell whether an agreement may also be told by a claim that is not its lead."""
        return self._can_lead(i) and self.alone[i] >= min(STANDS, self.alone[lead])

    def _can_lead(self, i: int) -> bool:
        return self.views[i].claim.form == "clause" and _tells_something(self.views[i])

    def _upholding(self, lead: int, cluster: Sequence[int], least: float = UPHELD) -> set[str]:
        """Return the articles of a cluster that so surely tell what one of its claims tells, but those that count
        otherwise, or name nowhere whom it quotes.
        """
        articles = {self.views[i].article.id for i in cluster} - self._otherwise(lead, cluster)
        return {a for a in articles if self.support.by(lead, a) >= least and self._knows_speaker(a, lead)}

    def _knows_speaker(self, article: str, lead: int) -> bool:
        """Tell whether an article names whom a claim quotes between marks, if he has a name."""
        view = self.views[lead]
        between_marks = view.quotation is not None and (
            view.quotation.kind == "direct" or not {'"', "“"}.isdisjoint(view.claim.span.text)
        )
        return not between_marks or self._names_speaker(article, lead)

    def _names_speaker(self, article: str, claim: int) -> bool:
        """Tell whether an article names whose words a claim is, if he has a name."""
        speaker = self.views[claim].speaker
        entity = self.names.entities.get(speaker or "")
        named = entity is not None and bool(entity.spellings)
        return not named or any(who == speaker for *_, who in self.support.mentions.get(article, ()))

    def _otherwise(self, lead: int, cluster: Sequence[int]) -> set[str]:
        """Return the articles of a cluster that count otherwise than its lead, or are on another side of a conflict."""
        told, inner = self.views[lead], self._within(lead)
        counts = [count for i in inner for count in self.views[i].counts]
        otherwise = {
            self.views[i].article.id
            for i in cluster
            if compare_counts(self.views[i].counts, counts) == "different"
            or any(self._surely(m, lead) >= SURELY_ONE_POINT for m in self.opposed.get(i, ()))
        }
        return otherwise.union(*(self.against.get(i, ()) for i in inner)) - {told.article.id}

    def _within(self, lead: int) -> list[int]:
        """Return a claim and those that stand within it: "the inquiry heard that the disaster killed 90 people"."""
        view = self.views[lead]
        around = (i for i in self.of_article[view.article.id] if i != lead)
        return [lead, *(i for i in around if view.claim.span.contains(self.views[i].claim.span))]

    def _touching(self, lead: int, cluster: Sequence[int]) -> set[str]:
        """Return the articles of a cluster that have a claim most likely of one point with its lead: surely, if that is
        the word of a person whom they name nowhere.
        """
        speaker = self.names.entities.get(self.views[lead].speaker or "")
        personal = speaker is not None and speaker.type == "person"
        found = set()
        for i in cluster:
            article = self.views[i].article.id
            known = not personal or self._names_speaker(article, lead)
            if self._surely(i, lead) >= (ONE_POINT if known else SURELY_ONE_POINT):
                found.add(article)
        return found - self._otherwise(lead, cluster)

    def _lead(self, cluster: Sequence[int], pairs: Sequence[PairJudgement]) -> int | None:
        """Return the claim to tell a point by: one that other articles uphold, most of them and most surely, and that
        stands alone.
        """
        weight: dict[int, float] = defaultdict(float)
        for pair in pairs:
            for i in (pair.i, pair.j):
                weight[i] += pair.score

        def rank(i: int) -> tuple[bool, bool, float, float, int]:
            upholding = self._upholding(i, cluster)
            told = self.alone[i] * sum(self.support.by(i, a) for a in upholding)
            return (len(upholding) < 2, self.views[i].only_speaks, -told, -weight[i], i)

        return min(filter(self._can_lead, cluster), key=rank, default=None)

    def _origins(self, lead: int, telling: Sequence[int]) -> tuple[str, ...]:
        """Return the origins of an agreement: of each article, that of the claim that tells it most surely; what one
        speaker says twice is one.
        """
        best: dict[str, tuple[float, int]] = {}
        for i in telling:
            article = self.views[i].article.id
            best[article] = max(best.get(article, (0.0, -i)), (self._surely(i, lead), -i))
        first: dict[str, str] = {}
        for _, i in sorted(best.values(), key=lambda b: -b[1]):
            view = self.views[-i]
            if view.claim.origin:
                first.setdefault(view.speaker or view.claim.origin, view.claim.origin)
        return tuple(sorted(set(first.values())))

    def _why(self, pairs: Sequence[PairJudgement], origins: int) -> str:
        """Return why the surest pair is the same; where there are several origins, one that holds of them all."""
        for pair in pairs:
            together = self.views[pair.i].utterance or self.views[pair.i].reports
            if origins == 1 or together is None:
                return sentence(pair.reason)
        return ""


def _tells_something(view: View) -> bool:
    """Tell whether an agreement may be told by a claim: not by "he said earlier", "you know" or "Lund, Karsk".

    That somebody spoke tells something where it names whom he told; who he is, descriptions tell.
    """
    if view.only_speaks:
        return any(f is not None and f.entity for f in (view.patient, *view.others.values()))
    named = {entity_key(f.entity) for f in (view.agent, view.patient) if f and f.entity}
    return len(view.tokens | named) >= LEAST_TOLD


def _is_bare_report(view: View) -> bool:
    return view.reports is not None and not view.situated


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
