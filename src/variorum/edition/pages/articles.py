"""The articles, whole: with anchors on what is cited, with layers, and with what others say of each sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.labels import listed
from variorum.edition.pages.contexts import Report
from variorum.edition.pages.marks import Mark, anchor, marked
from variorum.edition.pages.sentences import Sentences
from variorum.edition.telling import describes
from variorum.edition.words import plain, shorten
from variorum.model import Finding, Span, Variant

NAMED = 3
"""So many other reports are named behind a sentence; more are counted."""
TITLE_LENGTH = 300
RELATIONS = {
    "also in": "",
    "differs in": " class=differs",
    "changed in": " class=changed",
    "updates": " class=updates",
}
"""What others are to a sentence, and the class by which the style writes it."""

Beside = tuple[str, Finding, set[str]]
"""What others are to a sentence, in which finding, and who they are."""


@dataclass(frozen=True)
class Articles:
    """The articles as they are shown; `cut` has the anchors whose marks are in several parts."""

    reports: tuple[Report, ...]
    cut: frozenset[str]


def articles(edition: Edition) -> Articles:
    """Return the articles in the order of publication."""
    cited = {anchor(edition, s) for s in _cited(edition)}
    marks: dict[str, list[Mark]] = defaultdict(list)
    for id_, mark in _marks(edition, cited):
        marks[id_].append(mark)
    notes = _notes(edition)
    reports = []
    cut: set[str] = set()
    for report in facts.reports(edition):
        article = edition.article(report.id)
        titled = bool(article.title) and article.text.startswith(article.title or "")
        if titled:
            marks[report.id].append(Mark(0, len(article.title or ""), "h"))
        text = marked(article, marks[report.id], notes.get(report.id))
        cut |= text.cut
        title = "" if titled else shorten(report.title, TITLE_LENGTH)
        reports.append(Report(report, title, text.html, article.language))
    return Articles(tuple(reports), frozenset(cut))


def _cited(edition: Edition) -> Iterator[Span]:
    """Yield all that some part of the page links to."""
    for told in edition.brief:
        yield from told.citations
    for finding in edition.findings:
        yield from edition.spans_of(finding)
    for entry in edition.timeline:
        yield from (edition.claim(c).span for c in entry.claims)
    for speech in facts.speeches(edition):
        yield from (span for _, _, span in speech.wordings)


def _marks(edition: Edition, cited: set[str]) -> Iterator[tuple[str, Mark]]:
    """Yield every mark with its article's id."""
    seen: set[str] = set()
    known = {a.id for a in edition.articles}

    def mark(span: Span, layer: str, hint: str = "") -> Iterator[tuple[str, Mark]]:
        if span.article not in known or not edition.holds(span):
            return
        if layer in "cq" and anchor(edition, span) in cited and anchor(edition, span) not in seen:
            seen.add(anchor(edition, span))
            yield span.article, Mark(span.start, span.end, layer, anchor(edition, span))
        else:
            yield span.article, Mark(span.start, span.end, layer, "", hint)

    for claim in edition.claims:
        yield from mark(claim.span, "c")
    for quotation in edition.quotations:
        for span in quotation.content:
            yield from mark(span, "q")
    for told in edition.brief:
        for span in told.citations:
            yield from (m for m in mark(span, "c") if m[1].id)
    for entity in edition.entities:
        name, seen_as = plain(entity.name), set[tuple[str, str]]()
        for span in sorted(entity.mentions):
            words = plain(span.text).lower()
            clear = name.lower() in words or (span.article, words) in seen_as
            seen_as.add((span.article, words))
            yield from mark(span, "n", "" if clear else shorten(name, 80))
    for time in edition.times:
        date = facts.date_words(time.value) if time.type in ("DATE", "TIME") else ""
        yield from mark(time.span, "t", date if "X" not in date and "_" not in date else "")
    for quantity in edition.quantities:
        yield from mark(quantity.span, "f")


def _notes(edition: Edition) -> dict[str, dict[int, Markup]]:
    """Return, by article and place, what is to stand behind a sentence: who else says so, who says otherwise."""
    found: dict[tuple[str, int], list[Beside]] = defaultdict(list)
    sentences = {a.id: Sentences(edition, a) for a in edition.articles}
    for finding in edition.findings:
        if len(finding.articles) < 2 or describes(edition, finding):
            continue
        for variant in finding.variants:
            relation = _relation(finding, variant)
            own = {edition.claim(c).span.article for c in variant.claims}
            spans = {edition.claim(c).span for c in variant.claims}
            for span in (s for s in spans if s.article not in finding.in_part):
                others = set(finding.articles) - ({span.article} if relation == "also in" else own)
                end = sentences[span.article].around(span)[1]
                if others:
                    found[span.article, end].append((relation, finding, others))
    notes: dict[str, dict[int, Markup]] = defaultdict(dict)
    for (article, end), about in sorted(found.items(), key=lambda f: f[0]):
        notes[article][end] = Markup("").join(_behind(edition, about))
    return notes


def _relation(finding: Finding, variant: Variant) -> str:
    """Return what the other reports of a finding are to one that tells it in one way."""
    if finding.kind == "update":
        return "updates" if variant is finding.variants[-1] else "changed in"
    return "differs in" if finding.kind == "conflict" else "also in"


def _behind(edition: Edition, about: Sequence[Beside]) -> Iterator[Markup]:
    """Yield one link for each relation, to the strongest finding, with the reports of all."""
    for relation in RELATIONS:
        findings = [f for r, f, _ in about if r == relation]
        if findings:
            others = {a for r, _, o in about if r == relation for a in o}
            strongest = min(findings, key=lambda f: (-len(f.articles), -f.score, f.id))
            yield Markup('<a{} href="#{}" title="{}"></a>').format(
                Markup(RELATIONS[relation]), strongest.id, _named(edition, others)
            )


def _named(edition: Edition, ids: Iterable[str]) -> str:
    labels = edition.labels_of(ids)
    return listed(labels) if len(labels) <= NAMED else f"{len(labels)} other reports"
