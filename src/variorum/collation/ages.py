"""Ages: one person whom two reports give two ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from variorum.collation.sentences import Names, origins_of
from variorum.collation.view import View, articles_of
from variorum.model import Article, Finding, Quantity, Variant

SCORE = 0.85
"""How sure it is that two ages of one name are those of one person."""
FURTHEST = 15
"""Years by which two ages of one person may differ: more are those of two who share a name."""
A_YEAR = timedelta(days=365.25)
YEARS_OF_A_STORY = 3
"""Between reports of which one has no date."""
NO_BIRTHDAY = timedelta(days=30)
"""Between reports less apart than this somebody hardly has a birthday."""

_BESIDE = re.compile(r",\s+(?:aged?\s+)?|\s+aged?\s+")
"""Between a name and the age behind it: "Karin Berg, 39"."""
_THEN = re.compile(r"[^.;]{0,12}?,? (?:when|at the time|at that time|then|in (?:19|20)\d\d)\b")
"""Behind an age that was somebody's at another time."""

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
            if person is not None and not _is_of_another_year(view):
                ages = given[person].setdefault(view.article.id, {})
                ages.setdefault(float(quantity.value), []).append(view)
    for person in sorted(given):
        if contradicting := _contradicting(given[person]):
            yield _finding(names.entities[person].name, contradicting)


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
        known = agent.entity in persons and claim.time is None and not _THEN.match(text, age.span.end)
        return agent.entity if known else None
    for start, end, person in mentions:
        described = any(
            r.entity == person and r.span.contains(age.span) and r.span.start <= start and end <= r.span.end
            for r in claim.roles.values()
        )
        if described or _BESIDE.fullmatch(text, end, age.span.start):
            return person
    return None


def _is_of_another_year(view: View) -> bool:
    """Tell whether a claim is of a day so long before its report, or before nobody knows when, that he was younger."""
    if view.days is None:
        return False
    told = view.article.published.value
    return told is None or told - view.days[1] > NO_BIRTHDAY


def _contradicting(ages: Ages) -> Mapping[str, Mapping[float, Sequence[View]]]:
    """Return the ages that two reports give of which not both can be, by report."""
    articles = {v.article.id: v.article for given in ages.values() for told in given.values() for v in told}
    found: set[str] = set()
    for a, b in combinations(sorted(ages), 2):
        if _contradict(ages[a], ages[b], articles[a], articles[b]):
            found |= {a, b}
    return {a: ages[a] for a in sorted(found)}


def _contradict(one: Iterable[float], other: Iterable[float], a: Article, b: Article) -> bool:
    """Tell whether no two of the ages can be those of one person on the days of the reports, but all are near."""
    older, least, most = _years_between(a, b)
    gaps = [(y - x) * older for x in one for y in other]
    return not any(least <= gap <= most for gap in gaps) and max(map(abs, gaps)) <= FURTHEST


def _years_between(a: Article, b: Article) -> tuple[int, int, int]:
    """Return 1 if the second report is the later and -1 if the first is, and how many years older at least and at most
    somebody is in the later."""
    one, other = a.published.value, b.published.value
    if one is None or other is None:
        return 1, -YEARS_OF_A_STORY, YEARS_OF_A_STORY
    apart = abs(other - one)
    years = int(apart / A_YEAR)
    return (1 if other >= one else -1), years, years + (apart > NO_BIRTHDAY)


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
