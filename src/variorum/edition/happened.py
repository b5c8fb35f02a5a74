"""Happened: whether a claim tells of an event of the time that it names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from variorum.edition.edition import Edition
from variorum.edition.standing import is_background
from variorum.edition.subjects import first_word
from variorum.edition.surroundings import around
from variorum.edition.tenses import is_going_on, is_perfect, is_present, subject_within, verb_form
from variorum.edition.words import lists, plain
from variorum.model import Claim, Span, TimeExpression
from variorum.text import timex

A_WEEK_BUT_ONE = 6
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:the\s+)?$", re.IGNORECASE)
_PRIOR = re.compile(
    r"\b(?:since \w[^,]*|(?:prior to|ahead of|in (?:response|reaction|addition) to|in (?:light|view) of"
    r"|compared (?:with|to)|(?:up|down) from(?=\s*$|\s+\S*\d))\b[^,]*"
    r"|following\b(?:(?!\b(?:is|are|was|were|has|have|had)\b)[^,])*)$"
)
"""Before a time: that of something else, by which the claim is placed; no verb comes after "following", which else only
says who is meant."""
_NIGHT = re.compile(r"\b(?:tonight|(?:last|this) (?:night|evening))\b", re.IGNORECASE)
_OF_ANY_YEAR = re.compile(r"\D*\b(?:quarter|half)|the (?:week|month|year)", re.IGNORECASE)
"""With no year: of a match as well as of a year, or of any one."""
_BARE_WEEKDAY = re.compile(
    r"(?:late |early |earlier |later |on )*\w+day(?: (?:morning|afternoon|evening|night))?", re.IGNORECASE
)


def is_dated(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim's time is that of its event, and known for sure.

    It is another's in "the meeting of 2019", "the vote set for Friday", "by retreating on Monday, they …", and in "he
    issued his on Monday" a noun is left out. A weekday that was last six days before the report may as well be that
    of the day after it: reports are dated earlier than they are printed. And a night may be that of the day before: it
    is another day where the clock of the outlet's pages stands.
    """
    assert claim.time is not None
    span, text = claim.time.span, edition.article(claim.span.article).text
    before = text[min(claim.span.start, span.start) : span.start]
    word = _LAST_WORD.search(before)
    if word is not None and word[1].lower() in lists()["of_another"]:
        return False
    if word is not None and word[1].lower() in lists()["possessives"] and span.end >= claim.span.end:
        return False
    if _NIGHT.search(span.text) or _OF_ANY_YEAR.fullmatch(span.text):
        return False
    if not before and claim.quotation is not None and not _is_set_apart(text, span):
        return False
    if _PRIOR.search(before.lower()) or _is_in_opening_gerund(claim, before, span):
        return False
    return not _is_six_days_back(claim.time, edition.article(claim.span.article).published.value)


def _is_set_apart(text: str, span: Span) -> bool:
    """Tell whether a time at the start of what is said has a mark beside it: in "said Tuesday they left" it is when it
    was said."""
    return text[: span.start].endswith(('"', "“", "‘", "'", "\n")) or text.startswith(",", span.end)


def _is_in_opening_gerund(claim: Claim, before: str, span: Span) -> bool:
    """Tell whether a time stands before the subject in what a gerund opens: "years after leaving on Monday, they …"."""
    subject = subject_within(claim)
    leads = subject is not None and span.end <= subject.span.start
    return leads and _opening_gerund().search(before) is not None


@cache
def _opening_gerund() -> re.Pattern[str]:
    """Return a pattern of a gerund behind a preposition, with no comma up to the end; "king" and "spring" are none."""
    leading = "|".join(sorted(lists()["before_gerunds"]))
    return re.compile(rf"\b(?i:{leading})\s+(?:\w+ly\s+)?[a-z]*[aeiouy][a-z]*ing\b[^,]*$")


