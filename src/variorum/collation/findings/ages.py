"""Ages: one person to whom several reports give one age, or two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.sentences import Names, origins_of, quoted, where_told
from variorum.model import Article, Finding, Variant

SCORE = 0.85
"""How sure it is that two ages of one name are those of one person."""
FURTHEST = 15
"""Years by which two ages of one person may differ: more are those of two who share a name."""
A_YEAR = timedelta(days=365.25)
YEARS_OF_A_STORY = 3
"""Between reports of which one has no date."""
NO_BIRTHDAY = timedelta(days=30)
"""Between reports less apart than this somebody hardly has a birthday."""

_THEN = re.compile(r"[^.;]{0,12}?,? (?:when|at the time|at that time|then|in (?:19|20)\d\d)\b")
"""Behind an age that was somebody's at another time."""
_THEN_BEFORE = re.compile(r"\bthen[\s-]+(?:an? |the )?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an? |the |aged? )?", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"['’]s?\s|\b(?:of|to)\b")
_NEAR = 12
"""Characters before an age in which "then" may stand."""

Ages = Mapping[str, Mapping[float, Sequence[View]]]
"""By article and age, the claims that give a person that age."""


def ages(views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield a conflict for each person to whom two reports give ages that cannot both be, and an agreement for each to
    whom reports give the same age only.
    """
    given: dict[str, dict[str, dict[float, list[View]]]] = defaultdict(dict)
    for view in views:
        person = _person(view, names)
        if person is not None and not _is_of_another_year(view):
            for age in _ages_said(view):
                given[person].setdefault(view.article.id, {}).setdefault(age, []).append(view)
    for person in sorted(given):
        name = names.entities[person].name
        if contradicting := _contradicting(given[person]):
            yield _conflict(name, contradicting)
        elif len(given[person]) > 1 and len({age for told in given[person].values() for age in told}) == 1:
            yield _agreement(name, given[person], names)


def _person(view: View, names: Names) -> str | None:
    """Return the person of whom a claim says what he is."""
    agent = view.claim.roles.get("agent")
    who = names.entities.get(agent.entity or "") if agent and "attribute" in view.claim.roles else None
    known = who is not None and who.type == "person" and bool(who.spellings) and view.is_fact
    dated = view.claim.form == "clause" and view.claim.time is not None
    affirmed = view.claim.polarity == "positive" and not view.claim.denied
    return who.id if who and known and affirmed and not dated else None


def _ages_said(view: View) -> list[float]:
    """Return the ages that a claim says somebody has now: not those of whose mother she is."""
    text, attribute = view.article.text, view.claim.roles["attribute"].span
    return [
        float(q.value)
        for q in view.claim.quantities
        if q.unit == "years of age"
        and not isinstance(q.value, str)
        and attribute.contains(q.span)
        and _ARTICLE.fullmatch(text, attribute.start, q.span.start)
        and not _OF_ANOTHER.search(text, q.span.end, attribute.end)
        and not _THEN.match(text, q.span.end)
        and not _THEN_BEFORE.search(text, max(0, attribute.start - _NEAR), attribute.start)
    ]


def _is_of_another_year(view: View) -> bool:
    """Tell whether a claim is of a day so long before its report, or before nobody knows when, that he was younger."""
    days = view.days or view.scene_days
    if days is None:
        return False
    told = view.article.published.value
    return told is None or told - days[1] > NO_BIRTHDAY


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


def _conflict(name: str, given: Ages) -> Finding:
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


def _agreement(name: str, given: Ages, names: Names) -> Finding:
    age = next(age for told in given.values() for age in told)
    views = [v for article in sorted(given) for v in given[article][age]]
    first = min(views, key=lambda v: v.claim.form != "description")
    return Finding(
        id="",
        kind="agreement",
        summary=f"{name} is {age:g}",
        reason=f"{where_told(articles_of(views), origins_of(views), names)}. They give one person one age.",
        variants=(Variant(value=quoted(first), claims=tuple(v.claim.id for v in views)),),
        told_by=tuple(v.claim.id for v in views),
        articles=articles_of(views),
        origins=origins_of(views),
        score=SCORE,
    )
