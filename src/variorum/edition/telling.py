"""Telling a claim: in the words of the report that says it best, with who says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median

from variorum.edition.edition import UNNAMED, Edition
from variorum.edition.labels import listed
from variorum.edition.naming import words
from variorum.edition.references import loose_ends
from variorum.edition.repetition import Told, says_the_same, what_is_told
from variorum.edition.standing import brokenness, is_background, stands_alone, surely_alone
from variorum.edition.words import balance, lists, lowered, plain, shorten
from variorum.model import Claim, Finding, FindingKind, Quotation, QuotationKind
from variorum.text.phrases import sentence
from variorum.text.words import content_stems

LENGTH = (30, 220)
"""A clause of fewer or more characters than this tells too little, or too much, for one sentence."""
ASIDE = 3
"""Words that no other report has, against which one told for its own sake is preferred to one told in passing, and one
that surely stands alone to one that does not."""
SURE: Mapping[FindingKind, float] = {"agreement": 0.55, "conflict": 0.6, "update": 0.6, "single": 0.6}
"""Findings of a lower score are unsure. The score of an agreement is how surely its reports uphold it
(docs/decisions/support.md)."""
IN_PART = 0.5
"""What an article is worth that tells a finding in part."""
FEWEST_WORDS = 3
"""Behind the first word of what somebody is told to have said."""
DIRECTNESS: tuple[QuotationKind, ...] = ("direct", "mixed", "indirect")
_MARKED = re.compile('["“][^"“”]*["”]')
_WORD = re.compile(r"[^\W\d_]+")


def ranked(edition: Edition, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the strongest first.

    Those are first that are sure, that can be told, that point to nothing outside their words, that are told for their
    own sake, that most reports may be expected to tell, that are told earliest in their articles.
    """

    def weakness(finding: Finding) -> tuple[bool, int, bool, float, float, str]:
        claims = edition.tellers_of(finding)
        alone = [c for c in claims if stands_alone(edition, c)]
        loose = min((min(loose_ends(edition, c), 1) for c in alone), default=2)
        aside = bool(claims) and is_background(edition, best(edition, claims))
        place = position(edition, finding)
        return (is_unsure(finding), loose, aside, -worth(edition, finding), place, finding.id)

    return sorted(findings, key=weakness)


def worth(edition: Edition, finding: Finding) -> float:
    """Return of how many articles and origins a finding is, each as far as it is sure to be told rightly: by how sure
    it is, and its clearest claim to stand alone."""
    claims = edition.tellers_of(finding)
    told = surely_alone(best(edition, claims)) if claims and finding.kind in ("agreement", "single") else 1.0
    by = len(finding.articles) + len(finding.origins) + IN_PART * len(finding.in_part)
    return round(told * finding.score * by, 1)


