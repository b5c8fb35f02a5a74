"""Time expressions: TimeBank 1.2 and AQUAINT, as TempEval-3 cleaned them ("TBAQ-cleaned").

Data: 183 + 73 articles of US newspapers and agencies, 1989–2000, TimeML with TIMEX3. From the Linguistic Data
Consortium, not to be redistributed. All of it is dev: the rules were not made from these articles, but the mistakes on
them have been looked at. The TempEval-3 test part ("platinum") is not in the folder.

Reference: UzZaman et al. 2013, SemEval-2013 task 1. Published value F1 on platinum: HeidelTime 77.6, SUTime 67.4,
UWTime 82.4. Here as there, the creation time in the header is given to the systems and is not scored.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.baselines.dateparser_times import dateparser_times
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.metrics.timex import Timex, TimexScore, timex_matches, timex_score
from variorum.evaluation.reading import read_articles
from variorum.model import UNKNOWN_DATE, Article, PublicationDate
from variorum.reading.times import TimesAnnotator

_CREATED = re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """The text of a TimeML file, when it was created, and its expressions in the order of the text."""

    name: str
    text: str
    created: datetime.date | None
    times: tuple[Timex, ...]

    @property
    def article(self) -> Article:
        """The document as an article published on the day it was created."""
        published = PublicationDate(basis="given", value=self.created) if self.created else UNKNOWN_DATE
        return Article(name=self.name, text=self.text, published=published)


def read_timeml(name: str, source: str) -> TimeMLDocument:
    """Read a TimeML file; expressions without text (`<TIMEX3/>` of a duration's ends) are left out."""
    body = _TEXT.search(source)
    created = _CREATED.search(source)
    text, times, opened = "", [], []
    for piece in _PIECE.findall(body[1] if body else ""):
        if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(piece))))
        elif piece.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            times.append(Timex(start, len(text), attributes["type"], attributes["value"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    day = datetime.date.fromisoformat(created[1]) if created else None
    return TimeMLDocument(name, text, day, tuple(sorted(times, key=lambda t: (t.start, t.end))))


class Times:
    """Relaxed extent, type and value of time expressions, against `dateparser`'s `search_dates`."""

    name = "times"
    title = "time expressions, TimeBank + AQUAINT"
    folder = "timeml"
    parts: tuple[Part, ...] = ("dev",)

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return sorted((data / self.folder).glob("*/*.tml"))

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        files = self.files(data, part)
        documents = [read_timeml(f.name, f.read_text(encoding="utf-8", errors="replace")) for f in files]
        ours, theirs = TimexScore(), TimexScore()
        mistakes: list[Mistake] = []
        read = read_articles([d.article for d in documents], (TimesAnnotator(),), progress, self.title)
        for document, (_, reading) in zip(documents, read, strict=True):
            given = [Timex(t.span.start, t.span.end, t.type, t.value) for t in reading.times]
            ours += timex_score(given, document.times)
            theirs += timex_score(dateparser_times(document.text, document.created), document.times)
            mistakes += _mistakes(document, given)
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(files)} articles, {ours.relaxed.wanted:g} expressions",
            digest=digest(data, files),
            figures=(*_figures("variorum", ours), *_figures("dateparser search_dates", theirs)),
            mistakes=tuple(mistakes),
        )


def _figures(system: str, score: TimexScore) -> tuple[Figure, ...]:
    return (
        Figure(
            measure="extent, relaxed F1",
            value=score.relaxed.f1,
            system=system,
            aim=0.92,
            detail=str(score.relaxed),
        ),
        Figure(measure="extent, strict F1", value=score.strict.f1, system=system),
        Figure(measure="type F1", value=score.type.f1, system=system, aim=0.90),
        Figure(measure="value F1", value=score.value.f1, system=system, aim=0.80),
    )


def _mistakes(document: TimeMLDocument, given: Sequence[Timex]) -> list[Mistake]:
    """Return what was missed, what is no time, and what has a wrong type or value."""
    matches = timex_matches(given, document.times)
    found = []
    for i, time in enumerate(given):
        wanted = document.times[matches[i]] if i in matches else None
        kind = (
            "no time" if wanted is None
            else "type" if wanted.type != time.type
            else "value" if wanted.value != time.value
            else ""
        )  # fmt: skip
        if kind:
            found.append(_mistake(document, kind, time, wanted, time))
    missed = set(range(len(document.times))) - set(matches.values())
    return found + [
        _mistake(document, "missed", document.times[j], document.times[j], None) for j in sorted(missed)
    ]


def _mistake(
    document: TimeMLDocument, kind: str, shown: Timex, wanted: Timex | None, given: Timex | None
) -> Mistake:
    return Mistake(
        kind=kind,
        place=f"{document.name}, {document.created}",
        text=around(document.text, shown.start, shown.end),
        wanted=f"{wanted.type} {wanted.value}" if wanted else "",
        given=f"{given.type} {given.value}" if given else "",
        like=document.text[shown.start : shown.end].lower(),
    )
