"""Days spoken: on which day somebody said what reports quote word by word, where they name two."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from variorum.collation.claims.view import View, articles_of
from variorum.collation.findings.sentences import Names, origins_of
from variorum.collation.findings.verbatim import Passage, passages
from variorum.collation.findings.wordings import match
from variorum.collation.pairs.when import A_WEEK
from variorum.collation.speech.speaking import occasions
from variorum.model import Finding, Quotation, Span, Variant
from variorum.text import timex
from variorum.text.months import MONTH
from variorum.text.words import content_stems, stem, words

LEAST_ALIKE = 6
"""Words of a sentence that two reports must have in common to give two days of it."""
SCORE = 0.8
"""How sure it is that such days are of one act of speaking."""
NEAR = 60
"""Characters around the verb of saying in which stands what tells of another occasion."""
A_MONTH = 31
"""Days within which two lie that may be given for one act of speaking: words said again much later are another's."""

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DATE = re.compile(rf"\b(?:\d{{4}}|{MONTH})")
_BOUNDARY = re.compile(r"[.,;:!?—]\s|\n")
_OF_THE_REPORT = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this|last|next|earlier|later)\b", re.IGNORECASE
)
"""In a time that is counted from the day of the report, which may be a day off, or may be of two days."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that somebody is quoted with, and the day on which he is said to have said it."""

    passage: Passage
    quotation: Quotation
    days: timex.Interval
    by_weekday: bool
    places: frozenset[str]

    @property
    def ways(self) -> frozenset[str]:
        """The names of how it was said: "interview", "post"."""
        stems = content_stems(self.quotation.occasion.text) if self.quotation.occasion else []
        return frozenset(way for s in stems for way in occasions().ways.get(s, ()))

    @property
    def speaker(self) -> str | None:
        """The entity that speaks, where it is known."""
        return self.quotation.speaker.entity

    @property
    def medium(self) -> str | None:
        """Who was told, by entity or words."""
        medium = self.quotation.medium
        words_for_it = medium.span.text if medium and medium.span else None
        return (medium.entity if medium else None) or words_for_it

    def is_apart(self, other: _Told) -> bool:
        """Tell whether two days cannot be one: one of the week may have been counted from a wrong day of the report.

        Words that were said again long after are of two days, and no conflict.
        """
        gap = (max(self.days[0], other.days[0]) - min(self.days[1], other.days[1])).days
        return 0 < gap < (A_WEEK if self.by_weekday or other.by_weekday else A_MONTH)

    def is_elsewhere(self, other: _Told) -> bool:
        """Tell whether both say how, where or to whom it was said, and not the same."""
        pairs = [(self.ways, other.ways), (self.places, other.places)]
        if self.medium and other.medium and self.medium != other.medium:
            return True
        return any(ours and theirs and not ours & theirs for ours, theirs in pairs)