def _is_six_days_back(time: TimeExpression, published: date | None) -> bool:
    interval = timex.interval(time.value)
    if interval is None or published is None or not _BARE_WEEKDAY.fullmatch(plain(time.span.text)):
        return False
    return time.anchor == "publication" and (published - interval[0]).days == A_WEEK_BUT_ONE


def happened_then(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim tells of an event that was at its time, not until, before or since then, nor "today" for
    these days; and no plan, nor a state.

    The present perfect goes with no time that is over: in "the raid on Monday has led to protests" it is that of the
    raid. Nor does the present, and what is said to be so of Monday's raid is no event of Monday.
    """
    assert claim.time is not None
    roles = {name for name, role in claim.roles.items() if role.span.overlaps(claim.time.span)}
    if roles & lists()["not_then"] or _is_planned(claim):
        return False
    if claim.predicate in lists()["answering"] and claim.roles.keys().isdisjoint(("to", "with", "patient")):
        return False
    if is_going_on(claim) or _is_to_come(claim):
        return False
    if "since" in roles:
        return is_perfect(claim) and not claim.quantities and not _is_ranked(claim)
    if claim.predicate in lists()["states"] and _is_no_event(edition, claim):
        return False
    if not is_present(claim):
        return True
    return is_perfect(claim) and not _is_of_subject(claim) and _is_not_over(edition, claim)


def _is_planned(claim: Claim) -> bool:
    """Tell whether a claim's verb tells of what was to come; of "hoped" the parser may make "hop"."""
    return not lists()["planning"].isdisjoint({claim.predicate, verb_form(claim).removesuffix("d")})


def _is_to_come(claim: Claim) -> bool:
    """Tell whether a claim tells of what is, or was, to come: "was going to leave", "was to leave"."""
    forms, coming = ("|".join(sorted(lists()[name])) for name in ("be", "coming"))
    verb = re.escape(claim.predicate)
    pattern = rf"\b(?:{forms}) (?:\w+ly )?(?:{coming}) to (?:\w+ )?{verb}\b"
    subject = subject_within(claim)
    behind = claim.span.text[0 if subject is None else subject.span.end - claim.span.start :]
    within = "|".join(sorted(lists()["within_verbs"] - {"to"}))
    was_to = re.match(rf"\s*(?:\w+ly )?(?:{forms}) (?:(?:\w+ly|{within}) )?to \w", behind, re.IGNORECASE)
    return was_to is not None or re.search(pattern, claim.span.text, re.IGNORECASE) is not None


def _is_ranked(claim: Claim) -> bool:
    """Tell whether a claim tells what is the first or the most of its kind."""
    return not lists()["ranking"].isdisjoint(plain(claim.span.text).lower().split())


def _is_no_event(edition: Edition, claim: Claim) -> bool:
    """Tell whether a state is told beside an event ("when she was mayor"), of another's time or of more than a day."""
    assert claim.time is not None
    before, _ = around(edition, claim)
    beside = "when" in (first_word(claim), "".join(before.split()[-1:]).lower())
    text = edition.article(claim.span.article).text
    elsewhere = timex.precision(claim.time.value) != "day" or text.startswith(
        ("'s", "’s"), claim.time.span.end
    )
    return beside or elsewhere or is_background(edition, claim) or _is_of_subject(claim)


def _is_of_subject(claim: Claim) -> bool:
    """Tell whether a claim's time stands within its subject: "Monday's raid"."""
    subject = subject_within(claim)
    return claim.time is not None and subject is not None and subject.span.overlaps(claim.time.span)


def _is_not_over(edition: Edition, claim: Claim) -> bool:
    """Tell whether the report was published within a claim's time, which is not called "today" or "now"."""
    assert claim.time is not None
    published = edition.article(claim.span.article).published.value
    interval = timex.interval(claim.time.value)
    if published is None or interval is None or plain(claim.time.span.text).lower() in lists()["nowadays"]:
        return False
    return interval[0] <= published <= interval[1]
