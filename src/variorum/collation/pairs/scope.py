"""Scope: whether two claims with figures can speak of one event at one time and place."""

from __future__ import annotations

import re

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.pairs.kinds import places_apart
from variorum.collation.pairs.when import A_WEEK, NEARLY_ONE_DAY, RECENT, possible_days
from variorum.text.timex import Interval
from variorum.text.words import stem

LONG_PAST = 20
"""Days before a report from which on what it tells is not its news."""
_SO_FAR = re.compile(
    r"\b(?:so far|to date|as of|ha(?:s|ve) now|now ha(?:s|ve)|already|by (?:\w+day|midday|noon|evening))\b",
    re.IGNORECASE,
)
A_MONTH = 27
"""Days between the first and the last of the shortest month."""


def one_scope(a: View, b: View) -> bool:
    """Tell whether two claims can speak of one event at one time: both facts or both plans, times and places not apart.

    Within one article, what two sources say of it.
    """
    if a.article is b.article and a.source == b.source:
        return False
    if _sides_apart(a, b) or not a.standings & b.standings or a.claim.polarity != b.claim.polarity:
        return False
    apart = possible_days(a, b) == "different" or _days_apart(a.days or a.scene_days, b.days or b.scene_days)
    if (apart or _reported_apart(a, b)) and not _counted_again(a, b):
        return False
    return _same_party(a, b) or not places_apart(a, b)


def may_be_one_toll(a: View, b: View) -> bool:
    """Tell whether two reports that give one toll each can mean the same: what their sentences name is not apart.

    A day or a place that only one gives may be that of the count ("by midday on Thursday the toll was nine"), as it
    surely is where somebody is said to count ("officials in the capital put the dead at nine").
    """
    if a.article is b.article or not (a.is_fact and b.is_fact) or a.claim.polarity != b.claim.polarity:
        return False
    if _sides_apart(a, b) or is_long_past(a) or is_long_past(b):
        return False
    counted = a.gives_figure or b.gives_figure or _counted_again(a, b)
    strange = a.setting and b.setting and not (a.setting & b.known_places or b.setting & a.known_places)
    if strange and not counted:
        return False
    one, other = a.days or a.scene_days, b.days or b.scene_days
    if one is not None and other is not None and _days_apart(one, other) and not counted:
        return False
    days = [d for d in (a.no_later_than, b.no_later_than) if d]
    return not days or (max(days) - min(days)).days <= A_WEEK


def is_long_past(view: View) -> bool:
    """Tell whether a claim, or its sentence, is of a day long before its report, or of a month that was over: it tells
    what went before.
    """
    known, days = view.no_later_than, view.days or view.scene_days
    if days is None or known is None:
        return False
    since, length = (known - days[1]).days, (days[1] - days[0]).days
    return since > LONG_PAST or (since > 0 and length >= A_MONTH)


def is_one_scene(a: View, b: View) -> bool:
    """Tell whether the sentences of two claims name the same day, or mostly the same places in reports of one day."""
    days = [a.days or a.scene_days, b.days or b.scene_days]
    if days[0] is not None and days[0] == days[1]:
        return True
    one, other = a.article.published.value, b.article.published.value
    both = len(a.scene_places & b.scene_places)
    mostly = both > 0 and 2 * both >= max(len(a.scene_places), len(b.scene_places))
    return mostly and (one is None or other is None or one == other)


def _same_party(a: View, b: View) -> bool:
    """Tell whether both tell of one person who has a name, wherever the sentences around them are set."""
    names = [{f.entity for f in (v.agent, v.patient) if f and f.type == "person"} for v in (a, b)]
    return bool(names[0] & names[1])


def _sides_apart(a: View, b: View) -> bool:
    """Tell whether two sides did it."""
    one, other = a.agent, b.agent
    return bool(one and other and one.side and other.side and not one.names & other.names)


def _days_apart(one: Interval | None, other: Interval | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _reported_apart(a: View, b: View) -> bool:
    """Tell whether two reports came so long after one another that the later would name the day of an old event."""
    days = [v.article.published.value for v in (a, b)]
    if days[0] is None or days[1] is None or a.days or b.days:
        return False
    return abs((days[0] - days[1]).days) > NEARLY_ONE_DAY


def bygone(a: View, b: View) -> bool:
    """Tell whether only one of two claims is of what was long before its report, and the other names no day."""
    return is_long_past(a) != is_long_past(b) and not ((a.days or a.scene_days) and (b.days or b.scene_days))


def _counted_again(a: View, b: View) -> bool:
    """Tell whether the later of two tolls may be the earlier one, counted again some days after.

    A toll "rose to nine on Friday": the day is that of the count, not that on which they died.
    """
    tolls = a.touched & b.touched & lexicon().tolls.keys() and (_has_grown(a) or _has_grown(b))
    sums = a.events & b.events and (is_so_far(a) or is_so_far(b))
    if not tolls and not sums:
        return False
    days = [v.days[0] for v in (a, b) if v.days] + [v.no_later_than for v in (a, b) if v.no_later_than]
    return bool(days) and (max(days) - min(days)).days <= RECENT


def _has_grown(view: View) -> bool:
    """Tell whether a claim says of a figure that it rose, or what it has reached by then."""
    reached = stem(view.claim.predicate) in lexicon().reaching
    return (
        "grow" in view.touched
        or reached
        or is_so_far(view)
        or stem(view.claim.predicate) in lexicon().reaching
    )


def is_so_far(view: View) -> bool:
    """Tell whether a claim gives a figure that goes on growing: "has raised 1.2 million so far"."""
    return _SO_FAR.search(view.claim.span.text) is not None


def linked(a: View, b: View) -> bool:
    """Tell whether two tolls are hardly of two events: in two reports of one story; in one report where they share a
    name, or one is given as another figure.
    """
    return a.article is not b.article or bool(a.entities & b.entities) or a.gives_figure or b.gives_figure
