"""Surroundings: what stands around a claim in its sentence that the claim is not true, or not whole, without."""

from __future__ import annotations

import re
from functools import cache

from variorum.edition.edition import Edition
from variorum.edition.words import lists
from variorum.model import Claim

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"“'‘(])|\n")
_ENDED = re.compile(r"[.!?”\"’']\s*$")
_NEXT = re.compile(r"[ \t]+(?=\w)(\w+)|,?[ \t]?[-–](?=\w)(\w+)")
"""The word behind a clause with no mark between."""
_CUT_OFF = re.compile(
    r"\b(?:after|before|since|until|when|because|as|while|what) (?:\S+ ){0,3}\S+$", re.IGNORECASE
)
_RELATIVE_NEXT = re.compile(r"[\s,–—-]*\b(?:who|which|whose|whom)\b")
"""After "after the party": what became of the party, "which lost", was cut off."""
_VERB_NEXT = re.compile(r"\)?, (?:said )?(\w+)\b")
"""After a subject that was taken for the end of a clause: ", was closed", ", said it was"."""
_CONTENT_NEXT = re.compile(r"[ \t]+(?:(?:\w+[ \t]+){0,3}?(?:that|whether)\b|[\"“]\w)")
"""After "told the court on Monday": what was told; after "may leave": “if they like”."""
_BELOW_PREPOSITION = re.compile(r"\b(?:of|in|from|for|at|on|with|by|to|under|through|over) (?:which|whom)$")
_OPENING = re.compile(r"\W*(?:that|how|whether)?\W*", re.IGNORECASE)
_AND_THAT = re.compile(r"\b(?:and|but|or) that\s*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\"“‘']*$")
_PREPOSITION_LAST = re.compile(r"\b(?:of|to|from|for|at|with|by|in|on|about|into|against)$")
_JOINED = re.compile(r",? (?:and|or|but)\b")
"""After "listen to": "and work with them"."""
_BUT = re.compile(r"[\s,–—-]*but\b")
_DASH = re.compile(r"\s+(?:—|–|--)(?=\s)|—")
_REASON = re.compile(r"\s+(?:because|unless|lest|until|if)\b")
_STILL_TO = re.compile(r"(?<!\bon )\bto (?:\w+ly )?$")
_FEW = 4
"""Words of a clause that its reason, if one stands behind it, is the point of."""
_FRONTED_PHRASE = re.compile(
    r"\b(?:and|but) (?:in|on|at|under|by|with|from|after|before|for|during|despite|within|without) [^,]*$"
)
_CLAUSE_NEXT = re.compile(r", (?:\w+ ){1,4}?(\w+)\b")
_BEFORE_CUE = 20
_NEAR = 400
"""Characters around a claim in which its sentence begins and ends."""