def day_differences(views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield a conflict for each act of speaking of which reports quote the same words and name two days."""
    by_act: dict[str, list[_Told]] = defaultdict(list)
    for passage in passages(views):
        if told := _told(passage, views):
            by_act[passage.utterance].append(told)
    for said in by_act.values():
        apart = [pair for pair in combinations(said, 2) if _contradict(*pair)]
        days = {t.days for pair in apart for t in pair}
        sides = {d: [t for t in said if t.days == d] for d in sorted(days)}
        articles = [{t.passage.span.article for t in side} for side in sides.values()]
        if apart and not any(one & other for one, other in combinations(articles, 2)):
            yield _finding(sides, apart[0][0].passage, views, names)


def _told(passage: Passage, views: Sequence[View]) -> _Told | None:
    """Return a sentence with the day that a report names for it; None if it names none or tells of two occasions."""
    view = views[passage.claims[0]]
    quotation, text = view.quotation, view.article.text
    if quotation is None or quotation.cue is None or quotation.time is None:
        return None
    time = quotation.time.span.text
    weekday = bool(_WEEKDAY.search(time))
    days = timex.interval(quotation.time.value)
    if days is None or _OF_THE_REPORT.search(time) or not (weekday or _DATE.search(time)):
        return None
    cue, when = quotation.cue, quotation.time.span
    if _is_of_another(cue, when, text) or _is_said_again(cue, when, quotation.content, text):
        return None
    return _Told(passage, quotation, days, weekday, _places(quotation, views))


def _places(quotation: Quotation, views: Sequence[View]) -> frozenset[str]:
    """Return the entities that a report names for where something was said: "told supporters in Karsk"."""
    saying = (view.claim.roles for view in views if view.claim.reports == quotation.id)
    named = (roles[r].entity for roles in saying for r in ("place", "in", "at") if r in roles)
    return frozenset(entity for entity in named if entity is not None)


def _is_of_another(cue: Span, time: Span, text: str) -> bool:
    """Tell whether a time may be of something else than the saying: "said of the raid on Monday", "after the raid on
    Monday, he said", "said at Monday's protest".
    """
    if text.startswith(("'s", "’s"), time.end) or time.text.endswith(("'s", "’s")):
        return True
    if cue.start < time.start:
        before = text[cue.end : time.start]
    else:
        before = _BOUNDARY.split(text[max(0, time.start - NEAR) : time.start])[-1]
    return not _lists()["of_another"].isdisjoint(words(before))


def _is_said_again(cue: Span, time: Span, content: Sequence[Span], text: str) -> bool:
    """Tell whether words beside the verb of saying speak of two occasions: "repeated", "in an interview published"."""
    start = max(c.end if c.end <= cue.start else 0 for c in content)
    end = min(c.start if c.start >= cue.end else len(text) for c in content)
    first, last = min(cue.start, time.start) - NEAR, max(cue.end, time.end) + NEAR
    return not _lists()["again"].isdisjoint(map(stem, words(text[max(start, first) : min(end, last)])))


def _contradict(a: _Told, b: _Told) -> bool:
    """Tell whether two reports quote one sentence of one speaker and name two days, and no two occasions."""
    if a.passage.span.article == b.passage.span.article or a.speaker is None or a.speaker != b.speaker:
        return False
    if not a.is_apart(b) or a.is_elsewhere(b):
        return False
    alike = match(a.passage.words, b.passage.words)
    return alike is not None and alike.shared >= LEAST_ALIKE and not alike.differs


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("days_spoken.toml").read_text(encoding="utf-8"))
    return {
        "again": frozenset(map(stem, data["again"]["words"].split())),
        "of_another": frozenset(data["of_another"]["words"].split()),
    }


def _finding(
    sides: Mapping[timex.Interval, Sequence[_Told]], first: Passage, views: Sequence[View], names: Names
) -> Finding:
    claims = [_claims(side, views) for side in sides.values()]
    told = [views[i] for i in sorted({c for group in claims for c in group})]
    speaker = next((name for view in told if (name := names.speaker(view))), "somebody")
    values = [_day(*days, side[0].quotation) for days, side in sides.items()]
    return Finding(
        id="",
        kind="conflict",
        type="date",
        summary=f"When {speaker} said “{' '.join(first.span.text.split())}”: {' or '.join(values)}",
        reason="The same words of the same speaker are quoted, and said to be of two days.",
        variants=tuple(
            Variant(value=value, claims=tuple(views[i].claim.id for i in group))
            for value, group in zip(values, claims, strict=True)
        ),
        articles=articles_of(told),
        origins=origins_of(told),
        score=SCORE,
    )


def _claims(side: Sequence[_Told], views: Sequence[View]) -> list[int]:
    """Return the claims in what is quoted, and those that tell of saying it."""
    quotations = {told.quotation.id for told in side}
    saying = {i for i, view in enumerate(views) if view.claim.reports in quotations}
    return sorted(saying.union(*(told.passage.claims for told in side)))


def _day(first: datetime.date, last: datetime.date, quotation: Quotation) -> str:
    """Return "Wednesday 26 October 2016", or the words of the report for more than a day."""
    if first == last:
        return f"{first:%A} {first.day} {first:%B %Y}"
    return " ".join(quotation.time.span.text.split()) if quotation.time else ""
