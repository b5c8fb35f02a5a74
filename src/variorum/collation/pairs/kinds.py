"""Of which kind, and where: the things and places that two claims name."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.claims.counting import Verdict, verdict
from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import View

_DOERS = frozenset({"force", "bystander"})
"""Kinds of those who act, by whom reports differ on who it was and not on what."""


def kinds(a: View, b: View, undergoers: Verdict, lists: Lexicon) -> Verdict:
    """Compare of which kind the things are that both name: "van" and "truck" differ, "van" and "minivan" do not.

    Of several things, one report may leave some out, or name them elsewhere in its claim; "father and brother" and
    "brother and cousin" differ. Things that act are compared where they did it to one thing: helicopters and jets
    attack many.
    """
    shared = [
        k
        for k in a.kinds.keys() & b.kinds.keys()
        if (undergoers == "same" or not k.startswith("agent "))
        and not _is_whereabouts(k, lists)
        and k.rpartition(" ")[2] not in _DOERS
    ]
    return _of_kinds(a, b, shared)


def spots(a: View, b: View, lists: Lexicon) -> Verdict:
    """Compare at what kind of place it was: "at a hotel" and "at his flat" differ, as do two ways in."""
    return _of_kinds(a, b, [k for k in a.kinds.keys() & b.kinds.keys() if _is_whereabouts(k, lists)])


def _is_whereabouts(key: str, lists: Lexicon) -> bool:
    """Tell whether a role with a kind of thing says where it was."""
    role, _, kind = key.partition(" ")
    return kind in lists.whereabouts and role in lists.whereabouts_roles.values()


def _of_kinds(a: View, b: View, shared: Sequence[str]) -> Verdict:
    """Compare the things that both name in the same roles; what one names elsewhere in its claim is no difference."""
    if not shared:
        return "silent"
    both = [(a.kinds[k], a.things, b.kinds[k], b.things) for k in shared]
    return verdict(bool(both), all(x <= y | others or y <= x | mine for x, mine, y, others in both))


def deaths(a: View, b: View, undergoers: Verdict) -> Verdict:
    """Compare how somebody died, where at least one of two claims tells that he did."""
    one, other = a.patient or a.agent, b.patient or b.agent
    if one is None or other is None or one.entity != other.entity:
        return "silent"
    if undergoers != "same" or not ("kill" in a.touched or "kill" in b.touched):
        return "silent"
    return verdict(bool(a.deaths and b.deaths), bool(a.deaths & b.deaths))


def places(a: View, b: View) -> Verdict:
    """Compare where it was: two towns and two countries differ; a town and a region may be one place told more or less
    exactly.
    """
    if a.in_countries and b.in_countries and not a.in_countries & b.in_countries:
        return "different"
    if a.claim.place is None or b.claim.place is None:
        return "silent"
    if a.claim.place.entity and a.claim.place.entity == b.claim.place.entity:
        return "same"
    if not a.towns or not b.towns:
        return "silent"
    return "same" if a.towns & b.towns else "different"


def places_apart(a: View, b: View) -> bool:
    """Tell whether two claims are of different places: both sentences name some and none in common; or, where one
    names none, the nearest that are named differ, and one report does not know the other's.
    """
    if a.scene_places and b.scene_places:
        return not a.scene_places & b.scene_places
    if not a.setting or not b.setting or a.setting & b.setting:
        return False
    return not (a.setting & b.known_places and b.setting & a.known_places)