def told_once(edition: Edition, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that are told best by a claim that tells one before them, or in its words."""
    told: dict[str, Told] = {}
    kept = []
    for finding in findings:
        claims = edition.tellers_of(finding)
        if claims:
            clearest = best(edition, claims)
            mine = what_is_told(edition, [clearest], words(edition, clearest))
            if clearest.id in told or any(says_the_same(mine, theirs) for theirs in told.values()):
                continue
            told[clearest.id] = mine
        kept.append(finding)
    return kept


def describes(edition: Edition, finding: Finding) -> bool:
    """Tell whether an agreement only says in passing who or what somebody or something is: its summary tells it."""
    claims = edition.claims_of(finding)
    passing = all(c.form in ("description", "apposition") for c in claims)
    return finding.kind == "agreement" and bool(claims) and passing


def is_unsure(finding: Finding) -> bool:
    """Tell whether a finding is too unsure to be told without a word of caution."""
    return finding.score < SURE[finding.kind]


def is_tellable(edition: Edition, finding: Finding) -> bool:
    """Tell whether a finding can be told in a sentence that makes sense by itself; a difference always can."""
    claims = edition.tellers_of(finding)
    if finding.kind in ("conflict", "update") or not claims:
        return True
    return can_be_told(edition, best(edition, claims))


def can_be_told(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim makes sense by itself, and who says it can be named."""
    complete = stands_alone(edition, claim) and not is_background(edition, claim)
    known = UNNAMED not in edition.voices(claim) and not _is_said_by_nobody(edition, claim)
    return complete and known and not loose_ends(edition, claim)


def _is_said_by_nobody(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim is somebody's words, but not known whose, and does not tell so itself ("is said to")."""
    quotation = edition.find_quotation(claim.quotation)
    if quotation is None or claim.attribution:
        return False
    return quotation.cue is None or not claim.span.contains(quotation.cue)


def position(edition: Edition, finding: Finding) -> float:
    """Return how far into their articles a finding's claims stand, in [0, 1]: news puts first what matters."""
    claims = edition.claims_of(finding)
    if not claims:
        return 1.0
    return median(c.span.start / max(1, len(edition.article(c.span.article).text)) for c in claims)


def best(edition: Edition, claims: Iterable[Claim]) -> Claim:
    """Return the claim whose words are clearest when they stand alone.

    Clear is: it is a whole clause, nothing in it refers back, it asserts (and does not ask or wish), it says
    little that the other reports do not say, names what it speaks of, in the report's own voice, and is neither
    very short nor longer than it must be. Where most tell that somebody spoke, one of those is returned.
    """
    told = list(claims)
    speeches = [c for c in told if _tells_of_speech(edition, c)]
    if 2 * len(speeches) > len(told):
        told = speeches
    stems: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        stems[claim.span.article].update(content_stems(claim.span.text))

    def alone(claim: Claim) -> int:
        """Count the words of a claim as it is told that the other reports have not, on an average."""
        others = [known for article, known in stems.items() if article != claim.span.article]
        mine = set(content_stems(words(edition, claim)))
        return round(sum(word not in known for known in others for word in mine) / max(1, len(others)))

    def unclearness(claim: Claim) -> tuple[int, ...]:
        whole, loose, asserted, misfit = _unclearness(edition, claim)
        undated = int(_tells_of_speech(edition, claim) and claim.time is None)
        own = alone(claim) + _indirectly_named(edition, claim) + _through_whom(edition, claim)
        own += ASIDE * is_background(edition, claim) + round(ASIDE * (1 - surely_alone(claim)))
        return (undated, whole, loose, asserted, own, misfit, len(claim.span.text))

    return min(told, key=lambda c: (unclearness(c), c.id))


def one_per_article(edition: Edition, claim_ids: Iterable[str]) -> list[Claim]:
    """Return the clearest claim of each article, in the order of publication."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim_id in claim_ids:
        claim = edition.claim(claim_id)
        by_article[claim.span.article].append(claim)
    return [best(edition, by_article[a.id]) for a in edition.chronology if a.id in by_article]


def _unclearness(edition: Edition, claim: Claim) -> tuple[int, int, int, int]:
    length = len(claim.span.text)
    misfit = max(LENGTH[0] - length, length - LENGTH[1], 0)
    return (
        0 if stands_alone(edition, claim) else 1 + brokenness(claim),
        loose_ends(edition, claim) + int(_begins_with_pronoun(words(edition, claim))),
        int(claim.modality != "fact"),
        misfit,
    )


def _indirectly_named(edition: Edition, claim: Claim) -> int:
    """Count what a claim calls by words that are not its name: "the city", "the minister"."""
    roles = {(r.span, r.entity) for r in claim.roles.values() if r.entity and claim.span.contains(r.span)}
    named = ((plain(span.text).lower(), edition.find_name(entity)) for span, entity in roles)
    return sum(text.startswith("the ") and not _shares_word(text, name) for text, name in named if name)


def _shares_word(text: str, name: str) -> bool:
    return bool(set(text.split()) & (set(name.lower().split()) - {"the"}))


def _through_whom(edition: Edition, claim: Claim) -> int:
    """Count whom a claim is attributed to, those who are not named twice."""
    return sum(1 if voice != voice.lower() else 2 for voice in edition.voices(claim))


def _begins_with_pronoun(text: str) -> bool:
    return text.partition(" ")[0].lower() in lists()["pronouns"]


def tell(edition: Edition, claim: Claim) -> str:
    """Return a claim as one sentence with its attribution: "X, quoted by Y: “words.”", "Words, according to X."."""
    told = words(edition, claim)
    voices = edition.voices(claim)
    if not voices:
        return sentence(f"it is denied: “{_inner(told)}”" if claim.denied else told)
    speaker = voices[-1]
    through = f", quoted by {voices[-2]}" if len(voices) > 1 else ""
    if claim.denied:
        return sentence(f"{speaker}{through} denies: “{_inner(told)}”")
    if _is_quoted(edition, claim, "direct") or _is_in_first_person(edition, claim):
        return sentence(f"{speaker}{through}: “{_inner(told)}”")
    return sentence(f"{told}, according to {speaker}{through}")


def tell_speech(edition: Edition, claim: Claim) -> str:
    """Return a claim that tells of a quotation as one sentence with what was said: "X said on Monday: “words”."."""
    if claim.reports is None:
        return tell(edition, claim)
    quotation = edition.quotation(claim.reports)
    said, told = wording(quotation), words(edition, claim)
    if said in told or any(claim.span.start < p.start < claim.span.end for p in quotation.content):
        return sentence(told)
    said = balance(shorten(said, LENGTH[1]))
    return sentence(f"{told}: {said if quotation.kind == 'indirect' else f'“{_inner(said)}”'}")


def tell_shared(edition: Edition, claims: Iterable[Claim]) -> str:
    """Return what several reports tell alike; that somebody spoke is told without the words, which may differ."""
    claim = best(edition, claims)
    if not _tells_of_speech(edition, claim):
        return tell(edition, claim)
    return f"{sentence(words(edition, claim)).removesuffix('.')} …"


def _tells_of_speech(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim tells that somebody spoke; "six are known to have died" names nobody who did."""
    quotation = edition.find_quotation(claim.reports)
    return quotation is not None and quotation.speaker.span is not None


def tell_difference(edition: Edition, finding: Finding) -> str:
    """Return "Reports differ on who did it: A (one report); B (another)."."""
    point = plain(finding.summary).partition(f": {plain(finding.variants[0].value)}")[0].rstrip(".?")
    if point.split(" ", 1)[0].lower() in lists()["questions"]:
        opening = "Later reports change" if finding.kind == "update" else "Reports differ on"
        point = f"{opening} {lowered(point).replace('in which words', 'the words in which', 1)}"
    told, before = "", frozenset[str]()
    for variant in finding.variants:
        articles = frozenset(edition.claim(c).span.article for c in variant.claims)
        if told:
            both = finding.type == "figure" and articles & before
            told += ", then " if finding.kind == "update" and not both else "; "
        told += f"{plain(variant.value)} ({listed(edition.labels_of(sorted(articles)))})"
        before = articles
    return sentence(f"{point}: {told}")


def wording(quotation: Quotation) -> str:
    """Return the words of a quotation on one line, with an ellipsis where it is interrupted."""
    return " … ".join(plain(part.text).strip('"“” ,') for part in quotation.content)


def is_statement(quotation: Quotation) -> bool:
    """Tell whether the words of a quotation say something by themselves: not "was perfect", nor "they left"."""
    first, *rest = wording(quotation).lower().split() or [""]
    begun = (
        lists()["auxiliaries"]
        | lists()["questions"]
        | lists()["third"]
        | lists()["pointing"]
        | lists()["clause_openers"]
    )
    return len(rest) >= FEWEST_WORDS and first.strip("“\"‘'") not in begun


def indirectness(quotation: Quotation) -> tuple[int, int, str]:
    """Return a key that sorts quotations with the most direct and longest first."""
    return (DIRECTNESS.index(quotation.kind), -len(wording(quotation)), quotation.id)


def _inner(text: str) -> str:
    """Return words that are to stand between quotation marks: theirs become single ones, those around them all go."""
    if _MARKED.fullmatch(text):
        return text[1:-1]
    return re.sub('"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’")


def _is_in_first_person(edition: Edition, claim: Claim) -> bool:
    """Tell whether words are somebody's own, as they can be between quotation marks only, or at their beginning."""
    own = [word != "US" and word.lower() in lists()["own"] for word in _WORD.findall(claim.span.text)]
    return own[:1] == [True] or (any(own) and _is_quoted(edition, claim, "mixed"))


def _is_quoted(edition: Edition, claim: Claim, kind: QuotationKind) -> bool:
    """Tell whether a claim lies wholly between the quotation marks of a quotation of one kind."""
    quotation = edition.find_quotation(claim.quotation)
    if quotation is None or quotation.kind != kind:
        return False
    return any(content.contains(claim.span) for content in quotation.content)
