"""Ages: one person whom two reports give two ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from variorum.collation.sentences import Names, origins_of
from variorum.collation.view import View, articles_of
from variorum.model import Article, Finding, Quantity, Variant

SCORE = 0.85
"""How sure it is that two ages of one name are those of one person."""
FURTHEST = 15
"""Years by which two ages of one person may differ: more are those of two who share a name."""
BIRTHDAY = timedelta(days=30)
"""Between reports further apart than this somebody may have become a year older."""

_BEFORE = re.compile(r"(?:,\s+|\s+\(|,?\s+(?=who|aged?))(?:(?:who (?:is|was)|aged|age)\s+)?")
"""Between a name and the age behind it: "Karin Berg, 39", "Karin Berg, who is 39"."""
_AFTER = re.compile(r"[\s-]*(?:[a-z-]+\s+){0,3}")
"""Between an age and the name behind it: "39-year-old shop owner Karin Berg"."""

Ages = Mapping[str, Mapping[float, Sequence[View]]]
"""By article and age, the claims that give a person that age."""


def ages_apart(views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield a conflict for each person to whom two reports give ages that cannot both be."""
    mentions = _mentions(names)
    given: dict[str, dict[str, dict[float, list[View]]]] = defaultdict(dict)
    for view in views:
        for quantity in view.claim.quantities:
            if quantity.unit != "years of age" or isinstance(quantity.value, str) or not view.is_fact:
                continue
            person = _person(view, quantity, mentions.get(view.article.id, []))
            if person is not None:
                ages = given[person].setdefault(view.article.id, {})
                ages.setdefault(float(quantity.value), []).append(view)
    for person in sorted(given):
        if _differ(given[person]):
            yield _finding(names.entities[person].name, given[person])


def _mentions(names: Names) -> dict[str, list[tuple[int, int, str]]]:
    """List, by article, where the persons of the story are named."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in names.entities.values():
        for mention in entity.mentions if entity.type == "person" and entity.spellings else ():
            found[mention.article].append((mention.start, mention.end, entity.id))
    return found


def _person(view: View, age: Quantity, mentions: Sequence[tuple[int, int, str]]) -> str | None:
    """Return whose age a claim gives: of him who is named right beside it, or who is said to be so old."""
    text, claim = view.article.text, view.claim
    persons = {person for *_, person in mentions}
    attribute, agent = claim.roles.get("attribute"), claim.roles.get("agent")
    if attribute and agent and attribute.span.start == age.span.start:
        return agent.entity if agent.entity in persons else None
    for start, end, person in mentions:
        if _BEFORE.fullmatch(text, end, age.span.start) or _AFTER.fullmatch(text, age.span.end, start):
            return person
    return None


def _differ(ages: Ages) -> bool:
    """Tell whether two reports have no age in common, and no birthday can explain it."""
    articles = {v.article.id: v.article for given in ages.values() for told in given.values() for v in told}
    return any(
        _contradict(ages[a], ages[b], articles[a], articles[b]) for a, b in combinations(sorted(ages), 2)
    )


def _contradict(
    one: Mapping[float, Sequence[View]], other: Mapping[float, Sequence[View]], a: Article, b: Article
) -> bool:
    gaps = {abs(x - y) for x in one for y in other}
    days = (a.published.value, b.published.value)
    near = days[0] is None or days[1] is None or abs(days[0] - days[1]) <= BIRTHDAY
    return not gaps & ({0.0} if near else {0.0, 1.0}) and max(gaps) <= FURTHEST


def _finding(name: str, given: Ages) -> Finding:
    told: dict[float, list[View]] = defaultdict(list)
    for ages in given.values():
        for age, found in ages.items():
            told[age] += found
    views = [v for age in sorted(told) for v in told[age]]
    return Finding(
        id="",
        kind="conflict",
        type="figure",
        summary=f"How old {name} is: {' or '.join(f'{age:g}' for age in sorted(told))}",
        reason="The reports give one person different ages.",
        variants=tuple(
            Variant(value=f"{age:g}", claims=tuple(v.claim.id for v in told[age])) for age in sorted(told)
        ),
        articles=articles_of(views),
        origins=origins_of(views),
        score=SCORE,
    )