def is_cut(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim is not true, or not whole, without what stands around it in its sentence.

    So it is with the preposition before "which", with who says it, or words quoted in it, where no quotation was
    found, and with "that" before it where that does not begin what somebody is known to say. Nor is it half of what
    somebody says, who takes it back: "I love the town, but".
    """
    before, after = around(edition, claim)
    if _is_taken_back(edition, claim, after):
        return True
    known = bool(claim.attribution) and begins_content(edition, claim)
    if _BELOW_PREPOSITION.search(before) or (_is_content(before) and not known):
        return True
    between_dashes = len(_DASH.findall(claim.span.text)) % 2 == 1 and _DASH.match(after) is not None
    if between_dashes or _is_short_of_its_reason(claim, after) or _runs_into_the_next(claim, after):
        return True
    if claim.attribution:
        return _is_still_to_be_said(edition, claim)
    quoted = not {'"', "“"}.isdisjoint(claim.span.text) and not saying().isdisjoint(before.lower().split())
    return quoted or _said_behind().search(after) is not None


def _is_taken_back(edition: Edition, claim: Claim, after: str) -> bool:
    """Tell whether quoted words go on with a "but"."""
    quotation = edition.find_quotation(claim.quotation)
    return quotation is not None and quotation.kind == "direct" and _BUT.match(after) is not None


def _is_short_of_its_reason(claim: Claim, after: str) -> bool:
    """Tell whether a few words go on with why or unless what: "she lied | because she feared for her job"."""
    return len(claim.span.text.split()) < _FEW and _REASON.match(after) is not None


def _runs_into_the_next(claim: Claim, after: str) -> bool:
    """Tell whether a clause ends with what begins the next: "will close in May and under the law | , all must go"."""
    following = _CLAUSE_NEXT.match(after) if _FRONTED_PHRASE.search(claim.span.text) else None
    return following is not None and following[1] in lists()["auxiliaries"] | lists()["modals"]


def _is_still_to_be_said(edition: Edition, claim: Claim) -> bool:
    """Tell whether somebody is only to say it: "is expected to announce that"; who "went on to say" it has said it."""
    quotation = edition.find_quotation(claim.quotation)
    cue = quotation.cue if quotation is not None else None
    if cue is None:
        return False
    text = edition.article(cue.article).text
    return _STILL_TO.search(text, max(0, cue.start - _BEFORE_CUE), cue.start) is not None


def begins_content(edition: Edition, claim: Claim) -> bool:
    """Tell whether a claim stands at the beginning of what somebody is known to say, or behind "and that"."""
    quotation = edition.find_quotation(claim.quotation)
    if quotation is None:
        return False
    text = edition.article(claim.span.article).text
    parts = [part for part in quotation.content if part.overlaps(claim.span)]
    return any(
        _OPENING.fullmatch(text[min(part.start, claim.span.start) : claim.span.start])
        or _AND_THAT.search(text[part.start : claim.span.start])
        for part in parts
    )


def goes_on(edition: Edition, claim: Claim) -> bool:
    """Tell whether a clause ends where its sentence goes on with what it needs: "the men held | are free"."""
    text, end = edition.article(claim.span.article).text, claim.span.end
    if _ENDED.search(claim.span.text):
        return False
    if _PREPOSITION_LAST.search(claim.span.text) and _JOINED.match(text, end):
        return True
    if _CONTENT_NEXT.match(text, end):
        return True
    if (verb := _VERB_NEXT.match(text, end)) is not None and verb[1] in lists()["auxiliaries"]:
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return _CUT_OFF.search(claim.span.text) is not None and _RELATIVE_NEXT.match(text, end) is not None
    return (following[1] or following[2]).lower() not in lists()["followers"]


def around(edition: Edition, claim: Claim) -> tuple[str, str]:
    """Return what stands before and after a claim in its sentence."""
    text, start, end = edition.article(claim.span.article).text, claim.span.start, claim.span.end
    first = max(0, start - _NEAR)
    begins = max((m.end() for m in _SENTENCE_END.finditer(text, first, start + 1)), default=first)
    # A claim may end with the stop of its sentence.
    stop = _SENTENCE_END.search(text, max(start, end - 2), end + _NEAR)
    return text[begins:start].rstrip(), text[end : max(end, stop.start())] if stop else text[
        end : end + _NEAR
    ]


@cache
def saying() -> frozenset[str]:
    """Return forms of verbs that tell that somebody says something."""
    regular = {f"{verb}{end}" for verb in lists()["speaking"] for end in ("", "s", "d", "ed")}
    return lists()["said"] | regular


@cache
def _said_behind() -> re.Pattern[str]:
    """Return a pattern of who says what stands before, at the end of a sentence or between commas.

    What somebody says, or "it is" said, is meant, not what "was found".
    """
    verbs, days = "|".join(sorted(saying())), "|".join(sorted(lists()["times_pointed_at"]))
    when = rf"(?:on|in|at|to|late|early|earlier|this|last|{days})\b"
    openers = "|".join(sorted(lists()["clause_openers"] | {"who", "which"}))
    passive = "".join(rf"(?<!\b{form} )" for form in sorted(lists()["be"]))
    speaker = rf"(?:it (?:is|was) |(?!(?:{openers}) |\w+ing\b)(?:[^\s,;:]+ ){{0,8}}{passive})"
    return re.compile(
        rf"[,”\"][”\"]? (?:according to\b|{speaker}(?:{verbs})(?:[.\s]*$|,| {when}))", re.IGNORECASE
    )


def _is_content(before: str) -> bool:
    """Tell whether what stands before a clause takes it for its content: "… that", "… has said"."""
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].lower() in saying() | lists()["content_nouns"] | {"that"}
