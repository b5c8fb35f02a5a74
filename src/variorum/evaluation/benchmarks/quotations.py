"""Quotations and attribution: PolNeAR 1.0, the Political News Attribution Relations corpus.

Data: 1,008 articles of seven US outlets on the campaigns of 2015–2016 (github.com/networkdynamics/PolNeAR); no licence
is stated, so nothing of it is kept here. Parts: 840 train and 84 dev articles; the test part is not looked at. Where an
article has two annotators, the first is taken.

Reference: Newell, Margolin and Ruths 2018. Content F1 published on PARC 3.0, a like corpus (Pareti 2016): about 75 over
all, 94 direct, 64 indirect, 73 mixed. PolNeAR's annotators agree on 92 % of attributions.

Definitions. A unit is one attribution: what we give as several quotations of one cue, indirect or between marks, is
one unit. PolNeAR is flat (a word is in one attribution at most), so of units within one another the outermost counts.
White space, marks and stops at the ends and a leading "that" are left out on both sides. "Overlap": units matched one
to one that share at least half of the shorter; "exact": the same words; "soft": each unit counts by the share that is
covered, without matching. "Quoted" units have words between marks. A speaker is right where our words for it, or
another mention of the entity behind them, overlap the source; a triple where content, source and cue of one unit
overlap the other's (or both have no source).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluation.baselines.textacy_quotations import textacy_quotations
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.formats.polnear import (
    Attributed,
    Attribution,
    has_marks,
    polnear_files,
    read_polnear,
    words_only,
)
from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.evaluation.metrics.overlap import Spans, half_of_shorter, length, matched, shared
from variorum.evaluation.metrics.soft_f1 import soft_score
from variorum.evaluation.reading import read_articles
from variorum.model import Article, Quotation, Reading, Span
from variorum.reading.entities import EntitiesAnnotator
from variorum.reading.quotations import QuotationsAnnotator
from variorum.reading.times import TimesAnnotator

AIMS = {
    "quoted content, overlap F1": 0.95,
    "quoted content, speaker right": 0.88,
    "all content, overlap F1": 0.75,
    "all content, exact F1": 0.50,
    "source–cue–content, F1": 0.65,
}
WITHIN = 0.9
"""The share of a unit that makes it part of a longer one."""


@dataclass(frozen=True, slots=True)
class Given:
    """An attribution as a system gives it, and everywhere that its speaker is mentioned."""

    attribution: Attribution
    speaker_mentions: Spans = ()


def ours(text: str, reading: Reading) -> list[Given]:
    """Return the units of a reading, the outermost of those within one another."""
    mentions = {e.id: tuple((m.start, m.end) for m in e.mentions) for e in reading.entities}
    grouped: dict[object, list[Quotation]] = {}
    for n, quotation in enumerate(reading.quotations):
        grouped.setdefault(n if quotation.cue is None else quotation.cue, []).append(quotation)
    units = []
    for pieces in grouped.values():
        said = tuple((s.start, s.end) for q in pieces for s in q.content)
        content = words_only(text, said)
        if content:
            first = pieces[0]
            quoted = has_marks(text, said) or any(q.kind != "indirect" for q in pieces)
            attribution = Attribution(content, _place(first.speaker.span), _place(first.cue), quoted)
            units.append(Given(attribution, mentions.get(first.speaker.entity or "", ())))
    return outermost(units)


def _place(span: Span | None) -> Spans:
    return ((span.start, span.end),) if span else ()


def outermost(units: Sequence[Given]) -> list[Given]:
    """Return the units but those that lie within a longer one, nine tenths of them at least."""
    contents = [unit.attribution.content for unit in units]
    return [
        unit
        for unit, content in zip(units, contents, strict=True)
        if not any(
            length(other) > length(content) and shared(content, other) >= WITHIN * length(content)
            for other in contents
        )
    ]


class Quotations:
    """Content, speaker and whole attributions, against textacy's rules for direct quotations."""

    name = "quotations"
    title = "quotations and attribution, PolNeAR"
    folder = "polnear"
    parts: tuple[Part, ...] = ("dev", "train")

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        return [path for pair in polnear_files(data / self.folder / part) for path in pair]

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        pairs = list(polnear_files(data / self.folder / part))
        articles = [
            read_polnear(text.stem, text.read_text(encoding="utf-8"), marks.read_text(encoding="utf-8"))
            for text, marks in pairs
        ]
        annotators = (TimesAnnotator(), EntitiesAnnotator(), QuotationsAnnotator())
        tally, baseline = _Tally(), _Tally()
        notes: tuple[str, ...] = ()
        read = read_articles(
            [Article(name=a.name, text=a.text) for a in articles], annotators, progress, self.title
        )
        for article, (_, reading) in zip(articles, read, strict=True):
            tally.add(article, ours(article.text, reading))
            found = textacy_quotations(article.text)
            if found is None:
                notes = ("textacy is not installed: its quotations are not measured",)
            else:
                baseline.add(article, [Given(a) for a in found])
        figures = tally.figures("variorum") + (baseline.figures("textacy") if not notes else ())
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(articles)} articles, {tally.all.wanted:g} attributions",
            digest=digest(data, self.files(data, part)),
            figures=figures,
            mistakes=tuple(tally.mistakes),
            notes=notes,
        )


