"""The cards: where reports differ, what they agree on, what one voice alone says; and the brief above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.labels import listed
from variorum.edition.pages.contexts import Card, CitedSentence, Link, Meaning, Passage, Shelf, Side
from variorum.edition.pages.marks import anchor
from variorum.edition.pages.sentences import Sentences
from variorum.edition.telling import is_tellable, is_unsure, one_per_article, ranked
from variorum.edition.words import plain, shorten
from variorum.model import BriefSentence, Claim, Finding, FindingKind, Variant
from variorum.text.phrases import counted, sentence

MOST = 12
"""So many of a kind stand open; those beyond, and the unsure, are folded away."""
MOST_FOLDED = 30
"""More of a kind are counted only; the JSON has them."""
CONTEXT = {"conflict": 140, "update": 140, "agreement": 40, "single": 40}
"""So many characters of a sentence are shown on either side of the words that count."""
DIFFERENCE_HINTS = {
    "conflict": "Reports differ: see the card",
    "update": "Later reports change it: see the card",
}

Passages = Callable[[Claim, FindingKind], Passage]


def brief(edition: Edition) -> tuple[CitedSentence, ...]:
    """Return the brief; its citations are numbered through."""
    told: list[CitedSentence] = []
    number = 0
    for part in edition.brief:
        links = []
        for span in part.citations:
            number += 1
            links.append(Link(str(number), anchor(edition, span), edition.label(span.article)))
        told.append(CitedSentence(plain(part.text), tuple(links), _difference(edition, part)))
    return tuple(told)


def _difference(edition: Edition, told: BriefSentence) -> Link | None:
    """Return the kind of difference that a sentence tells, with its card."""
    findings = (edition.finding(f) for f in told.findings)
    differing = next((f for f in findings if f.kind in ("conflict", "update")), None)
    return Link(differing.kind, differing.id, DIFFERENCE_HINTS[differing.kind]) if differing else None


def shelves(edition: Edition) -> tuple[Shelf, ...]:
    """Return the sections of findings: differences first, then what is agreed on, then single voices."""
    show = passages(edition)
    named = (
        ("differ", "Where they differ", edition.conflicts, ""),
        ("changed", "What changed", edition.updates, "Later reports replace what earlier ones said."),
        (
            "agree",
            "What they agree on",
            edition.agreements,
            "Many reports may still rest on one origin: the numbers say on how many.",
        ),
        ("alone", "One voice only", edition.singles, "Each of these rests on one origin alone."),
    )
    made = []
    for id_, heading, findings, note in named:
        if not findings:
            continue
        strong = {f.id for f in strongest(edition, findings)}
        cards = [_card(edition, f, show, weak=f.id not in strong) for f in ranked(edition, findings)]
        shown = [c for c in cards if not c.weak] or cards[:1]
        folded = [c for c in cards if c.weak and c not in shown]
        rest = max(0, len(folded) - MOST_FOLDED)
        made.append(Shelf(id_, heading, note, tuple(shown), tuple(folded[:MOST_FOLDED]), rest))
    return tuple(made)


def meanings(edition: Edition) -> tuple[Meaning, ...]:
    """Return what the kinds of difference that a story has are."""
    found = {f.type or "other" for f in (*edition.conflicts, *edition.updates)}
    return tuple(
        Meaning(type_, word, facts.TYPE_MEANINGS[type_])
        for type_, word in facts.TYPE_WORDS.items()
        if type_ in found
    )


def passages(edition: Edition) -> Passages:
    """Return a function that gives a claim's words within their sentence, as fully as a kind of finding needs it.

    What reports agree on names its origins in its reason.
    """
    cut = {a.id: Sentences(edition, a) for a in edition.articles}

    def passage(claim: Claim, kind: FindingKind) -> Passage:
        span = claim.span
        text = edition.article(span.article).text
        first, last = cut[span.article].around(span)
        before, after = text[first : span.start], text[span.end : last]
        differs = kind in ("conflict", "update")
        origin = edition.origin(claim.origin).name if differs and claim.origin in origins else ""
        return Passage(
            report=edition.label(span.article),
            target=anchor(edition, span),
            before=_tail(before, CONTEXT[kind]),
            words=plain(span.text),
            after=_head(after, CONTEXT[kind]),
            chain=edition.voices(claim),
            denied=claim.denied,
            origin=facts.readable(edition, origin),
        )

    origins = {o.id for o in edition.origins}
    return passage


def _tail(text: str, length: int) -> str:
    """Return the end of what stands before, with a space behind it where the text has one."""
    words = plain(text)
    if len(words) > length:
        words = "…" + words[-length:].partition(" ")[2]
    return words + (" " if words and text[-1:].isspace() else "")


def _head(text: str, length: int) -> str:
    words = shorten(plain(text), length)
    return (" " if words and text[:1].isspace() else "") + words


def _card(edition: Edition, finding: Finding, show: Passages, *, weak: bool) -> Card:
    differs = finding.kind in ("conflict", "update")
    claims = edition.claims_of(finding)
    other = None if differs else edition.difference_on(claims)
    return Card(
        id=finding.id,
        kind=finding.kind,
        type=finding.type or "other" if differs else "",
        type_word=facts.TYPE_WORDS[finding.type or "other"] if differs else "",
        text=told(edition, finding),
        counts=facts.counts(finding),
        one_origin=len(finding.origins) == 1,
        reports=listed(edition.labels_of(finding.articles)),
        reason=_reason(edition, finding, brief=weak),
        sides=tuple(_side(edition, finding, v, show) for v in finding.variants),
        difference=Link(facts.DIFFERENCE_WORDS[other.kind], other.id) if other else None,
        weak=weak,
    )


def _reason(edition: Edition, finding: Finding, *, brief: bool) -> str:
    """Return why a finding is one, without what its card says beside it: its counts, its only report.

    In brief, the origins of an agreement are left to the voices that its card names.
    """
    reason = finding.reason
    if finding.kind == "single":
        return facts.readable(edition, reason.rpartition(" has it, ")[2]).rstrip(".")
    origins = counted(len(finding.origins), "origin")
    counts = f"{counted(len(finding.articles), 'article')}, {origins}: "
    if finding.kind == "agreement" and reason.startswith(counts):
        reason = reason.removeprefix(counts)
        if not brief:
            return sentence(f"{origins.partition(' ')[2]}: {facts.readable(edition, reason)}")
        for origin in finding.origins:
            reason = reason.removeprefix(edition.origin(origin).name).removeprefix("; ")
        reason = reason.lstrip(". ")
    return sentence(facts.readable(edition, reason))


def told(edition: Edition, finding: Finding) -> str:
    """Return a finding in one sentence."""
    differs = finding.kind in ("conflict", "update")
    return sentence(plain(finding.summary)) if differs else facts.told(edition, finding)


def strongest(edition: Edition, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings of a kind that are shown at once: the surest that can be told, each sentence once."""
    shown: dict[str, Finding] = {}
    for finding in ranked(edition, findings):
        if len(shown) < MOST and not _is_weak(edition, finding):
            shown.setdefault(told(edition, finding), finding)
    return list(shown.values())


