"""Singles: how much weight a claim has that only one article makes."""

from __future__ import annotations

from variorum.collation.view import View

_SHORTEST = 5
"""A claim of fewer content words says too little on its own."""


def single_score(view: View) -> tuple[float, str]:
    """Return how much an editor would want the claim confirmed, in [0, 1], and why; no reason, no finding.

    What counts: a fact, with a figure, a day, a named actor, an event of a known class.
    """
    claim = view.claim
    tells = view.is_fact and view.events and claim.predicate not in ("say", "tell")
    if not is_whole(view) or not tells or len(view.tokens) < _SHORTEST:
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


def is_whole(view: View) -> bool:
    """Tell whether a claim can stand alone: a clause with its actor and object in it, and no pronoun for actor."""
    roles = view.claim.roles
    if view.claim.form != "clause" or not (view.agent or view.patient) or (view.agent and view.agent.unknown):
        return False
    return all(view.claim.span.contains(r.span) for n, r in roles.items() if n in ("agent", "patient"))
