"""The timeline: what the reports say happened on a date, in their own words."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from variorum.edition.edition import UNNAMED, Edition
from variorum.edition.happened import happened_then, is_dated
from variorum.edition.naming import words
from variorum.edition.references import loose_ends
from variorum.edition.repetition import does_the_same, says_the_same, what_is_told
from variorum.edition.standing import is_background, is_torn, stands_alone
from variorum.edition.subjects import first_word
from variorum.edition.surroundings import around, saying
from variorum.edition.telling import best, is_statement, tell_difference, tell_speech
from variorum.edition.tenses import subject_within
from variorum.edition.words import lists, plain
from variorum.model import Article, Claim, TimelineEntry
from variorum.text import timex
from variorum.text.groups import connected

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?!-)\b")
PRECISIONS = ("year", "season", "month", "week", "day")
LONGEST = datetime.timedelta(days=366)
"""A decade or a century dates nothing."""


def timeline(edition: Edition) -> tuple[TimelineEntry, ...]:
    """Return what happened when, in the order of time, the less precise first where they begin together.

    A claim has a place in it if it stands alone, or tells of a statement that several reports have, points to nothing
    outside, asserts, if only "reportedly", that something happened, and its time is resolved to a day, a week, a month,
    a season or a year that is not after its report, or the last report where that has no date. Claims of one date are
    one entry if they are in one finding, tell of one utterance, say it with the same words of time, or say the same.
    """
    last = max(filter(None, map(_no_later_than, edition.articles)), default=None)
    dated = []
    for claim in edition.claims:
        when = _interval(claim)
        by = _no_later_than(edition.article(claim.span.article)) or last
        if when is not None and (by is None or when[0] <= by) and _is_event(edition, claim):
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
    """Tell whether a claim stands alone, or tells of something said that several reports have, and its time is sure.

    What speakers tell of themselves ("today we won") is no event told.
    """
    if loose_ends(edition, claim) or _looks_ahead(edition, claim):
        return False
    if not is_dated(edition, claim) or UNNAMED in edition.voices(claim):
        return False
    if _utterance(edition, claim) is not None:
        first = first_word(claim)
        bare = subject_within(claim) is None and first.endswith("ing")
        whole = not bare and first not in saying() and not is_torn(claim.span.text)
        return whole and is_statement(edition.quotation(claim.reports or ""))
    own = any(w[0] != "US" and w[0].lower() in lists()["own"] for w in _WORD.finditer(claim.span.text))
    return not own and stands_alone(edition, claim) and happened_then(edition, claim)


def _looks_ahead(edition: Edition, claim: Claim) -> bool:
    """Tell whether a pronoun is the subject of a clause before the main one: "as he left, the president said"."""
    subject = subject_within(claim)
    before, _ = around(edition, claim)
    pronoun = subject is not None and plain(subject.span.text).lower() in lists()["third"]
    return pronoun and len(before.split()) < 2 and is_background(edition, claim)


def _utterance(edition: Edition, claim: Claim) -> str | None:
    """Return the utterance that a claim tells of, if several reports have it."""
    quotation = edition.find_quotation(claim.reports)
    if quotation is None or quotation.utterance is None:
        return None
    several = len(edition.articles_of(edition.utterance(quotation.utterance))) > 1
    return quotation.utterance if several else None


def _interval(claim: Claim) -> timex.Interval | None:
    if claim.time is None or claim.time.type not in ("DATE", "TIME") or not timex.names_day(claim.time):
        return None
    reported = claim.modality == "possible" and (claim.hedge or "").endswith("ly")
    if not (claim.modality == "fact" or reported) or claim.polarity != "positive":
        return None
    interval = timex.interval(claim.time.value)
    if interval is None or interval[1] - interval[0] >= LONGEST:
        return None
    return interval


def _no_later_than(article: Article) -> datetime.date | None:
    """Return the last day on which an article can have been published, whichever is the likeliest."""
    return article.published.latest or article.published.value


def _groups(edition: Edition, claims: list[Claim]) -> list[list[Claim]]:
    """Return claims in groups of one date and one point."""
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
    for n, m in _repeated(edition, claims):
        keys[n, m] = [n, m]
    groups = connected((together[0], n) for together in keys.values() for n in together)
    return [[claims[n] for n in group] for group in groups]


def _repeated(edition: Edition, claims: list[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the places of claims that tell the same of one date, besides those that tell that somebody spoke."""
    told = [(c, what_is_told(edition, [c], words(edition, c))) for c in claims]
    for n, (one, mine) in enumerate(told):
        for m, (other, theirs) in enumerate(told[:n]):
            speech = one.reports is not None or other.reports is not None
            alike = not speech and _date(one) == _date(other) and does_the_same(one, other)
            if alike and says_the_same(mine, theirs):
                yield n, m


def _date(claim: Claim) -> str:
    """Return a claim's date as the timeline writes it: a time of day is left out."""
    assert claim.time is not None
    return claim.time.value.split("T")[0]


def _entry(edition: Edition, claims: Iterable[Claim]) -> TimelineEntry:
    """Return one entry for claims of one point; the most precise date among them is its date.

    Where reports differ on what happened, it tells that; else its clearest claim, without the reports of which it is
    known that they tell but a part of that.
    """
    group = sorted(claims, key=lambda c: (-PRECISIONS.index(_precision(c)), c.id))
    date, precision = _date(group[0]), _precision(group[0])
    told = [c for c in group if _date(c) == date]
    told = [c for c in told if c.reports is None] or told
    difference = edition.difference_on(told)
    if difference is not None and difference.kind == "conflict":
        summary = tell_difference(edition, difference)
    else:
        clearest = best(edition, told)
        summary = tell_speech(edition, clearest)
        partial = _partial_beside(edition, clearest)
        group = [c for c in group if c.span.article not in partial]
    return TimelineEntry(
        date=date,
        precision=precision,
        summary=summary,
        claims=tuple(c.id for c in group),
        articles=tuple(sorted({c.span.article for c in group})),
    )


def _partial_beside(edition: Edition, claim: Claim) -> set[str]:
    """Return the other articles that tell but a part of an agreement that a claim is in."""
    within = (f for f in edition.agreements if any(claim.id in v.claims for v in f.variants))
    return {a for f in within for a in f.in_part} - {claim.span.article}


def _precision(claim: Claim) -> timex.Precision:
    assert claim.time is not None
    precision = timex.precision(claim.time.value)
    assert precision is not None
    return precision
