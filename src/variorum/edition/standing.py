"""Standing alone: whether a claim's words make sense without what stands around them."""

from __future__ import annotations

import re
from functools import cache

from variorum.edition.edition import Edition
from variorum.edition.remembered import remembered
from variorum.edition.subjects import first_word, follows_subject, missing_subject, only_restricts
from variorum.edition.surroundings import begins_content, goes_on, is_cut
from variorum.edition.tenses import verb_at
from variorum.edition.words import clause, lists, plain
from variorum.model import Claim, Role

_ADDRESS = re.compile(r"https?://|\bwww\.|\b\w+\.(?:com|co|org|net|gov)/\w", re.IGNORECASE)
_DAMAGED = "\ufffd"
_HANGING = re.compile(
    r"(?:where|when|how|why|what(?:ever)?|whether|which(?:ever)?|whoever|whose|than|as well as|before|until|if"
    r"|unless|once|that(?! \w+ (?:is|was) ))\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"(?<![\w’'])['‘](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)(?<!s['’])")
_HEADLINE_FUTURE = re.compile(r"\s+to\s+\w+")
"""After the subject of a headline: what is to come, not what is."""
_NEAR = 20
"""Characters that hold a preposition with what stands around it."""
_BARE_COMMA = re.compile(r",\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")


LEAST_ALONE = 0.5
"""How surely a claim that can be told stands alone as it is cut out (`collation/pairs/stand_alone.py`)."""


@remembered
def stands_alone(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim is a clause with a subject before its verb, its own or one that can be put there.

    What tells that somebody spoke does not: it needs what was said. Nor do conditions and questions, nor what has an
    address of the web in it: that is left over from the page around the article; nor what has damaged characters.
    """
    if claim.form != "clause" or claim.reports is not None or claim.modality in ("conditional", "question"):
        return False
    if (
        surely_alone(claim) < LEAST_ALONE
        or _DAMAGED in claim.span.text
        or _ADDRESS.search(claim.span.text)
        or _depends(claim)
        or is_torn(claim.span.text)
    ):
        return False
    if _said_within().match(claim.span.text):
        return False
    if is_cut(edition, claim) or (missing_subject(claim) is None and goes_on(edition, claim)):
        return False
    needs_an_object = lists()["speaking"] | lists()["standing_in"]
    if claim.predicate in needs_an_object and not claim.roles.keys() & {"patient", "topic"}:
        return False
    if claim.predicate in lists()["answering"] and claim.roles.keys() <= {"agent"}:
        return False
    agent, patient = claim.roles.get("agent"), claim.roles.get("patient")
    own = [r for r in (agent, patient) if r is not None and claim.span.contains(r.span)]
    verb = verb_at(claim)
    if agent is not None and agent not in own and agent.span.overlaps(claim.span):
        return False
    if _begins_with_gerund(claim) and not any(r.span.start == claim.span.start for r in own):
        return False
    before = [r for r in own if verb is None or r.span.start < claim.span.start + verb]
    if any(_HEADLINE_FUTURE.match(claim.span.text, r.span.end - claim.span.start) for r in before):
        return False
    if verb is not None and _is_unfinished(claim, verb):
        return False
    if missing_subject(claim) is None:
        described = any(_is_described_by(claim, r, verb) for r in own)
        return bool(before) and not described and not _lacks_object(edition, claim)
    if not follows_subject(edition, claim):
        return False
    return not only_restricts(edition, claim)


def surely_alone(claim: Claim) -> float:
    """Return how surely a claim stands alone as it is cut out.

    Nothing speaks against one that was not looked at. One that begins with "when" or its like is told without that:
    it may be told.
    """
    if claim.stands_alone is None:
        return 1.0
    return LEAST_ALONE if first_word(claim) in lists()["backgrounding"] else claim.stands_alone


@cache
def _said_within() -> re.Pattern[str]:
    """Return a pattern of a relative clause with somebody's word in it: "who critics say is close to the king"."""
    saying, auxiliaries = ("|".join(sorted(lists()[name])) for name in ("saying", "auxiliaries"))
    return re.compile(rf"(?:who |which |that )?(?:\w+ ){{1,3}}(?:{saying}) (?:{auxiliaries})\b")


def _begins_with_gerund(claim: Claim) -> bool:
    """Tell whether a clause begins with a participle, if behind an adverb; "during" and its like are prepositions."""
    words = [w for w in plain(claim.span.text).lower().split() if not w.endswith("ly")]
    return words[:1] == ["born"] or (
        "".join(words[:1]).endswith("ing") and words[0] not in lists()["prepositions_in_ing"]
    )


def _is_unfinished(claim: Claim, verb: int) -> bool:
    """Tell whether a clause has a participle for its verb: "two women smearing something", "the bank being closed"."""
    said = _WORD.match(claim.span.text, verb)
    form = said[0].lower() if said else ""
    before = {w[0].lower() for w in _WORD.finditer(claim.span.text, 0, verb)}
    governed = before & (lists()["be"] | lists()["aspect"])
    if governed == {"being"}:
        return True
    return form.endswith("ing") and form != claim.predicate and not governed


def is_torn(text: str) -> bool:
    """Tell whether a text begins with a word that hangs on something before it, or has one of two quotation marks or
    brackets."""
    if text.count('"') % 2 == 1 and '"' not in (text[0], text[-1]):
        return True
    text = clause(text)
    single = len(_OPENED.findall(text)) != len(_CLOSED.findall(text))
    paired = all(text.count(opening) == text.count(closing) for opening, closing in ("“”", "()", "[]"))
    return single or text.count('"') % 2 == 1 or not paired or bool(_HANGING.match(text))


def _depends(claim: Claim) -> bool:
    """Tell whether a claim holds only through a word outside it ("if", "would", "asked that"), but an adverb."""
    hedge, verb = (claim.hedge or "").lower(), verb_at(claim)
    before = claim.span.text if claim.predicate == "be" else claim.span.text[:verb]
    return bool(hedge) and not hedge.endswith("ly") and not holds_word(before, hedge)


def holds_word(text: str, word: str) -> bool:
    """Tell whether a text has a word or words, whole."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _is_described_by(claim: Claim, role: Role, verb: int | None) -> bool:
    """Tell whether but a comma parts a noun from a verb: "the bill, passed on Friday" goes on with what it did.

    In "the mayor, who is ill, left" the comma closes what is said of who did it.
    """
    if role is claim.roles.get("agent") and "," in role.span.text:
        return False
    start = role.span.end - claim.span.start
    return verb is not None and _BARE_COMMA.fullmatch(claim.span.text, start, verb) is not None


def brokenness(claim: Claim) -> int:
    """Return how little of a sentence the words of a claim are: a clause with its subject, without, a noun."""
    if claim.form != "clause":
        return 2
    verb = verb_at(claim) or 0
    own = [r for n, r in claim.roles.items() if n in ("agent", "patient") and claim.span.contains(r.span)]
    return int(all(r.span.start >= claim.span.start + verb for r in own))


def is_background(edition: Edition, claim: Claim) -> bool:
    """Tell whether a clause hangs on a word that puts it behind the point of its sentence: "since he took office", "on
    the day he took office", "the second time he took office", "to make sure that he took office".

    "…, when he took office" goes on with the point.
    """
    text = edition.article(claim.span.article).text
    before = re.sub(
        r"[\"“‘(]", " ", text[max(0, claim.span.start - _NEAR) : claim.span.start].lower()
    ).split()
    if before[-1:] == ["that"]:
        before.pop()
    last, last_two = "".join(before[-1:]), " ".join(before[-2:])
    subject = claim.roles.get("agent") or claim.roles.get("patient")
    opening = first_word(claim)
    leads = subject is not None and subject.span.start == claim.span.start + len(opening) + 1
    if leads and opening in lists()["backgrounding"] and not (opening == "when" and last.endswith(",")):
        return True
    behind = lists()["backgrounding"] | lists()["moments"]
    return last in behind or not lists()["securing"].isdisjoint((last, last_two))


def _lacks_object(edition: Edition, claim: Claim) -> bool:
    """Tell whether a clause is a relative one whose object stands before it ("provinces they annexed")."""
    agent, patient = claim.roles.get("agent"), claim.roles.get("patient")
    if agent is None or not claim.span.contains(agent.span):
        return False
    if patient is not None:
        return not claim.span.contains(patient.span)
    before = edition.article(claim.span.article).text[: claim.span.start].rstrip(" ")
    word = _WORD.search(before[-20:].rsplit(" ", 1)[-1])
    if begins_content(edition, claim) or word is None or not before.endswith(word[0]):
        return False
    first = first_word(claim)
    return not {word[0].lower(), first} & lists()["clause_openers"]
