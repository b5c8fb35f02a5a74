"""References: what in a claim points to words outside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from variorum.edition.edition import UNNAMED, Edition
from variorum.edition.naming import empty_it, name_behind, third_persons
from variorum.edition.subjects import first_word, has_name, is_plural, missing_subject
from variorum.edition.tenses import subject_within
from variorum.edition.words import lists, plain
from variorum.model import Claim, Role, Span
from variorum.text.numbers import tables
from variorum.text.words import stem, words

_POINTING = re.compile(
    r"\b(?:(these|those|such) (\w+)"
    r"|(?:this|(?:of|for|in|on|at|to|with|by|from|about|after|before|against) that) (\w+))",
    re.IGNORECASE,
)
_BARE = re.compile(r"[Tt]he (?:(?:two|three|four|five|six|seven|eight|nine|ten) )?([a-z]+)")
_TOLD_BY_BEFORE = re.compile(
    r"\b(?:soon|shortly|long|just|right) (?:before|after)\W*$|\b(?:earlier|later|before|after|previously)\W*$"
    r"|\b(?:do|does|did|done|doing) so\W*$|\b(?:minute|hour|day|week|month|year)s? (?:earlier|later)\b(?! than\b)"
    r"|\bthe (?:following|same) (?:day|night|morning|evening|week|month|year|time|area|region|place)\b(?! as\b)"
    r"|\bthe two\b(?! of\b|-| (?-i:[A-Z])| \w+(?: \w+)? (?:who|that|which|of)\b)|^(?:another|others?)\b",
    re.IGNORECASE,
)
"""What is placed, counted or named by what was told before it."""
_EARLIER = re.compile(
    r"(?:earlier|later)\b(?! (?:this|today|yesterday|on|in|last|that|than)\b)", re.IGNORECASE
)
_OTHER = re.compile(
    r"\bthe other (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\b(?:a|the) (?:second|third|fourth|fifth|sixth)(?=$|[.,;:]| (?:in|on|at|and|with|was|is)\b)",
    re.IGNORECASE,
)
"""One of several of whom the others were told before."""
_THERE = re.compile(r"(?<!-)\bthere\b(?!['’])(?: (\w+))?", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"(?:(?:about|some|nearly|almost|at least|the|all) )*(?:\d[\d,.]*|(\w+))", re.IGNORECASE
)


def loose_ends(edition: Edition, claim: Claim) -> int:
    """Count what in a claim points to words outside it: pronouns of no known name, "that view", first "its fall",
    "there", "the president" for a subject that stands before it.

    What speakers who are named say of themselves ("we had no power") is no loose end in their own words.
    """
    own = claim.quotation is not None and edition.voices(claim)[-1:] not in ((), (UNNAMED,))
    loose = lists()["pronouns"] - (lists()["own"] if own else frozenset())
    roles = [r for r in claim.roles.values() if claim.span.contains(r.span)]
    if (subject := missing_subject(claim)) is not None:
        roles.append(subject)
    ends = _words_that_point(claim)
    ends |= {p.start for p, entity in third_persons(edition, claim) if _is_open(edition, claim, p, entity)}
    if subject is not None and _is_unnamed(edition, subject):
        ends.add(subject.span.start)
    ends |= {
        r.span.start for r in roles if edition.find_name(r.entity) is None and _is_loose(r.span.text, loose)
    }
    ends |= {r.span.start for r in roles if _only_counts(claim, r)}
    at_start = [r.entity for r in roles if r.span.start <= claim.span.start]
    at_start += [e.id for _, e in edition.mentions_at(claim.span.article, claim.span.start)]
    first = first_word(claim)
    if subject is None and not any(edition.find_name(entity) for entity in at_start):
        ends |= {claim.span.start} if first in loose | lists()["possessives"] else set()
    owned = any(m.text.lower() == first for m, _ in edition.mentions_at(claim.span.article, claim.span.start))
    nobodys = subject is None and first in lists()["possessives"] and not owned
    if nobodys or _connected().search(claim.span.text) or _EARLIER.match(claim.span.text):
        ends.add(claim.span.start)
    if _is_of_one_report(edition, claim):
        ends.add(claim.span.start)
    return len(ends)


def _is_unnamed(edition: Edition, subject: Role) -> bool:
    """Tell whether what is put before a clause is but "a man", "the ship", or a pronoun for which no name is put."""
    text = plain(subject.span.text).lower()
    first = text.partition(" ")[0]
    if text in lists()["pronouns"] - lists()["own"]:
        return name_behind(edition, subject.span, subject.entity) is None
    if first in ("a", "an"):
        return True
    return not has_name(edition, subject) and (first == "the" or first in lists()["possessives"])


def _is_of_one_report(edition: Edition, claim: Claim) -> bool:
    """Tell whether the subject is but "the man", or "the proposal" of which no headline and no other report speaks; not
    "the dog, a pug"."""
    subject = subject_within(claim)
    bare = _BARE.fullmatch(plain(subject.span.text)) if subject is not None else None
    if subject is None or bare is None or bare[1] in lists()["known_by_all"]:
        return False
    if claim.span.text.startswith(",", subject.span.end - claim.span.start):
        return False
    if subject.entity is not None and edition.entity(subject.entity).type == "person":
        return True
    others = [a.text for a in edition.articles if a.id != claim.span.article]
    headlines = (a.title or "" for a in edition.articles)
    return bool(others) and not any(stem(bare[1]) in _stems(text) for text in (*others, *headlines))


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


@cache
def _connected() -> re.Pattern[str]:
    """Return a pattern of the words that tie a sentence to the one before it, but "instead of" and "and then"."""
    connectors = "|".join(sorted(lists()["connectors"]))
    return re.compile(rf"(?<!\band )\b(?:{connectors})\b(?! of\b)(?!-)", re.IGNORECASE)


@cache
def _told_before() -> re.Pattern[str]:
    """Return a pattern of nouns of what was told before, where nothing behind them tells what: "spoke on the issue"."""
    nouns, light = ("|".join(sorted(lists()[name])) for name in ("told_before", "light_verbs"))
    untold = rf"(?:{nouns})(?=$|[.,;:?!])|(?:{light}) (?:{nouns})\b(?! (?:of|that|by)\b)"
    return re.compile(rf"\b(?:{untold})", re.IGNORECASE)


def _words_that_point(claim: Claim) -> set[int]:
    """Return where a claim points to something told before: "those attacks", "settled there", but "this week"."""
    found: set[int] = set()
    for match in _POINTING.finditer(claim.span.text):
        noun = (match[2] or match[3]).lower()
        if noun not in lists()["pointed_at"] and (match[1] or noun not in lists()["times_pointed_at"]):
            found.add(claim.span.start + match.start())
    for pattern in (_told_before(), _OTHER, _TOLD_BY_BEFORE):
        found |= {claim.span.start + match.start() for match in pattern.finditer(claim.span.text)}
    for match in _THERE.finditer(claim.span.text):
        if (match[1] or "").lower() not in lists()["behind_there"]:
            found.add(claim.span.start + match.start())
    return found


def _is_open(edition: Edition, claim: Claim, pronoun: Span, entity: str | None) -> bool:
    """Tell whether it cannot be told from a claim, as it is written, whom a pronoun means.

    It can if the claim names them, if a name is put there, or if the pronoun is not known to be of somebody else than
    the subject before it, no object, and like that in number.
    """
    if empty_it().match(claim.span.text, pronoun.start - claim.span.start):
        return False
    personal = pronoun.text.lower() in lists()["personal"]
    if entity is not None and personal and edition.entity(entity).type != "person":
        return True
    if entity is not None:
        quotation = edition.find_quotation(claim.quotation)
        own = quotation is None or quotation.kind == "indirect"  # who is quoted does not speak of himself so
        spoken = own and edition.find_name(entity) in edition.voices(claim)
        return not spoken and name_behind(edition, pronoun, entity) is None
    subject = claim.roles.get("agent") or claim.roles.get("patient")
    if subject is None or not claim.span.contains(subject.span) or subject.span.end > pronoun.start:
        return True
    if pronoun.text.lower() in lists()["objects"] or _is_loose(subject.span.text, lists()["pronouns"]):
        return True
    if personal:
        places = range(claim.span.start, pronoun.start)
        named = (e.type for place in places for _, e in edition.mentions_at(pronoun.article, place))
        if "person" in named:
            return False
        if subject.entity is not None and edition.entity(subject.entity).type != "person":
            return True
        if subject.entity is None and pronoun.text.lower() in lists()["subjects"]:
            return True
    return is_plural(subject) is True and pronoun.text.lower() not in lists()["plurals"]


def _only_counts(claim: Claim, role: Role) -> bool:
    """Tell whether what did something is but a number ("four have left"); of the dead and the hurt that is enough."""
    bare = _BARE_NUMBER.fullmatch(plain(role.span.text))
    counts = bare is not None and (bare[1] is None or bare[1].lower() in tables()["below_hundred"])
    return (
        counts
        and role in (claim.roles.get("agent"), claim.roles.get("patient"))
        and (claim.predicate not in lists()["tolls"])
    )


def _is_loose(text: str, pronouns: frozenset[str]) -> bool:
    first, _, rest = plain(text).lower().partition(" ")
    if plain(text).lower() in lists()["anaphors"] | lists()["told_before"] or (
        first == "both" and " and " not in rest
    ):
        return True
    if rest.endswith(("of them", "of these", "of those", "of whom", "of which", "others")):
        return True
    return first.strip("“\"'") in (lists()["pointing"] if rest else pronouns)
