"""The story as Markdown: every statement with a footnote that has its words and their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.facts import TYPE_WORDS
from variorum.edition.labels import listed
from variorum.edition.telling import is_unsure, one_per_article, ranked
from variorum.edition.words import plain
from variorum.model import Claim, Finding, Span
from variorum.text.phrases import sentence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LIST = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(text: str) -> str:
    """Return text on one line in which nothing is markup."""
    return _LIST.sub(lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", _SPECIAL.sub(r"\\\1", plain(text)))


def render(edition: Edition) -> str:
    """Return the story as Markdown (CommonMark with footnotes), without the articles' texts."""
    return _Writer(edition).render()


class _Writer:
    """Writes the sections one after another and numbers the footnotes as they are first needed."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.notes: dict[Span, int] = {}

    def render(self) -> str:
        edition = self.edition
        lines = [f"# {escaped(edition.title)}", "", escaped(" · ".join(facts.head(edition)))]
        sections = (
            ("In brief", self._brief()),
            ("Where they differ", self._differences(edition.conflicts)),
            ("What changed", self._differences(edition.updates)),
            ("What they agree on", self._alike(edition.agreements)),
            ("One voice only", self._alike(edition.singles)),
            ("Who said what", self._speeches()),
            ("Timeline", self._timeline()),
            ("People and places", self._people()),
            ("May be the same, but were not joined", self._maybes()),
            ("Reports", self._reports()),
            (
                "Left out, and why",
                (f"- {escaped(note)}" for note in facts.notes(edition)),
            ),
        )
        for heading, section in sections:
            if body := list(section):
                lines += ["", f"## {heading}", "", *(body[:-1] if not body[-1] else body)]
        lines += ["", *self._footnotes()]
        return "\n".join(lines).rstrip() + "\n"

    def _note(self, span: Span) -> str:
        return f"[^{self.notes.setdefault(span, len(self.notes) + 1)}]"

    def _footnotes(self) -> Iterator[str]:
        for span, number in self.notes.items():
            place = f"{escaped(self.edition.label(span.article))}, characters {span.start}–{span.end}"
            yield f"[^{number}]: {place}: “{escaped(span.text)}”"

    def _brief(self) -> Iterator[str]:
        for told in self.edition.brief:
            yield f"- {escaped(told.text)}{''.join(map(self._note, told.citations))}"

    def _differences(self, findings: Iterable[Finding]) -> Iterator[str]:
        for finding in ranked(self.edition, findings):
            yield f"### {TYPE_WORDS[finding.type or 'other']}: {escaped(sentence(plain(finding.summary)))}"
            yield ""
            yield escaped(sentence(facts.readable(self.edition, finding.reason))) + _caution(finding)
            yield ""
            for variant in finding.variants:
                yield f"- **{escaped(variant.value)}**"
                yield from (f"  - {self._said(c)}" for c in one_per_article(self.edition, variant.claims))
            yield ""

    def _said(self, claim: Claim) -> str:
        """Return the report, whom it names as its source, and the words."""
        chain = " ← ".join((self.edition.label(claim.span.article), *self.edition.voices(claim)))
        denied = " (denied)" if claim.denied else ""
        return f"{escaped(chain)}{denied}: “{escaped(claim.span.text)}”{self._note(claim.span)}"

    def _alike(self, findings: Iterable[Finding]) -> Iterator[str]:
        for finding in ranked(self.edition, findings):
            told_by = [c.id for c in self.edition.claims_of(finding)]
            claims = one_per_article(self.edition, told_by)
            labels = listed(self.edition.labels_of(finding.articles))
            notes = "".join(dict.fromkeys(self._note(c.span) for c in claims))
            told = f"{escaped(facts.told(self.edition, finding))}{notes}"
            yield f"- {told} ({facts.counts(finding)}: {escaped(labels)}){_caution(finding)}"

    def _speeches(self) -> Iterator[str]:
        for speech in facts.speeches(self.edition):
            setting = f", {escaped(speech.setting)}" if speech.setting else ""
            yield f"- **{escaped(speech.speaker)}**{setting}"
            for label, words, span in speech.wordings:
                yield f"  - {escaped(label)}: “{escaped(words)}”{self._note(span)}"

    def _timeline(self) -> Iterator[str]:
        for entry in self.edition.timeline:
            claims = one_per_article(self.edition, entry.claims)
            notes = "".join(self._note(c.span) for c in claims)
            yield f"- **{escaped(facts.date_words(entry.date))}**: {escaped(entry.summary)}{notes}"

    def _people(self) -> Iterator[str]:
        for known in facts.cast(self.edition):
            spellings = [f"“{escaped(s)}” ({escaped(listed(labels))})" for s, labels in known.spellings]
            yield f"- **{escaped(known.name)}**, {known.type}{': ' if spellings else ''}{', '.join(spellings)}"

    def _maybes(self) -> Iterator[str]:
        for pair in self.edition.suggestions:
            left, right = (self.edition.find_name(i) or i for i in (pair.left, pair.right))
            yield f"- {escaped(left)} and {escaped(right)}: {escaped('; '.join(pair.reasons))}"

    def _reports(self) -> Iterator[str]:
        for report in facts.reports(self.edition):
            title = "".join(f" {escaped(line)}." for line in (report.title, report.file) if line)
            yield f"- **{escaped(report.label)}**.{title} {escaped(report.date)} ({escaped(report.known)})"


def _caution(finding: Finding) -> str:
    """Return a mark for what is unsure, with its score."""
    return f" *Unsure: {finding.score:.2f}.*" if is_unsure(finding) else ""
