"""Telling a claim: in the words of the report that says it best, with who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from variorum.edition.edition import Edition
from variorum.edition.words import clause, lists, plain, sentence, shorten
from variorum.model import Claim, Finding, Role, Span

LENGTH = (40, 220)
"""A clause of fewer or more characters than this tells too little, or too much, for one sentence."""
SUBJECT_LENGTH = 60


def ranked(edition: Edition, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the strongest first: most origins, most articles, surest, told earliest."""
    return sorted(
        findings,
        key=lambda f: (-len(f.origins), -len(f.articles), -round(f.score, 2), position(edition, f), f.id),
    )


def position(edition: Edition, finding: Finding) -> float:
    """Return how far into their articles a finding's claims stand, in [0, 1]: news puts first what matters."""
    claims = edition.claims_of(finding)
    if not claims:
        return 1.0
    return median(c.span.start / max(1, len(edition.article(c.span.article).text)) for c in claims)


def best(edition: Edition, claims: Iterable[Claim]) -> Claim:
    """Return the claim whose words are clearest when they stand alone.

    Clear is: it is a whole clause, nothing in it refers back, it asserts (and does not ask or wish), it is
    neither very short nor very long, it is told in the report's own voice.
    """
    return min(claims, key=lambda c: _unclearness(edition, c))


def stands_alone(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim is a clause with a subject: its own, or one that can be put before it.

    What only says that somebody spoke, without what was said, tells nothing.
    """
    if claim.form != "clause" or _only_speaks(edition, claim):
        return False
    first = plain(claim.span.text).split(" ", 1)[0].lower()
    if first == "to" or (first.endswith("ing") and _subject_outside(claim) is not None):
        return False
    return bool(claim.roles)


def _only_speaks(edition: Edition, claim: Claim) -> bool:
    return any(
        claim.span.contains(q.cue) and not any(claim.span.overlaps(c) for c in q.content)
        for q in edition.quotations_of(claim.span.article)
        if q.cue is not None
    )


def _subject_outside(claim: Claim) -> Role | None:
    """Return the agent, or else what is acted on, where it stands outside the claim's words."""
    subject = claim.roles.get("agent") or claim.roles.get("patient")
    return subject if subject is not None and not subject.span.overlaps(claim.span) else None


def one_per_article(edition: Edition, claim_ids: Iterable[str]) -> list[Claim]:
    """Return the clearest claim of each article, in the order of publication."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim_id in claim_ids:
        claim = edition.claim(claim_id)
        by_article[claim.span.article].append(claim)
    return [best(edition, by_article[a.id]) for a in edition.chronology if a.id in by_article]


def _unclearness(edition: Edition, claim: Claim) -> tuple[int, int, int, int, int, str]:
    length = len(claim.span.text)
    loose = sum(1 for role in claim.roles.values() if _is_pronoun(role.span))
    misfit = max(LENGTH[0] - length, length - LENGTH[1], 0)
    return (
        int(not stands_alone(edition, claim)),
        loose,
        int(claim.modality != "fact"),
        misfit,
        len(edition.voices(claim)),
        claim.id,
    )


def _is_pronoun(span: Span) -> bool:
    return plain(span.text).lower() in lists()["pronouns"]


def words(edition: Edition, claim: Claim) -> str:
    """Return a claim's clause; in square brackets, a name for a pronoun, or a subject that stands before it."""
    text = claim.span.text
    for role in sorted(claim.roles.values(), key=lambda r: -r.span.start):
        name = _name_behind(edition, role)
        if name is None or not claim.span.contains(role.span):
            continue
        start, end = role.span.start - claim.span.start, role.span.end - claim.span.start
        if text[start:end] == role.span.text:
            text = f"{text[:start]}[{name}]{text[end:]}"
    subject = _subject_outside(claim)
    if subject is None or claim.form != "clause":
        return clause(text)
    named = _name_behind(edition, subject) or shorten(plain(subject.span.text), SUBJECT_LENGTH)
    return f"[{named}] {clause(text)}"


def _name_behind(edition: Edition, role: Role) -> str | None:
    if role.entity is None or not _is_pronoun(role.span):
        return None
    name = edition.name_of(role.entity)
    if name is None or name.lower() in lists()["pronouns"]:
        return None
    return f"{name}’s" if plain(role.span.text).lower() in lists()["possessives"] else name


def tell(edition: Edition, claim: Claim) -> str:
    """Return a claim as one sentence with its attribution: "X, quoted by Y: “words.”", "Words, according to X."."""
    clause_words = words(edition, claim)
    voices = edition.voices(claim)
    if not voices:
        return sentence(clause_words)
    speaker = voices[-1]
    through = f", quoted by {voices[-2]}" if len(voices) > 1 else ""
    if _is_direct(edition, claim):
        inner = clause_words.replace("“", "‘").replace("”", "’").strip('"')
        return sentence(f"{speaker}{through}: “{inner}”")
    return sentence(f"{clause_words.rstrip('.')}, according to {speaker}{through}")


def _is_direct(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim lies wholly between quotation marks."""
    if claim.quotation is None:
        return False
    try:
        quotation = edition.quotation(claim.quotation)
    except KeyError:
        return False
    return quotation.kind == "direct" and any(c.contains(claim.span) for c in quotation.content)