class _Tally:
    """The sums over articles, and the mistakes."""

    def __init__(self) -> None:
        self.quoted, self.all, self.exact, self.soft, self.triples = (Score() for _ in range(5))
        self.speakers_right = self.speakers = 0
        self.mistakes: list[Mistake] = []

    def add(self, article: Attributed, given: Sequence[Given]) -> None:
        wanted = article.attributions
        contents = [g.attribution.content for g in given], [w.content for w in wanted]

        def overlap(i: int, j: int) -> bool:
            return half_of_shorter(contents[0][i], contents[1][j])

        def score(meets: Callable[[int, int], bool]) -> Score:
            return one_to_one(len(matched(*contents, meets)), len(given), len(wanted))

        self.all += score(overlap)
        self.exact += score(lambda i, j: contents[0][i] == contents[1][j])
        self.triples += score(lambda i, j: overlap(i, j) and _same_parts(given[i], wanted[j]))
        self.soft += soft_score(*contents)
        self._add_quoted(article, [g for g in given if g.attribution.quoted])
        self._note(article, given, matched(*contents, overlap))

    def _add_quoted(self, article: Attributed, given: Sequence[Given]) -> None:
        wanted = [w for w in article.attributions if w.quoted]
        matches = matched(
            [g.attribution.content for g in given],
            [w.content for w in wanted],
            lambda i, j: half_of_shorter(given[i].attribution.content, wanted[j].content),
        )
        self.quoted += one_to_one(len(matches), len(given), len(wanted))
        for i, j in matches.items():
            if wanted[j].source:
                self.speakers += 1
                self.speakers_right += _same_speaker(given[i], wanted[j])

    def _note(self, article: Attributed, given: Sequence[Given], matches: dict[int, int]) -> None:
        text, wanted = article.text, article.attributions
        for i, unit in enumerate(given):
            if i not in matches:
                self._mistake(
                    article, "no attribution", unit.attribution, None, _words(text, unit.attribution.cue)
                )
                continue
            gold = wanted[matches[i]]
            if gold.source and not _same_speaker(unit, gold):
                self._mistake(article, "speaker", gold, unit.attribution, _words(text, gold.source))
            elif unit.attribution.content != gold.content:
                self._mistake(article, "extent", gold, unit.attribution, _words(text, gold.cue))
        for j in sorted(set(range(len(wanted))) - set(matches.values())):
            self._mistake(article, "missed", wanted[j], None, _words(text, wanted[j].cue))

    def _mistake(
        self, article: Attributed, kind: str, shown: Attribution, other: Attribution | None, like: str
    ) -> None:
        text = article.text
        gold, ours = (None, shown) if kind == "no attribution" else (shown, other)
        self.mistakes.append(
            Mistake(
                kind=kind if kind != "missed" or not shown.quoted else "missed, quoted",
                place=article.name,
                text=around(text, shown.content[0][0], shown.content[-1][1], 100),
                wanted=_told(text, gold),
                given=_told(text, ours),
                like=like.lower(),
            )
        )

    def figures(self, system: str) -> tuple[Figure, ...]:
        speaker = self.speakers_right / self.speakers if self.speakers else 0.0
        values = (
            ("quoted content, overlap F1", self.quoted.f1, str(self.quoted)),
            ("quoted content, speaker right", speaker, f"of {self.speakers} found"),
            ("all content, overlap F1", self.all.f1, str(self.all)),
            ("all content, soft F1", self.soft.f1, ""),
            ("all content, exact F1", self.exact.f1, ""),
            ("source–cue–content, F1", self.triples.f1, ""),
        )
        return tuple(
            Figure(measure=m, value=v, system=system, aim=AIMS.get(m), detail=d) for m, v, d in values
        )


def _same_speaker(given: Given, wanted: Attribution) -> bool:
    said_by = given.attribution.source + given.speaker_mentions
    return bool(shared(said_by, wanted.source))


def _same_parts(given: Given, wanted: Attribution) -> bool:
    if not shared(given.attribution.cue, wanted.cue):
        return False
    if not wanted.source:
        return not given.attribution.source
    return bool(shared(given.attribution.source, wanted.source))


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _told(text: str, attribution: Attribution | None) -> str:
    if attribution is None:
        return ""
    first, last = attribution.content[0], attribution.content[-1]
    ends = " ".join(f"{text[first[0] : first[0] + 30]} … {text[last[1] - 30 : last[1]]}".split())
    return f"{_words(text, attribution.source) or '–'} / {_words(text, attribution.cue) or '–'} / {ends}"
