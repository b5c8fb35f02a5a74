"""A claim's words as they are told: with names for pronouns, and its subject where that stands outside it."""

from __future__ import annotations

import re
from functools import cache

from variorum.edition.edition import Edition
from variorum.edition.remembered import remembered
from variorum.edition.standing import holds_word
from variorum.edition.subjects import fits_relative, missing_subject
from variorum.edition.words import clause, lists, plain, shorten
from variorum.model import Claim, Role, Span

JUST_BEFORE = 300
"""Characters within which somebody was quoted just before."""
SUBJECT_LENGTH = 60
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?!-)\b")
_NAME_BEFORE = re.compile(r"\w\s+[A-Z][\w-]*\s+\Z")
_NAME_BEHIND = re.compile(r"\s+[A-Z]")
_HER = re.compile(
    r"her(?:\W*$|[.,;:!?)\"”]"
    r"| (?:\d|twice\b|(?:three|four|five|six|seven|eight|nine|ten|several) (?:feet|yards|metres|miles|times)\b)"
    r"| (?:on|in|at|with|to|for|from|by|as|and|or|but|that|when|while|after|before|if|of|into|over)\b)",
    re.IGNORECASE,
)
"""Her as the object of a verb: "hit her on the head", "dragged her 10 feet"."""


@remembered
def words(edition: Edition, claim: Claim) -> str:
    """Return a claim's clause; in square brackets, a name for a pronoun, but that of a speaker who is named anyway, and
    what stands outside the clause: its subject, a word that weakens it."""
    text, subject, speakers = claim.span.text, missing_subject(claim), edition.voices(claim)
    first: dict[str, Span] = {}
    for span, entity in sorted(_pronouns(edition, claim)):
        first.setdefault(entity, span)
    for entity, span in sorted(first.items(), key=lambda p: -p[1].start):
        put_before = subject is not None and span.start == claim.span.start
        if put_before or edition.find_name(entity) in speakers:
            continue
        if (name := name_behind(edition, span, entity)) is not None:
            start, end = span.start - claim.span.start, span.end - claim.span.start
            text = f"{text[:start]}[{name}]{text[end:]}"
    if claim.hedge and not holds_word(text, claim.hedge):
        text = f"{text} [{claim.hedge}]"
    if subject is None or not fits_relative(edition, claim, subject):
        return clause(text, whole=_opens_with_phrase(claim))
    named = name_behind(edition, subject.span, subject.entity) or plain(subject.span.text)
    return f"[{shorten(named, SUBJECT_LENGTH)}] {clause(text).removeprefix('who ')}"


def _opens_with_phrase(claim: Claim) -> bool:
    """Tell whether the first word of a claim opens a phrase before its subject: "after the fire, the guards fled"."""
    agent, comma = claim.roles.get("agent") or claim.roles.get("patient"), claim.span.text.find(",")
    return agent is not None and comma > 0 and agent.span.start > claim.span.start + comma


@cache
def empty_it() -> re.Pattern[str]:
    """Return a pattern of the "it" that stands for what follows: "it is the ministry's intention to leave"."""
    qualities, matters = ("|".join(sorted(lists()[name])) for name in ("empty_qualities", "empty_matters"))
    return re.compile(
        r"it(?: is| was| will be| would be|['’]s) (?:"
        rf"(?:\w+ly |too |also |not )*(?:{qualities})"
        rf"|(?:the|an?|his|her|its|their|our|my|\S+['’]s) (?:\w+ ){{0,2}}?(?:{matters})"
        r")\b[^.]{0,20}?\b(?:to|that|for)\b",
        re.IGNORECASE,
    )


