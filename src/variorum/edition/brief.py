"""The brief: the story in five to twelve sentences, each with the words that it stands on."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from variorum.edition.edition import Edition
from variorum.edition.labels import NUMBERED
from variorum.edition.naming import words
from variorum.edition.repetition import Told, says_the_same, what_is_told
from variorum.edition.telling import (
    best,
    is_tellable,
    is_unsure,
    one_per_article,
    ranked,
    tell,
    tell_difference,
)
from variorum.model import BriefSentence, Claim, Finding, FindingKind, Span
from variorum.text.timex import interval
from variorum.text.words import content_stems

logger = logging.getLogger(__name__)

MOST: dict[FindingKind, int] = {"agreement": 5, "conflict": 3, "update": 2, "single": 2}
"""How many findings of each kind the brief tells: twelve in all."""
SMALL = 12
HALF = 0.5
"""The share of the title's words that the sentence has which opens the brief."""
RECENT = 90
"""Days before its report within which what one voice alone says is news."""
FEWEST = 5
"""Below this many sentences, what one voice alone says fills the brief up."""


def brief(edition: Edition) -> tuple[BriefSentence, ...]:
    """Return the story in sentences: what its title tells, then what most origins agree on, then where they differ,
    then what is new, then what one voice alone says.

    What is unsure is not told.
    """
    told: list[BriefSentence] = []
    for kind in ("agreement", "conflict", "update", "single"):
        most = len(told) + (MOST[kind] if kind != "single" else max(MOST[kind], FEWEST - len(told)))
        ordered = ranked(edition, (f for f in edition.findings if f.kind == kind and not is_unsure(f)))
        if kind == "agreement":
            ordered = _opening(edition, ordered) + ordered
        for finding in ordered:
            if len(told) == most:
                break
            new = _sentence(edition, finding)
            if new is not None and not _repeats(edition, new, told):
                told.append(new)
    return tuple(told)


def _opening(edition: Edition, agreements: Sequence[Finding]) -> list[Finding]:
    """Return the agreement that says most of what the title says, if one says half of it; what needs a name put into
    it opens nothing."""
    wanted = set(content_stems(edition.title))

    def share(finding: Finding) -> float:
        text = _text(edition, finding)
        return 0.0 if "[" in text or not wanted else len(wanted & set(content_stems(text))) / len(wanted)

    first = max((f for f in agreements if edition.claims_of(f)), key=share, default=None)
    return [first] if first is not None and share(first) >= HALF else []


def _sentence(edition: Edition, finding: Finding) -> BriefSentence | None:
    """Return the sentence that tells a finding, or None where nothing, or nothing true, stands behind it.

    What is agreed on by some is not told where a conflict or an update tells it together with what others say.
    """
    citations = _citations(edition, finding)
    if not citations:
        logger.warning("%s is not told in the brief: it has no claims", finding.id)
        return None
    if finding.kind in ("agreement", "single"):
        clearest = best(edition, edition.tellers_of(finding))
        if not is_tellable(edition, finding):
            return None
        if edition.difference_on(edition.claims_of(finding)) is not None:
            return None
        if finding.kind == "single" and _is_past_history(edition, clearest):
            return None
    if false := [c for c in citations if not edition.holds(c)]:
        logger.warning("%s is not told in the brief: %s is not what the article says", finding.id, false[0])
        return None
    return BriefSentence(text=_text(edition, finding), findings=(finding.id,), citations=citations)


def _is_past_history(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim is of a time long before its report: background, not news."""
    days = interval(claim.time.value) if claim.time is not None else None
    published = edition.article(claim.span.article).published.value
    return days is not None and published is not None and (published - days[1]).days > RECENT


def _citations(edition: Edition, finding: Finding) -> tuple[Span, ...]:
    """Return one span per variant and article that tells all of it: the clearest claim's."""
    told = {claim.id for claim in edition.claims_of(finding)}
    spans = [
        claim.span
        for variant in finding.variants
        for claim in one_per_article(edition, (c for c in variant.claims if c in told))
    ]
    return tuple(dict.fromkeys(spans))


def _text(edition: Edition, finding: Finding) -> str:
    claims = edition.tellers_of(finding)
    if finding.kind == "agreement":
        return tell(edition, best(edition, claims))
    if finding.kind == "single":
        claim = best(edition, claims)
        label = edition.label(claim.span.article)
        return f"Only {label} {'says' if label.startswith(NUMBERED) else 'reports'}: {tell(edition, claim)}"
    return tell_difference(edition, finding)


def _repeats(edition: Edition, new: BriefSentence, told: Sequence[BriefSentence]) -> bool:
    """Tell whether a sentence says nothing new: its words were all cited before, most of them were told, or its figures
    were all told."""
    before = [span for s in told for span in s.citations]
    if all(any(span.contains(other) or other.contains(span) for other in before) for span in new.citations):
        return True
    mine = _told(edition, new)
    if any(says_the_same(mine, _told(edition, sentence)) for sentence in told):
        return True
    figures = _figures(edition, new)
    return bool(figures) and figures <= {f for s in told for f in _figures(edition, s)}


def _told(edition: Edition, sentence: BriefSentence) -> Told:
    """Return what a sentence of the brief tells: by its clearest claim, or by all that differ."""
    finding = edition.finding(sentence.findings[0])
    if finding.kind in ("conflict", "update"):
        return what_is_told(edition, edition.claims_of(finding), sentence.text)
    claim = best(edition, edition.tellers_of(finding))
    return what_is_told(edition, [claim], words(edition, claim))


def _figures(edition: Edition, sentence: BriefSentence) -> set[tuple[object, str]]:
    """Return the numbers, with their units, in the claims that a sentence tells; small ones count many things."""
    claims = (c for f in sentence.findings for c in edition.claims_of(edition.finding(f)))
    quantities = (q for claim in claims for q in claim.quantities)
    return {(q.value, q.unit) for q in quantities if isinstance(q.value, str) or q.value > SMALL}