def _is_weak(edition: Edition, finding: Finding) -> bool:
    """Tell whether a finding is unsure, or cannot be told in a sentence of its own."""
    return is_unsure(finding) or not is_tellable(edition, finding)


def _side(edition: Edition, finding: Finding, variant: Variant, show: Passages) -> Side:
    claims = one_per_article(edition, variant.claims)
    origins = {c.origin for c in map(edition.claim, variant.claims) if c.origin}
    passages = (
        replace(passage, report=f"{passage.report} (in part)")
        if claim.span.article in finding.in_part
        else passage
        for claim, passage in ((c, show(c, finding.kind)) for c in claims)
    )
    shown = _together(passages)
    return Side(plain(variant.value), _counts(len(claims), len(origins)), shown)


def _together(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages, those that are word for word the same as one before as links beside it."""
    kept: dict[tuple[object, ...], Passage] = {}
    for passage in passages:
        key = (passage.words, passage.chain, passage.denied, passage.origin)
        if (first := kept.setdefault(key, passage)) is not passage:
            more = Link(passage.report, passage.target)
            kept[key] = replace(first, same=(*first.same, more))
    return tuple(kept.values())


def _counts(articles: int, origins: int) -> str:
    return f"{counted(articles, 'article')} · {counted(origins, 'origin')}"