def _pronouns(edition: Edition, claim: Claim) -> set[tuple[Span, str]]:
    """Return what in a claim may be a pronoun: its roles, and a mention that it begins with; with the entities."""
    roles = {(r.span, r.entity) for r in claim.roles.values() if r.entity and claim.span.contains(r.span)}
    first = {(m, e.id) for m, e in edition.mentions_at(claim.span.article, claim.span.start)}
    others = {(pronoun, entity) for pronoun, entity in third_persons(edition, claim) if entity}
    text = claim.span.text
    return {
        (span, entity) for span, entity in roles | first | others
        if entity is not None and not empty_it().match(text, span.start - claim.span.start)
    }  # fmt: skip


def third_persons(edition: Edition, claim: Claim) -> list[tuple[Span, str | None]]:
    """Return the pronouns of a claim that mean somebody whom it does not name elsewhere, with the entities behind
    them, as far as these are known."""
    found: list[tuple[Span, str | None]] = []
    article, subject = edition.article(claim.span.article), missing_subject(claim)
    filled = {r.span: r.entity for r in claim.roles.values()}
    for word in _WORD.finditer(claim.span.text):
        if word[0].lower() not in lists()["third"]:
            continue
        span = article.span(claim.span.start + word.start(), claim.span.start + word.end())
        behind = (e.id for m, e in edition.mentions_at(article.id, span.start) if m == span)
        entity = next(behind, filled.get(span))
        if entity is None or not _is_named_within(edition, claim, subject, entity):
            found.append((span, entity))
    return found


def _is_named_within(edition: Edition, claim: Claim, subject: Role | None, entity: str) -> bool:
    """Tell whether a claim, or the subject put before it, has other words than a pronoun for an entity."""
    if subject is not None and subject.entity == entity:
        return True
    held = [claim.span] if subject is None else [claim.span, subject.span]
    return any(
        m.text.lower() not in lists()["pronouns"]
        and any(h.article == m.article and h.contains(m) for h in held)
        for m in edition.entity(entity).mentions
    )


def _has_just_spoken(edition: Edition, entity: str, pronoun: Span) -> bool:
    """Tell whether an entity was quoted shortly before a pronoun, which may as well mean a person it spoke of."""

    def just_before(span: Span | None) -> bool:
        if span is None or span.article != pronoun.article:
            return False
        return 0 < pronoun.start - span.end < JUST_BEFORE

    spoke = any(q.speaker.entity == entity and just_before(q.cue) for q in edition.quotations)
    others = (e for e in edition.entities if e.type == "person" and e.id != entity)
    return spoke and any(just_before(mention) for other in others for mention in other.mentions)


def name_behind(edition: Edition, span: Span, entity: str | None) -> str | None:
    """Return the name that a pronoun, or a surname that two persons have, stands for; None where the span is neither,
    or it is not known."""
    if entity is None or plain(span.text).lower() not in lists()["pronouns"] - lists()["own"]:
        return _of_namesakes(edition, span, entity)
    if _has_just_spoken(edition, entity, span) or not edition.entity(entity).spellings:
        return None
    name = edition.find_name(entity)
    placed = edition.entity(entity).type == "place" and plain(span.text).lower() in lists()["personal"]
    if name is None or placed:
        return None
    text = edition.article(span.article).text
    owns = plain(span.text).lower() in lists()["possessives"] and not _HER.match(text, span.start)
    return f"{name}’s" if owns else name


def _of_namesakes(edition: Edition, span: Span, entity: str | None) -> str | None:
    """Return the name of a person who is called by a surname that another person of the story is called by, too."""
    *titles, surname = plain(span.text).split() or [""]
    text = edition.article(span.article).text
    before = text[max(0, span.start - SUBJECT_LENGTH) : span.start]
    alone = not _NAME_BEFORE.search(before) and not _NAME_BEHIND.match(text, span.end)
    if entity is None or not alone or not all(t.lower().rstrip(".") in lists()["courtesy"] for t in titles):
        return None
    called = [e.id for e in edition.entities if e.type == "person" and surname in e.spellings]
    return edition.find_name(entity) if entity in called and len(called) > 1 else None
