"""The story in a terminal: rich's tables and styles, or plain text where there is no terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.facts import TYPE_WORDS, Report
from variorum.edition.labels import listed
from variorum.edition.telling import one_per_article, ranked
from variorum.edition.words import counted, plain, sentence, shorten
from variorum.model import Claim, Finding, Variant

LIMITS = {
    "WHERE THEY DIFFER": 8,
    "WHAT CHANGED": 5,
    "WHAT THEY AGREE ON": 8,
    "ONE VOICE ONLY": 5,
    "WHO SAID WHAT": 5,
    "TIMELINE": 12,
    "PEOPLE AND PLACES": 12,
}
"""How many items of a section are shown unless all are asked for."""
REPORTS_SHOWN = 5
QUOTED = 160
LABEL_SHARE = 3
"""A left-hand column takes at most one part in three of the width."""


_TIED = "\ue000"
"""Ties words to one line, and is written as a space in the end; no shown text has it, see `plain`."""


@dataclass(frozen=True)
class Section:
    """A heading, what was counted under it, and its items."""

    heading: str
    items: list[RenderableType]
    note: str = ""


def render(edition: Edition, *, width: int, colour: bool, everything: bool) -> str:
    """Return the story as text, with escape codes only if `colour` is true."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    view = View(edition, everything)
    with console.capture() as capture:
        console.print(view.head())
        for section in view.sections():
            if section.items:
                console.print(view.show(section))
    lines = capture.get().replace(_TIED, " ").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


