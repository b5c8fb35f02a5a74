"""The timeline: what the reports say happened on a date, in their own words."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from variorum.edition.edition import Edition
from variorum.edition.references import loose_ends
from variorum.edition.standing import is_background, is_present, stands_alone
from variorum.edition.telling import best, is_statement, tell_difference, tell_speech
from variorum.edition.words import lists, plain
from variorum.model import Claim, TimelineEntry
from variorum.text import timex

PRECISIONS = ("year", "season", "month", "week", "day")
LONGEST = datetime.timedelta(days=366)
"""A decade or a century dates nothing."""


def timeline(edition: Edition) -> tuple[TimelineEntry, ...]:
    """Return what happened when, in the order of time, the less precise first where they begin together.

    A claim has a place in it if it stands alone, or tells of a statement that several reports have, points to nothing
    outside, asserts, if only "reportedly", that something happened, and its time is resolved to a day, a week, a month,
    a season or a year that is not after the last report. Claims of one date are one entry if they are in one finding,
    tell of one utterance, or say it with the same words of time.
    """
    last = _last_day(edition)
    dated = []
    for claim in edition.claims:
        when = _interval(claim)
        if when is not None and _is_event(edition, claim) and (last is None or when[0] <= last):
            dated.append((when, claim))
    entries = [_entry(edition, group) for group in _groups(edition, [claim for _, claim in dated])]
    order = {claim.id: when for when, claim in dated}
    return tuple(
        sorted(
            entries,
            key=lambda e: (order[e.claims[0]][0], PRECISIONS.index(e.precision), e.summary, e.claims),
        )
    )


def _is_event(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim stands alone, or tells of something said that several reports have.

    What somebody was when something happened ("when she was mayor") is no event of that day.
    """
    if loose_ends(edition, claim):
        return False
    if _utterance(edition, claim) is not None:
        return is_statement(edition.quotation(claim.reports or ""))
    state_beside = claim.predicate == "be" and is_background(edition, claim)
    return stands_alone(edition, claim) and not state_beside and _happened_then(claim)


def _happened_then(claim: Claim) -> bool:
    """Tell whether the claim's time is when it happened, not the time until which, or since which it is counted, nor
    "today" for these days.
    """
    assert claim.time is not None
    before = {k for k, role in claim.roles.items() if role.span.overlaps(claim.time.span)}
    if plain(claim.time.span.text).lower() in lists()["nowadays"] and is_present(claim):
        return False
    return not (before & lists()["not_then"] or ("since" in before and claim.quantities))


def _utterance(edition: Edition, claim: Claim) -> str | None:
    """Return the utterance that a claim tells of, if several reports have it."""
    quotation = edition.find_quotation(claim.reports)
    if quotation is None or quotation.utterance is None:
        return None
    several = len(edition.articles_of(edition.utterance(quotation.utterance))) > 1
    return quotation.utterance if several else None


def _interval(claim: Claim) -> tuple[datetime.date, datetime.date] | None:
    if claim.time is None or claim.time.type not in ("DATE", "TIME") or not timex.names_day(claim.time):
        return None
    reported = claim.modality == "possible" and (claim.hedge or "").endswith("ly")
    if not (claim.modality == "fact" or reported) or claim.polarity != "positive":
        return None
    interval = timex.interval(claim.time.value)
    if interval is None or interval[1] - interval[0] >= LONGEST:
        return None
    return interval


def _last_day(edition: Edition) -> datetime.date | None:
    days = [d for a in edition.articles if (d := a.published.latest or a.published.value) is not None]
    return max(days, default=None)


def _groups(edition: Edition, claims: list[Claim]) -> list[list[Claim]]:
    """Return claims in groups of one date and one point (union–find over the keys that they share)."""
    keys: dict[object, list[int]] = defaultdict(list)
    place = {claim.id: n for n, claim in enumerate(claims)}
    for finding in edition.findings:
        for claim_id in {c for v in finding.variants for c in v.claims} & place.keys():
            claim = claims[place[claim_id]]
            keys[finding.id, _date(claim)].append(place[claim_id])
    for n, claim in enumerate(claims):
        assert claim.time is not None
        keys[claim.time.span].append(n)
        if (utterance := _utterance(edition, claim)) is not None:
            keys[utterance, _date(claim)].append(n)
    parent = list(range(len(claims)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for together in keys.values():
        for n in together:
            parent[root(n)] = root(together[0])
    groups: dict[int, list[Claim]] = defaultdict(list)
    for n, claim in enumerate(claims):
        groups[root(n)].append(claim)
    return list(groups.values())


def _date(claim: Claim) -> str:
    """Return a claim's date as the timeline writes it: a time of day is left out."""
    assert claim.time is not None
    return claim.time.value.split("T")[0]


def _entry(edition: Edition, claims: Iterable[Claim]) -> TimelineEntry:
    """Return one entry for claims of one point; the most precise date among them is its date."""
    group = sorted(claims, key=lambda c: (-PRECISIONS.index(_precision(c)), c.id))
    date, precision = _date(group[0]), _precision(group[0])
    told = [c for c in group if _date(c) == date]
    events = [c for c in told if c.reports is None]
    return TimelineEntry(
        date=date,
        precision=precision,
        summary=_summary(edition, events or told),
        claims=tuple(c.id for c in group),
        articles=tuple(sorted({c.span.article for c in group})),
    )


def _summary(edition: Edition, claims: list[Claim]) -> str:
    """Return what happened; where reports differ on it, that they do."""
    difference = edition.difference_on(claims)
    if difference is not None and difference.kind == "conflict":
        return tell_difference(edition, difference)
    return tell_speech(edition, best(edition, claims))


def _precision(claim: Claim) -> timex.Precision:
    assert claim.time is not None
    precision = timex.precision(claim.time.value)
    assert precision is not None
    return precision
