"""Who or what fills a role: whether two claims name the same, different ones, or may."""

from __future__ import annotations

from variorum.collation.claims.counting import Verdict
from variorum.collation.claims.lexicon import Lexicon
from variorum.collation.claims.view import Filler, View
from variorum.collation.sources.tokens import entity_key


def fillers(a: Filler | None, b: Filler | None) -> Verdict:
    """Compare who or what fills a role.

    The same entity or the same head with no name against it is the same; names that have nothing in common are
    different; a description beside a name may be either, and says nothing.
    """
    if a is None or b is None or a.unknown or b.unknown:
        return "silent"
    if a.entity and a.entity == b.entity:
        return "same"
    if a.type is not None and a.type == b.type and a.side and b.side and not a.names & b.names:
        one_surname = a.type == "person" and a.head == b.head
        return "silent" if one_surname or (a.stems - {a.head}) & (b.stems - {b.head}) else "different"
    if a.head == b.head and (a.names & b.names or not (a.names and b.names)):
        return "same"
    if a.head not in b.stems and b.head not in a.stems:
        return "silent"
    mine, theirs = (f.stems.union(map(entity_key, f.names)) for f in (a, b))
    return "same" if 2 * len(mine & theirs) > min(len(mine), len(theirs)) else "silent"


def doers(a: Filler | None, b: Filler | None, lists: Lexicon) -> Verdict:
    """Compare who did it: besides names, those differ who are of two kinds ("the army", "rebels"), and two persons who
    are of one office ("conductor Ada Berg", "conductor Per Lind").
    """
    found = fillers(a, b)
    if found != "silent" or a is None or b is None:
        return found
    persons = a.entity and b.entity and a.type == b.type == "person"
    if persons and a.head != b.head and not a.names & b.names:
        return "different"
    if a.head not in lists.kinds or b.head not in lists.kinds:
        return "silent"
    mine, theirs = dict(lists.kinds[a.head]), dict(lists.kinds[b.head])
    shared = mine.keys() & theirs.keys() & lists.actors
    return "different" if any(mine[kind] != theirs[kind] for kind in shared) else "silent"


def undergoers(a: View, b: View) -> Verdict:
    """Compare to whom or what it was done; "flights diverted" has in its agent what "flights were diverted" suffers."""
    found = fillers(a.patient, b.patient)
    for one, other in ((a, b), (b, a)):
        if one.patient is None and other.agent is None and fillers(one.agent, other.patient) == "same":
            return "same"
    return found


def others(a: View, b: View) -> Verdict:
    """Compare the partners that both name ("from Canada", "from Brazil"): one that differs makes them differ."""
    if not a.others or not b.others:
        return "silent"
    verdicts = {fillers(a.others[name], b.others[name]) for name in a.others.keys() & b.others.keys()}
    return "different" if "different" in verdicts else "same" if "same" in verdicts else "silent"


def are_strangers(a: Filler | None, b: Filler | None) -> bool:
    """Tell whether names are in both and none in common: "Berg", "two advisers of Lind"."""
    return a is not None and b is not None and bool(a.names and b.names) and not a.names & b.names


def are_both_inferred(a: Filler | None, b: Filler | None) -> bool:
    """Tell whether pronouns stand for both: that they mean one was inferred twice, too little for a conflict."""
    return a is not None and b is not None and a.is_pronoun and b.is_pronoun


def is_certain(a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and a.definite and b.definite
