"""The story in a terminal: rich's tables and styles, or plain text where there is no terminal."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from variorum.edition import facts
from variorum.edition.columns import Columns, bullet
from variorum.edition.edition import Edition
from variorum.edition.facts import TYPE_WORDS, Report
from variorum.edition.labels import listed
from variorum.edition.telling import is_tellable, is_unsure, one_per_article, ranked, told_once
from variorum.edition.words import plain, shorten
from variorum.model import Claim, Finding, TimelineEntry, Variant
from variorum.text.phrases import counted, listing, sentence

LIMITS = {
    "WHERE THEY DIFFER": 6,
    "WHAT CHANGED": 4,
    "WHAT THEY AGREE ON": 4,
    "ONE VOICE ONLY": 3,
    "TIMELINE": 4,
}
"""How many items of a section are shown unless all are asked for."""
LEFT_TO_ALL = ("WHO SAID WHAT", "PEOPLE AND PLACES", "REPORTS")
"""Sections that are only named unless all are asked for."""
REPORTS_SHOWN = 4
QUOTED = 110

_TIED = "\ue000"
"""Ties words to one line, and is written as a space in the end; no shown text has it, see `plain`."""


@dataclass(frozen=True)
class Section:
    """A heading, what was counted under it, and its items."""

    heading: str
    items: list[RenderableType]
    size: int | None = None
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
        sections = [section for section in view.sections() if section.items or section.size]
        for section in sections:
            if everything or section.heading not in LEFT_TO_ALL:
                console.print(view.show(section))
        if not everything:
            console.print(view.more(sections))
    return "\n".join(line.rstrip() for line in capture.get().replace(_TIED, " ").splitlines()) + "\n"


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
        yield self._told("WHAT THEY AGREE ON", edition.agreements, self._agreement)
        yield self._told("ONE VOICE ONLY", edition.singles, self._single)
        yield Section("WHO SAID WHAT", [self._speech(s) for s in facts.speeches(edition)])
        yield Section("TIMELINE", [self._grid([row]) for row in self._timeline()], len(edition.timeline))
        yield Section("PEOPLE AND PLACES", [self._grid([row]) for row in self._entities()])
        yield Section("REPORTS", [self._grid([row]) for row in self._reports()])
        yield Section("LEFT OUT, AND WHY", [bullet(Text(note)) for note in facts.notes(edition)])

    def _told(
        self, heading: str, findings: Sequence[Finding], show: Callable[[Finding], RenderableType]
    ) -> Section:
        """Return findings: unless everything is shown, those that are sure and make sense by themselves, each once."""
        told = ranked(self.edition, findings)
        if not self.everything:
            good = (f for f in told if not is_unsure(f) and is_tellable(self.edition, f))
            told = told_once(self.edition, good)
        return Section(heading, [show(f) for f in told], len(findings))

    def show(self, section: Section) -> RenderableType:
        """Return a section with its heading; beyond its limit the rest is counted."""
        size = section.size or len(section.items)
        limit = size if self.everything else LIMITS.get(section.heading, size)
        heading = Text(f"\n{section.heading}", style="bold")
        if section.heading in (*LIMITS, *LEFT_TO_ALL):
            heading.append(f"  {size}", style="dim")
        shown = section.items[:limit]
        parts: list[RenderableType] = [heading, *shown]
        if size > len(shown):
            left = f"and {size - len(shown)} more" if shown else f"{size} not told here"
            parts.append(Text(f"  {left}: --all", style="dim"))
        if section.note:
            parts.append(Padding(Text(section.note, style="dim"), (0, 0, 0, 2)))
        return Group(*parts)

    def more(self, sections: Iterable[Section]) -> RenderableType:
        """Return a line that names what is shown only if everything is."""
        left = [f"{s.heading.lower()} ({len(s.items)})" for s in sections if s.heading in LEFT_TO_ALL]
        if any(n.kind == "weak" and not n.articles for n in self.edition.notes):
            left.insert(0, "weaker findings")
        return Text(f"\n--all shows everything, also {listing(left)}." if left else "", style="dim")

    def _brief(self) -> Section:
        """Return the brief; if everything is shown, each sentence with its numbers and where each citation stands."""
        items: list[RenderableType] = []
        places: list[str] = []
        for told in self.edition.brief:
            text = Text(plain(told.text))
            if self.everything:
                numbers = [f"[{n}]" for n, _ in enumerate(told.citations, len(places) + 1)]
                text.append(" " + "".join(numbers), style="cyan")
                places += (
                    f"{number} {self.edition.label(span.article)} {span.start}–{span.end}"
                    for number, span in zip(numbers, told.citations, strict=True)
                )
            items.append(bullet(text))
        return Section("IN BRIEF", items, note="  ".join(places))

    def _difference(self, finding: Finding) -> RenderableType:
        """Return a conflict or an update: its type, each variant with its reports, and the reason."""
        head = Text()
        head.append(f"[{TYPE_WORDS[finding.type or 'other']}] ", style="bold red")
        head.append(sentence(plain(finding.summary)))
        self._mark_unsure(head, finding)
        parts: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
        for variant in finding.variants:
            value = Text(plain(variant.value), style="bold")
            words = self._words_by_report(variant)
            if len(words) == 1 and words[0].plain.endswith(f": {value.plain}"):
                parts.append(bullet(words[0], indent=4))
            elif len(words) == 1:
                parts.append(bullet(value.append("  ").append_text(words[0]), indent=4))
            else:
                parts += (bullet(value, indent=4), *(bullet(row, indent=6) for row in words))
        parts.append(Padding(self._why(finding), (0, 0, 0, 4)))
        return Group(*parts)

    def _why(self, finding: Finding) -> Text:
        return Text(f"Why: {sentence(facts.readable(self.edition, finding.reason))}", style="dim")

    def _words_by_report(self, variant: Variant, in_part: Sequence[str] = ()) -> list[Text]:
        """Return the words of each report; reports that have the very words from the same voices are told together."""
        told: dict[tuple[str, str, bool], list[Claim]] = defaultdict(list)
        for claim in one_per_article(self.edition, variant.claims):
            partly = claim.span.article in in_part
            told[plain(claim.span.text), self._voices(claim).plain, partly].append(claim)
        shown = list(told.values())[: None if self.everything else REPORTS_SHOWN]
        rows = [
            Text("in part: " if claims[0].span.article in in_part else "")
            .append_text(self._chain(claims))
            .append(": ")
            .append_text(self._quoted(claims[0].span.text))
            for claims in shown
        ]
        if rest := len(told) - len(shown):
            rows.append(Text(f"and {counted(rest, 'more wording')}: --all", style="dim"))
        return rows

    def _agreement(self, finding: Finding) -> RenderableType:
        """Return what is agreed on, by how many articles from how many origins, and which."""
        told = Text(facts.told(self.edition, finding))
        told.append(f"  {self._counts(finding)}", style="green" if len(finding.origins) > 1 else "yellow")
        self._mark_difference(told, finding)
        parts: list[RenderableType] = [bullet(told)]
        if self.everything:
            words = [row for v in finding.variants for row in self._words_by_report(v, finding.in_part)]
            parts += (bullet(row, indent=6) for row in words)
            parts.append(Padding(self._why(finding), (0, 0, 0, 6)))
        return Group(*parts)

    def _counts(self, finding: Finding) -> str:
        """Return "4 articles · 1 origin" with no line break in it."""
        return facts.counts(finding).replace(" ", _TIED)

    def _single(self, finding: Finding) -> RenderableType:
        told = Text(facts.told(self.edition, finding))
        told.append(f"  {listed(self.edition.labels_of(finding.articles))}", style="dim")
        self._mark_difference(told, finding)
        return bullet(told)

    def _mark_difference(self, told: Text, finding: Finding) -> None:
        """Say of what some reports have that others have it otherwise."""
        if (difference := self.edition.difference_on(self.edition.claims_of(finding))) is not None:
            told.append(f"  {facts.DIFFERENCE_WORDS[difference.kind]}", style="red")
        self._mark_unsure(told, finding)

    def _mark_unsure(self, told: Text, finding: Finding) -> None:
        if is_unsure(finding):
            told.append(f"  unsure: {finding.score:.2f}", style="dim")

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
        """Yield the events with their reports, or but the events that most reports have; a date is written once."""
        entries = self.edition.timeline
        if not self.everything:
            new = [n for n, e in enumerate(entries) if not self._is_told_above(e)] or range(len(entries))
            by_weight = sorted(new, key=lambda n: (-len(entries[n].articles), -n))
            entries = tuple(entries[n] for n in sorted(by_weight[: LIMITS["TIMELINE"]]))
        before = ""
        for entry in entries:
            summary = self._plain(entry.summary)
            if self.everything:
                summary.append(f"  {listed(self.edition.labels_of(entry.articles))}", style="dim")
            date = facts.date_words(entry.date)
            yield Text("" if date == before else date, style="bold"), summary
            before = date

    def _is_told_above(self, entry: TimelineEntry) -> bool:
        return self.edition.difference_on(map(self.edition.claim, entry.claims)) is not None

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
        text = Text("".join(f"{line}\n" for line in (report.title, report.file) if line))
        text.append(report.date)
        text.append(f" · {report.known}", style="dim")
        return text

    def _chain(self, claims: Sequence[Claim]) -> Text:
        """Return the reports' labels and whom they name as their source."""
        labels = self.edition.labels_of(c.span.article for c in claims)
        return Text(listed(labels)).append_text(self._voices(claims[0]))

    def _voices(self, claim: Claim) -> Text:
        voices = Text("".join(f" ← {voice}" for voice in self.edition.voices(claim)), style="dim")
        if claim.denied:
            voices.append(" (denied)", style="bold")
        return voices

    def _quoted(self, words: str) -> Text:
        """Return words in quotation marks; on a terminal, long ones are cut unless all is asked for."""
        text = plain(words)
        return Text(f"“{text if self.everything else shorten(text, QUOTED)}”", style="italic")

    def _plain(self, text: str) -> Text:
        return Text(plain(text))

    def _grid(self, rows: Iterable[tuple[RenderableType, RenderableType]], indent: int = 2) -> RenderableType:
        """Return rows of two columns, the left one no wider than its share."""
        return Padding(Columns(list(rows)), (0, 0, 0, indent))
