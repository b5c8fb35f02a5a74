"""The day of publication, where a line at the head of the text gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.ingest.days import AmbiguousDay, alternatives, day_pattern, day_value, word_lists
from variorum.model import UNKNOWN_DATE, PublicationDate
from variorum.text.segment import paragraphs

_HEAD_PARAGRAPHS = 6
_LONGEST_HEAD_LINE = 160
_LONGEST_LOOKED_AT = 600
_CREDIT_WITHIN = 250
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")
_LETTER_NOT_SMALL = r"[^\W\d_a-zß-öø-ÿ]"
_TIME = (
    r"(?:\s*[,T|@–-]?\s*(?:(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?|at\s+\d{4}\b"
    r"|\d{3,4}(?=\s?(?:GMT|UTC|[AaPp]\.?[Mm]\b)))"
    r"(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?(?:Z\b|GMT|UTC|B?C?E[DS]?T\b|[ECMP][SD]T\b|[+-]\d\d:?\d\d))?)?"
)
_AFTER = rf"(?=\s*\.?\s*$|\s*[|•·–—(\[-]|\s*[\"“‘']?{_LETTER_NOT_SMALL}|\s+\d|\s+by\b)"
_NAME_WORD = rf"{_LETTER_NOT_SMALL}[\w.'’&/-]*"
_SEPARATOR = r"\s*[,|•·–—:]\s*|\s+(?:[/-]\s+)?"


class _Dateline(NamedTuple):
    """A date at the head: 0 for a day of publication, 1 for a day of the last change; and its words."""

    rank: int
    words: str
    day: str


def find_dateline(text: str, title: str | None = None) -> PublicationDate:
    """Return the day of publication that the head of the text gives, with the words in `reason`.

    A date within an ordinary sentence is none. What was published goes before what was updated; a date in
    digits that could be two days is not taken.
    """
    for line in sorted(_datelines(text, title), key=lambda d: d.rank):
        try:
            value = day_value(line.day)
        except AmbiguousDay:
            return PublicationDate(
                basis="unknown", reason=f"the head of the text has “{line.words}”, which can be two days"
            )
        if value:
            return PublicationDate(
                basis="text", value=value, reason=f"the head of the text says “{line.words}”"
            )
    return UNKNOWN_DATE


def is_dateline(line: str) -> bool:
    """Tell whether a line holds a date of publication and nothing else."""
    match = _at_start().match(line.strip())
    return match is not None and match.end() == len(line.strip().rstrip("."))


def _datelines(text: str, title: str | None) -> Iterator[_Dateline]:
    for start, end in paragraphs(text)[:_HEAD_PARAGRAPHS]:
        line = text[start : min(end, start + _LONGEST_LOOKED_AT)]
        if line == title:  # “January 6 2021 rioter sentenced” dates the riot
            continue
        yield from _in_line(line, title)
        if len(line) > _LONGEST_HEAD_LINE or _ENDS_SENTENCE.search(line):
            return


def _in_line(line: str, title: str | None) -> Iterator[_Dateline]:
    patterns = [_at_start(), _after_byline(), _after_agency()]
    if title and line.casefold().startswith(title.casefold()):
        line = line[len(title) :].lstrip(" .")
        patterns = [_at_start(), _after_names()]
    for pattern in patterns:
        if match := pattern.match(line):
            words = " ".join(line[match.start("words") : match.end()].split())
            yield _Dateline(1 if match["updated"] else 0, words, match["day"])
            return


def _dated(before: str) -> re.Pattern[str]:
    lists = word_lists()
    lead = (
        rf"(?:(?:(?i:(?P<updated>{alternatives(lists['updated'])})|(?:{alternatives(lists['published'])}))"
        rf"(?:\s+(?:on|at))?\s*:?\s*))?"
    )
    return re.compile(rf"{before}(?P<words>{lead}(?P<day>{day_pattern()}){_TIME}){_AFTER}")


@cache
def _at_start() -> re.Pattern[str]:
    return _dated("")


@cache
def _after_byline() -> re.Pattern[str]:
    """By Jane Doe, 26 October 2016; BEIRUT, Oct. 26, 2016 (Reuters) -."""
    byline = rf"By\s+{_NAME_WORD}(?:(?:{_SEPARATOR}|\s+and\s+){_NAME_WORD}){{0,7}}?"
    place = r"[A-Z][A-Z '’/-]{2,40}(?:,\s*[A-Z][\w ]{2,20})?"
    return _dated(rf"(?:{byline}|{place})[\s,|/•·–—:-]+")


@cache
def _after_agency() -> re.Pattern[str]:
    """Headline without its line end, Reuters, Wednesday 26 Oct 2016."""
    return _dated(rf".{{0,{_CREDIT_WITHIN}}}?\b(?:{alternatives(word_lists()['agencies'])})(?:{_SEPARATOR})")


@cache
def _after_names() -> re.Pattern[str]:
    """Some words with capitals, as sections and credits are written."""
    return _dated(rf"(?:{_NAME_WORD}(?:{_SEPARATOR})){{1,5}}?")
