"""Who stands against whom: the claims and articles on the other sides of conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations

from variorum.collation.claims.view import View
from variorum.model import Finding

EXCLUDING = ("actor", "polarity", "place", "thing")
"""Types of conflict of which no report upholds both sides."""


def opposed(views: Sequence[View], differences: Sequence[Finding]) -> Mapping[int, set[int]]:
    """Return for each claim on one side of a conflict those on the others."""
    number = {view.claim.id: i for i, view in enumerate(views)}
    found: dict[int, set[int]] = defaultdict(set)
    for finding in differences:
        if finding.kind == "conflict" and finding.type in EXCLUDING:
            for one, other in permutations(finding.variants, 2):
                for claim in one.claims:
                    found[number[claim]].update(map(number.__getitem__, other.claims))
    return found


def against(views: Sequence[View], differences: Sequence[Finding]) -> Mapping[int, set[str]]:
    """Return for each claim on one side of a conflict of facts the articles that are on other sides only.

    Conflicts that rest on mere descriptions set nothing apart: no point is told by these.
    """
    number = {view.claim.id: i for i, view in enumerate(views)}
    found: dict[int, set[str]] = defaultdict(set)
    for finding in differences:
        known = all(c in number for v in finding.variants for c in v.claims)
        if finding.kind == "conflict" and finding.type != "wording" and known:
            for one in finding.variants:
                own = {views[number[c]].article.id for c in one.claims}
                for claim in one.claims:
                    found[number[claim]] |= set(finding.articles) - own
    return found
