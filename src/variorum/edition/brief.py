"""The brief: the story in five to twelve sentences, each with the words that it stands on."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from variorum.edition.edition import Edition
from variorum.edition.standing import stands_alone
from variorum.edition.telling import best, one_per_article, ranked, tell
from variorum.edition.words import listing, lists, lowered, plain, sentence
from variorum.model import BriefSentence, Finding, FindingKind, Span

logger = logging.getLogger(__name__)

MOST: dict[FindingKind, int] = {"agreement": 5, "conflict": 3, "update": 2, "single": 2}
"""How many findings of each kind the brief tells: twelve in all."""
FEWEST = 5
"""Below this many sentences, what one voice alone says fills the brief up."""


def brief(edition: Edition) -> tuple[BriefSentence, ...]:
    """Return the story in sentences: what most origins agree on first, then where they differ, then what is new,
    then what one voice alone says."""
    told: list[BriefSentence] = []
    for kind in ("agreement", "conflict", "update", "single"):
        most = len(told) + (MOST[kind] if kind != "single" else max(MOST[kind], FEWEST - len(told)))
        for finding in ranked(edition, (f for f in edition.findings if f.kind == kind)):
            new = _sentence(edition, finding)
            if new is not None and not _repeats(new, told) and len(told) < most:
                told.append(new)
    return tuple(told)


def _sentence(edition: Edition, finding: Finding) -> BriefSentence | None:
    """Return the sentence that tells a finding, or None where nothing, or nothing true, stands behind it."""
    citations = _citations(edition, finding)
    if not citations:
        logger.warning("%s is not told in the brief: it has no claims", finding.id)
        return None
    if finding.kind in ("agreement", "single") and not any(
        stands_alone(edition, c) for c in edition.claims_of(finding)
    ):
        return None
    if false := [c for c in citations if not edition.holds(c)]:
        logger.warning("%s is not told in the brief: %s is not what the article says", finding.id, false[0])
        return None
    return BriefSentence(text=_text(edition, finding), findings=(finding.id,), citations=citations)


def _citations(edition: Edition, finding: Finding) -> tuple[Span, ...]:
    """Return one span per variant and article: the clearest claim's."""
    spans = [claim.span for variant in finding.variants for claim in one_per_article(edition, variant.claims)]
    return tuple(dict.fromkeys(spans))


def _text(edition: Edition, finding: Finding) -> str:
    claims = edition.claims_of(finding)
    if finding.kind == "agreement":
        return tell(edition, best(edition, claims))
    if finding.kind == "single":
        claim = best(edition, claims)
        return f"Only {edition.label(claim.span.article)} reports: {tell(edition, claim)}"
    return _difference(edition, finding)


def _difference(edition: Edition, finding: Finding) -> str:
    """Return "Reports differ on who did it: A (one report); B (another)"."""
    point = plain(finding.summary).partition(":")[0].rstrip(".?")
    if point.split(" ", 1)[0].lower() in lists()["questions"]:
        opening = "Later reports change" if finding.kind == "update" else "Reports differ on"
        point = f"{opening} {lowered(point)}"
    variants = []
    for variant in finding.variants:
        labels = edition.labels_of(edition.claim(c).span.article for c in variant.claims)
        variants.append(f"{plain(variant.value)} ({listing(labels)})")
    return sentence(f"{point}: {(', then ' if finding.kind == 'update' else '; ').join(variants)}")


def _repeats(new: BriefSentence, told: Iterable[BriefSentence]) -> bool:
    """Tell whether every citation of a sentence lies within one that was cited before, or around it."""
    before = [span for s in told for span in s.citations]
    return any(s.text == new.text for s in told) or all(
        any(span.contains(other) or other.contains(span) for other in before) for span in new.citations
    )
