"""Group the names of an article: which forms name one and the same."""

from __future__ import annotations

from variorum.model import EntityType, Parse
from variorum.reading.entities.forms import Form, Group
from variorum.reading.entities.grouping_bodies import join_aliases, join_known_as, join_organisations
from variorum.reading.entities.grouping_persons import join_persons
from variorum.reading.entities.grouping_places import join_places
from variorum.reading.entities.types import Votes


def group_forms(parse: Parse, forms: list[Form]) -> list[Group]:
    """Return the groups, in the order of their first mention. Each form is in exactly one."""
    joins: list[tuple[Form, Form, str]] = []
    joins += join_persons(parse, forms)
    joins += join_places(forms)
    joins += join_organisations(forms)
    joins += join_aliases(parse, forms)
    joins += join_known_as(parse, forms)
    leader = {f.key: f.key for f in forms}

    def root(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    reasons: dict[str, list[str]] = {}
    for left, right, reason in joins:
        a, b = root(left.key), root(right.key)
        if a != b:
            leader[b] = a
            reasons.setdefault(a, []).extend([reason, *reasons.pop(b, [])])
    groups: dict[str, Group] = {}
    for form in forms:
        key = root(form.key)
        if key not in groups:
            groups[key] = Group(form.type, [], reasons.get(key, []))
        groups[key].forms.append(form)
    for group in groups.values():
        group.type = _type_of(group)
    return list(groups.values())


def _type_of(group: Group) -> EntityType:
    """Return the type of the form that speaks most plainly: by votes, all forms together."""
    together = Votes()
    for form in group.forms:
        for kind, score in form.votes.scores.items():
            together.add(kind, score)
    longest = max(group.forms, key=lambda f: (len(f.words), f.key))
    return longest.type if longest.kind else together.best
