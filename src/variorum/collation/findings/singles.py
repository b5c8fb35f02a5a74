"""Singles: what one article alone tells, and how much weight it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.sentences import Names, origins_of, quoted, told
from variorum.collation.pairs.scope import is_long_past
from variorum.collation.pairs.support import Support
from variorum.model import Finding, Variant

PERHAPS_TOLD = 0.3
"""How surely another report may tell a claim of which it is said that only one has it."""
PERHAPS_UPHELD = 0.25
"""How surely another report, all of it, may uphold such a claim."""
HISTORY = 0.3
"""What a claim weighs less of whose day, or that of what is told right before it, is long past."""
_SHORTEST = 5
"""A claim of fewer content words says too little on its own."""
_NEAR = 300
"""Characters within which what is told before tells the day."""


def single_voices(
    alone: Iterable[int],
    views: Sequence[View],
    partners: Mapping[int, Sequence[int]],
    sure: Callable[[int, int], float | None],
    support: Support,
    names: Names,
) -> list[Finding]:
    """Return a finding for each of the claims `alone` that weighs something and no other article may tell too.

    `partners` has for each claim those that may be of one event with it, `sure` tells how surely two tell one point,
    `support` how surely a report tells a claim in whatever sentences.
    """
    articles = articles_of(views)

    def is_told_elsewhere(i: int) -> bool:
        if any((sure(min(i, j), max(i, j)) or 0.0) >= PERHAPS_TOLD for j in partners.get(i, ())):
            return True
        others = (a for a in articles if a != views[i].article.id)
        return any(support.by(i, a) >= PERHAPS_UPHELD for a in others)

    history = _history(views)
    found = ((i, _single(views[i], names, HISTORY if i in history else 0.0)) for i in alone)
    return [single for i, single in found if single is not None and not is_told_elsewhere(i)]


def _history(views: Sequence[View]) -> set[int]:
    """Return the claims that tell what was long before their reports: by their own day, or where they name none by
    that of what stands right before them.
    """
    found: set[int] = set()
    last: View | None = None
    for i in sorted(range(len(views)), key=lambda i: (views[i].article.id, views[i].claim.span.start)):
        view = views[i]
        if view.days or view.scene_days:
            last = view
        elif last is None or last.article is not view.article or not _follows(view, last):
            continue
        if is_long_past(last):
            found.add(i)
    return found


def _follows(view: View, dated: View) -> bool:
    """Tell whether a claim stands right behind another, in its paragraph."""
    between = view.article.text[dated.claim.span.end : view.claim.span.start]
    return len(between) <= _NEAR and "\n" not in between


def _single(view: View, names: Names, less: float) -> Finding | None:
    score, why = single_score(view)
    score = round(score - less, 4)
    if not why or score <= 0:
        return None
    return Finding(
        id="",
        kind="single",
        summary=told(view, names),
        reason=f"Only {view.article.label} has it, with {why}.",
        variants=(Variant(value=quoted(view), claims=(view.claim.id,)),),
        articles=(view.article.id,),
        origins=origins_of([view]),
        score=score,
    )


def single_score(view: View) -> tuple[float, str]:
    """Return how much an editor would want the claim confirmed, in [0, 1], and why; no reason, no finding.

    What counts: a fact, with a figure, a day, a named actor, an event of a known class.
    """
    claim = view.claim
    tells = view.is_fact and view.events and claim.predicate not in ("say", "tell")
    if not view.is_whole or not tells or len(view.tokens) < _SHORTEST:
        return 0.0, ""
    why: list[str] = []
    score = 0.3
    if view.agent and view.agent.entity:
        score += 0.15
        why.append("a named actor")
    if view.patient and not view.patient.unknown:
        score += 0.1
    if claim.quantities:
        score += 0.2
        why.append("a figure")
    if view.days:
        score += 0.15
        why.append("a date")
    if view.entities:
        score += 0.1
    return min(score, 1.0), " and ".join(why)