class View:
    """Turns the parts of an edition into what rich can print."""

    def __init__(self, edition: Edition, everything: bool) -> None:
        self.edition = edition
        self.everything = everything

    def head(self) -> RenderableType:
        """Return the title and one line of counts."""
        title = Text(plain(self.edition.title), style="bold")
        apart = [
            Text(facts.readable(self.edition, n.message), style="yellow")
            for n in self.edition.notes
            if n.kind == "unrelated"
        ]
        return Group(title, Text(" · ".join(facts.head(self.edition)), style="dim"), *apart)

    def sections(self) -> Iterator[Section]:
        """Yield all sections, those that a reader needs first before the others."""
        edition = self.edition
        yield self._brief()
        yield Section("WHERE THEY DIFFER", [self._difference(f) for f in ranked(edition, edition.conflicts)])
        yield Section("WHAT CHANGED", [self._difference(f) for f in ranked(edition, edition.updates)])
        yield Section("WHAT THEY AGREE ON", [self._agreement(f) for f in ranked(edition, edition.agreements)])
        yield Section("ONE VOICE ONLY", [self._single(f) for f in ranked(edition, edition.singles)])
        yield Section("WHO SAID WHAT", [self._speech(s) for s in facts.speeches(edition)])
        yield Section("TIMELINE", [self._grid([row]) for row in self._timeline()])
        yield Section("PEOPLE AND PLACES", [self._grid([row]) for row in self._entities()])
        yield Section("REPORTS", [self._grid([row]) for row in self._reports()])
        yield Section(
            "LEFT OUT, AND WHY", [_bullet(Text(facts.readable(edition, n.message))) for n in edition.notes]
        )

    def show(self, section: Section) -> RenderableType:
        """Return a section with its heading; beyond its limit the rest is counted."""
        limit = len(section.items) if self.everything else LIMITS.get(section.heading, len(section.items))
        rest = len(section.items) - limit
        heading = Text(f"\n{section.heading}", style="bold")
        if section.heading in LIMITS:
            heading.append(f"  {len(section.items)}", style="dim")
        parts: list[RenderableType] = [heading, *section.items[:limit]]
        if rest > 0:
            parts.append(Text(f"  and {rest} more: --all", style="dim"))
        if section.note:
            parts.append(Padding(Text(section.note, style="dim"), (0, 0, 0, 2)))
        return Group(*parts)

    def _brief(self) -> Section:
        """Return the brief: each sentence with its numbers, and below where each citation stands."""
        items: list[RenderableType] = []
        places: list[str] = []
        for told in self.edition.brief:
            numbers = []
            for span in told.citations:
                places.append(
                    f"[{len(places) + 1}] {self.edition.label(span.article)} {span.start}–{span.end}"
                )
                numbers.append(f"[{len(places)}]")
            text = Text(plain(told.text))
            text.append(" " + "".join(numbers), style="cyan")
            items.append(Padding(text, (0, 0, 0, 2)))
        return Section("IN BRIEF", items, note="  ".join(places))

    def _difference(self, finding: Finding) -> RenderableType:
        """Return a conflict or an update: its type, each variant with its reports, and the reason."""
        head = Text()
        head.append(f"[{TYPE_WORDS[finding.type or 'other']}] ", style="bold red")
        head.append(sentence(plain(finding.summary)))
        parts: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
        for variant in finding.variants:
            parts.append(Padding(Text(plain(variant.value), style="bold"), (0, 0, 0, 4)))
            parts.append(self._words_by_report(variant))
        parts.append(
            Padding(
                Text(f"Why: {sentence(facts.readable(self.edition, finding.reason))}", style="dim"),
                (0, 0, 0, 4),
            )
        )
        return Group(*parts)

    def _why(self, finding: Finding) -> Text:
        return Text(f"Why: {sentence(facts.readable(self.edition, finding.reason))}", style="dim")

    def _words_by_report(self, variant: Variant) -> RenderableType:
        claims = one_per_article(self.edition, variant.claims)
        shown = claims if self.everything else claims[:REPORTS_SHOWN]
        rows = [(self._chain(c), self._quoted(c.span.text)) for c in shown]
        if rest := len(claims) - len(shown):
            rows.append((Text(""), Text(f"and {counted(rest, 'more report')}: --all", style="dim")))
        return self._grid(rows, indent=6)

    def _agreement(self, finding: Finding) -> RenderableType:
        """Return what is agreed on, by how many articles from how many origins, and which."""
        told = Text(facts.told(self.edition, finding))
        counts = f"{counted(len(finding.articles), 'article')} · {counted(len(finding.origins), 'origin')}"
        told.append(f"  {counts}", style="green" if len(finding.origins) > 1 else "yellow")
        told.append(f"  {listed(self.edition.labels_of(finding.articles))}", style="dim")
        self._mark_difference(told, finding)
        parts: list[RenderableType] = [_bullet(told)]
        if self.everything:
            parts.extend(self._words_by_report(variant) for variant in finding.variants)
            parts.append(
                Padding(
                    Text(f"Why: {sentence(facts.readable(self.edition, finding.reason))}", style="dim"),
                    (0, 0, 0, 6),
                )
            )
        return Group(*parts)

    def _single(self, finding: Finding) -> RenderableType:
        told = Text(facts.told(self.edition, finding))
        told.append(f"  {listed(self.edition.labels_of(finding.articles))}", style="dim")
        self._mark_difference(told, finding)
        return _bullet(told)

    def _mark_difference(self, told: Text, finding: Finding) -> None:
        """Say of what some reports have that others have it otherwise."""
        if (difference := self.edition.difference_on(self.edition.claims_of(finding))) is not None:
            told.append(f"  {facts.DIFFERENCE_WORDS[difference.kind]}", style="red")

    def _speech(self, speech: facts.Speech) -> RenderableType:
        """Return one utterance: who, where and when, then its wording in each report."""
        head = Text()
        head.append(speech.speaker, style="bold")
        if speech.setting:
            head.append(f", {speech.setting}")
        rows: list[tuple[RenderableType, RenderableType]] = [
            (Text(report), self._quoted(words)) for report, words, _ in speech.wordings
        ]
        shown = rows if self.everything else rows[:REPORTS_SHOWN]
        if rest := len(rows) - len(shown):
            shown.append((Text(""), Text(f"and {counted(rest, 'more wording')}: --all", style="dim")))
        return Group(Padding(head, (0, 0, 0, 2)), self._grid(shown, indent=4))

    def _timeline(self) -> Iterator[tuple[RenderableType, RenderableType]]:
        """Yield the events; a date that is the same as the one before it is not written again."""
        before = ""
        for entry in self.edition.timeline:
            summary = self._plain(entry.summary)
            summary.append(f"  {listed(self.edition.labels_of(entry.articles))}", style="dim")
            date = facts.date_words(entry.date)
            yield Text("" if date == before else date, style="bold"), summary
            before = date

    def _entities(self) -> Iterator[tuple[RenderableType, RenderableType]]:
        for known in facts.cast(self.edition):
            about = Text(known.type, style="dim")
            for spelling, labels in known.spellings:
                about.append(f"  {spelling}", style="default")
                about.append(f" ({listed(labels)})", style="dim")
            yield Text(known.name, style="bold"), about

    def _reports(self) -> Iterator[tuple[RenderableType, RenderableType]]:
        for report in facts.reports(self.edition):
            yield Text(report.label, style="bold"), self._report(report)

    def _report(self, report: Report) -> Text:
        text = Text(f"{report.title}\n" if report.title else "")
        text.append(report.date)
        text.append(f" · {report.basis}", style="dim")
        return text

    def _chain(self, claim: Claim) -> Text:
        """Return the report's label and whom it names as its source."""
        chain = Text(self.edition.label(claim.span.article))
        for voice in self.edition.voices(claim):
            chain.append(f" ← {voice}", style="dim")
        if claim.denied:
            chain.append(" (denied)", style="bold")
        return chain

    def _quoted(self, words: str) -> Text:
        """Return words in quotation marks; on a terminal, long ones are cut unless all is asked for."""
        text = plain(words)
        return Text(f"“{text if self.everything else shorten(text, QUOTED)}”", style="italic")

    def _plain(self, text: str) -> Text:
        return Text(plain(text))

    def _grid(self, rows: Iterable[tuple[RenderableType, RenderableType]], indent: int = 2) -> RenderableType:
        """Return rows of two columns, the left one no wider than its share."""
        return Padding(_Grid(list(rows)), (0, 0, 0, indent))


def _bullet(text: Text) -> RenderableType:
    """Return a paragraph that hangs behind a bullet."""
    table = Table.grid()
    table.add_column(width=4)
    table.add_column(overflow="fold", ratio=1)
    table.add_row("  •", text)
    return table


class _Grid:
    """Two columns; the left one is the same width in all grids, so that sections line up."""

    def __init__(self, rows: list[tuple[RenderableType, RenderableType]]) -> None:
        self.rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table.grid(padding=(0, 2, 0, 0))
        left = max(12, min(36, options.max_width // LABEL_SHARE))
        table.add_column(width=left, overflow="fold")
        table.add_column(overflow="fold", ratio=1)
        for row in self.rows:
            table.add_row(*row)
        yield table
