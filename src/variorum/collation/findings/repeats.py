"""Agreements told once: what tells again what another tells is joined to it, and what is but a clause of it is
dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.backends.encoder import Vectors
from variorum.collation.claims.view import View
from variorum.model import Finding

REPEATED = 0.8
"""How surely what two agreements are told by must be one point for one to be the other told again."""
REPEATED_MEANING = 0.7
"""How near in meaning it must be, besides."""
REPEATED_WORDS = 0.9
"""The same, where both are told by one article, of whose claims it is not known whether they are one point."""


class Agreed(NamedTuple):
    """An agreement, and the claim that it is told by."""

    finding: Finding
    lead: int


def without_repeats(
    agreements: Sequence[Agreed],
    views: Sequence[View],
    meanings: Vectors,
    surely: Callable[[int, int], float],
    disputed: Collection[str],
) -> list[Finding]:
    """Return the agreements, each point once.

    What tells again, to no other articles, what one of more articles or a surer one tells is joined to it. `meanings`
    has a vector for each claim, `surely` tells how surely two claims are one point; `disputed` are the claims on which
    reports differ: what is told by one of them is joined to nothing.
    """

    def repeats(told: Agreed, other: Agreed) -> bool:
        if not {*other.finding.articles, *other.finding.in_part}.issuperset(told.finding.articles):
            return False
        if views[told.lead].claim.id in disputed:
            return False
        near = float(meanings[told.lead] @ meanings[other.lead])
        if views[told.lead].article.id == views[other.lead].article.id:
            return near >= REPEATED_WORDS
        return near >= REPEATED_MEANING and surely(told.lead, other.lead) >= REPEATED

    kept: list[Agreed] = []
    told_by: dict[str, list[int]] = defaultdict(list)
    for told in sorted(agreements, key=lambda t: _strength(t.finding)):
        near = told_by[told.finding.articles[0]]
        if (n := next((n for n in near if repeats(told, kept[n])), None)) is not None:
            kept[n] = Agreed(_with_claims(kept[n].finding, told.finding), kept[n].lead)
            continue
        for article in (*told.finding.articles, *told.finding.in_part):
            told_by[article].append(len(kept))
        kept.append(told)
    return _without_parts([told.finding for told in kept], views)


def _without_parts(agreements: Sequence[Finding], views: Sequence[View]) -> list[Finding]:
    """Return the agreements without those that are but a clause of another, in every article that tells them,
    or are told in the same words as one of more articles, or a surer one.
    """
    first: dict[str, Finding] = {}
    for finding in sorted(agreements, key=_strength):
        first.setdefault(finding.summary, finding)
    agreements = [f for f in agreements if first[f.summary] is f]
    span = {v.claim.id: v.claim.span for v in views}
    spans = [[span[c] for c in f.variants[0].claims] for f in agreements]
    told_in: dict[str, list[int]] = defaultdict(list)
    for n, mine in enumerate(spans):
        for article in {s.article for s in mine}:
            told_in[article].append(n)

    def lies_in(inner: int, outer: int) -> bool:
        return all(any(o.contains(i) for o in spans[outer]) for i in spans[inner])

    def is_part(n: int, m: int) -> bool:
        surer = (agreements[m].score, -m) > (agreements[n].score, -n)
        return lies_in(n, m) and (surer or not lies_in(m, n))

    return [
        f
        for n, f in enumerate(agreements)
        if not any(m != n and is_part(n, m) for m in told_in[spans[n][0].article])
    ]


def _strength(finding: Finding) -> tuple[int, float, tuple[str, ...]]:
    """Return a key that sorts agreements with those of most articles first, then the surest."""
    return (-len(finding.articles), -finding.score, finding.variants[0].claims)


def _with_claims(agreement: Finding, again: Finding) -> Finding:
    """Return an agreement with the claims of another that tells the same."""
    claims = dict.fromkeys((*agreement.variants[0].claims, *again.variants[0].claims))
    return replace(
        agreement,
        variants=(replace(agreement.variants[0], claims=tuple(claims)),),
        told_by=tuple(dict.fromkeys((*agreement.told_by, *again.told_by))),
        in_part=tuple(sorted({*agreement.in_part, *again.in_part} - set(agreement.articles))),
    )
