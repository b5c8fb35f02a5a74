"""Counting: the figures in a claim, as ranges of the values that they can stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from variorum.collation.claims.lexicon import Lexicon, lexicon
from variorum.collation.claims.ranges import rounding, value_range
from variorum.model import Article, Claim, Quantity
from variorum.text.words import content_stems, stem, words

Verdict = Literal["same", "different", "silent"]

_COMPOUND = re.compile(r"-[a-z]+ ([a-z]+)")
"""After the number of "a 12-page report": what it is a measure of."""
_NO_TOTAL = re.compile(
    r"\s+(?:of\s+(?:the|those|these|his|her|its|their|(?:\S+\s+)?\S+['’]s)|an?)\b(?!-)", re.IGNORECASE
)
"""After a number that counts a part of a total ("43 of the dead", "two of Berg's victims", "one a woman")."""
_OF = re.compile(r"(\w+)\s+of\s*$")
_RATE = re.compile(
    r"\b(?:each|per|every|a) (?:hour|day|week|month|year|night)\b(?! (?:after|before|earlier|later|ago|since|when|and))"
    r"|\bdaily\b"
)
"""After a number of so many at a time."""
_AGE = re.compile(r"years?[- ]+old", re.IGNORECASE)
_FROM = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:away |inland |(?:to the )?(?:(?:north|south|east|west)[a-z-]*) )?(?:of|from|outside) "
    r"(?:the )?([A-Z]\S*\w)"
)
"""After the length in "65 miles (105 km) north of Karsk": from where it is measured."""
_WORD = re.compile(r"[^\W\d_]+")
_MORE = re.compile(r"\b(?<!the )(?:another|additional|further)$", re.IGNORECASE)
"""Before a number that counts on from another; of those hurt, besides the dead, it is their total."""
_ADDED = re.compile(
    r"\b(?:other|first|last|next|final|remaining)$"
    r"|\d of (?:the |its |their |his |her )?(?:\S+['’]s?)?$",
    re.IGNORECASE,
)
"""Before a number that is no total of its own: it counts on, or a part, or is the whole of another's part."""
_ANYBODY = "count:any"
TELLING = 10
"""A number from which on two claims hardly have it in common by chance."""
_BEHIND = 60
"""Characters behind a number in which it is said that it is one of so many at a time."""
_BEFORE = 40
"""Characters before a number in which such words are looked for."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity in a claim, as it is compared.

    `kind` is what is counted: a class of people, or the stem of the noun. `names` are the capitalised words of
    what is counted ("Russian"), which keep counts of different sides apart. `low` and `high` are the values that
    it can stand for. `thing` is what a compound measures ("a 12-page report"), or from where a length is measured
    ("from Karsk"), `role` where it stands in its claim,
    `toll` what became of those counted (killed, hurt), where the claim says it, `rounded_to` the unit that an
    unmodified round number is taken to be rounded to, or 0.
    """

    quantity: Quantity
    kind: str
    names: frozenset[str]
    low: float
    high: float
    role: str | None
    thing: str | None
    toll: str | None
    of_event: bool
    rounded_to: float

    @property
    def key(self) -> str:
        """Name what is counted and what became of it: figures under one key may be compared."""
        return f"{self.kind} {self.toll or ''}"

    def agrees(self, other: Count) -> bool:
        """Tell whether both can stand for one value: not two that are rounded to one unit, as 1.5 and 1.6 million."""
        if self.rounded_to and self.rounded_to == other.rounded_to:
            return self.quantity.value == other.quantity.value
        return self.low <= other.high and other.low <= self.high


def verdict(known: bool, same: bool) -> Verdict:
    """Return what a comparison says: nothing where too little is known."""
    return ("same" if same else "different") if known else "silent"


def counts_in(article: Article, claim: Claim) -> tuple[Count, ...]:
    """Return the counts in a claim: quantities whose value is a number and whose counted thing is named."""
    table = lexicon()
    return tuple(c for q in claim.quantities if (c := _count(article, claim, q, table)))


def shares_in(article: Article, claim: Claim) -> tuple[Count, ...]:
    """Return the counts in a claim that are of a part of a whole: "620 of its workers"."""
    table = lexicon()
    return tuple(c for q in claim.quantities if (c := _count(article, claim, q, table, of_a_whole=True)))


def telling_numbers(claim: Claim) -> frozenset[str]:
    """Return the figures of a claim, with units, that are rarely met by chance: from ten on, and what is measured."""
    return frozenset(
        f"#{float(q.value)!r} {q.unit}"
        for q in claim.quantities
        if not isinstance(q.value, str) and (q.value >= TELLING or q.unit != "count")
    )


def _count(
    article: Article, claim: Claim, quantity: Quantity, table: Lexicon, *, of_a_whole: bool = False
) -> Count | None:
    before = article.text[max(0, quantity.span.start - _BEFORE) : quantity.span.start].rstrip()
    after = article.text[quantity.span.end :]
    is_part = quantity.unit != "percent" and _NO_TOTAL.match(after) is not None
    if isinstance(quantity.value, str) or _ADDED.search(before) or is_part != of_a_whole:
        return None
    if _RATE.search(article.text, quantity.span.end, min(claim.span.end, quantity.span.end + _BEHIND)):
        return None
    toll = _toll(article, claim, quantity, table)
    if _MORE.search(before) and toll not in table.besides_the_dead:
        return None
    if _AGE.search(quantity.span.text) or _AGE.match(after.lstrip("- ")):
        return None
    value = float(quantity.value)
    counted = quantity.counted or _counted_in(claim, quantity)
    stems = content_stems(counted)
    if not stems and quantity.unit == "count" and not toll:
        return None
    people = _people(stems, table) or ("any" if _told_toll(quantity, table) else "")
    of_event = not people and bool(stems) and stems[-1] in table.events and quantity.unit == "count"
    kind = people or (_event(stems[-1], table) if stems else "any" if toll else "")
    names = frozenset(stem(w) for part in counted.split() if part[:1].isupper() for w in words(part))
    low, high = value_range(quantity, value, table)
    compound = _COMPOUND.match(article.text, quantity.span.end)
    start = _FROM.match(article.text, quantity.span.end) if quantity.unit in table.lengths else None
    thing = compound[1] if compound else f"from {start[1]}" if start else None
    role = next((n for n, r in sorted(claim.roles.items()) if r.span.contains(quantity.span)), None)
    return Count(
        quantity,
        f"{quantity.unit}:{kind}",
        names,
        low,
        high,
        role,
        thing,
        toll,
        of_event and not toll,
        rounding(value, table) if quantity.modifier == "none" and quantity.high is None else 0.0,
    )


def _people(stems: Sequence[str], table: Lexicon) -> str:
    """Return which people words count: "troops" for "soldiers killed", nothing for "life sentences"."""
    kinds = [table.people[s] for s in takewhile(table.people.__contains__, reversed(stems))]
    return next((kind for kind in kinds if kind != "any"), kinds[0] if kinds else "")


def _event(noun: str, table: Lexicon) -> str:
    """Return the class of events that a noun names, so that "air strikes" and "raids" are one thing counted."""
    return min(table.events.get(noun, {noun}))


def _counted_in(claim: Claim, quantity: Quantity) -> str:
    """Return what a bare number is said to be ("nine were children"), or an empty string."""
    agent, attribute = claim.roles.get("agent"), claim.roles.get("attribute")
    if agent and attribute and agent.span == quantity.span:
        return attribute.span.text
    return ""


def _toll(article: Article, claim: Claim, quantity: Quantity, table: Lexicon) -> str | None:
    """Return the toll that a figure belongs to: of "14 killed, 25 wounded" to each the next, of "killed 14" the last.

    "55 injured" says it itself; a word of several classes ("hold") says nothing, nor are those the dead who killed
    others ("two gunmen killed 14"). Where a claim has several tolls, which comes first tells on which side of their
    figures they stand.
    """
    before = article.text[max(0, quantity.span.start - _BEFORE) : quantity.span.start]
    of = _OF.search(before)
    if quantity.unit != "count" or (of is not None and of[1].lower() in table.sizes):
        return None
    if told := _told_toll(quantity, table):
        return told
    agent, patient = claim.roles.get("agent"), claim.roles.get("patient")
    others = (q.span for q in claim.quantities if q is not quantity)
    if agent and patient and agent.span.contains(quantity.span) and any(map(patient.span.contains, others)):
        return None
    found = [
        (match.start() + claim.span.start, event)
        for match in _WORD.finditer(claim.span.text)
        if len(events := table.events.get(stem(match.group()), frozenset())) == 1
        for event in events & table.tolls.keys()
        if match.group().lower() in table.only_forms.get(event, (match.group().lower(),))
    ]
    if not found or not _may_be_people(quantity, claim, table):
        return None
    if len({event for _, event in found}) < 2:
        return found[0][1]
    figures = [q.span.start for q in claim.quantities]
    at = quantity.span.start
    if found[0][0] < min(figures):
        return max((f for f in found if f[0] < at), default=found[0])[1]
    return min((f for f in found if f[0] > at), default=found[-1])[1]


def _told_toll(quantity: Quantity, table: Lexicon) -> str | None:
    """Return the toll that the word for those counted tells itself, but for "prior arrests"."""
    *before, last = (quantity.counted or "").lower().split() or [""]
    return None if table.past.intersection(before) else table.toll_words.get(last)


def _may_be_people(quantity: Quantity, claim: Claim, table: Lexicon) -> bool:
    """Tell whether those counted can be people: by the noun, or since they are who kills or is killed."""
    stems = content_stems(quantity.counted or "")
    if _people(stems, table):
        return True
    if stems and stems[-1] in table.events:
        return False
    sides = [claim.roles[name] for name in ("agent", "patient") if name in claim.roles]
    predicate = stem(claim.predicate)
    is_toll = predicate in table.being or table.events.get(predicate, frozenset()) & table.tolls.keys()
    return bool(is_toll) and any(role.span.contains(quantity.span) for role in sides)


def compare_counts(left: Sequence[Count], right: Sequence[Count]) -> Verdict:
    """Compare the counts of two claims: different if of one kind of thing they give none that both can mean, or of one
    kind of people more than of all.
    """
    found: Verdict = "silent"
    for x in left:
        same_kind = [y for y in right if y.kind == x.kind and x.thing == y.thing and _one_toll(x, y)]
        if same_kind and not any(x.agrees(y) for y in same_kind):
            return "different"
        if same_kind:
            found = "same"
    if found == "silent" and any(
        is_more_than_all(x, y) or is_more_than_all(y, x) for x in left for y in right
    ):
        return "different"
    return found


def is_more_than_all(some: Count, everybody: Count) -> bool:
    """Tell whether people of one kind are more than people of any kind: "14 patients", "nine people"."""
    if (
        everybody.kind != _ANYBODY
        or some.kind == _ANYBODY
        or some.toll is None
        or some.toll != everybody.toll
    ):
        return False
    several = (some.quantity.counted or "").endswith(("s", "en"))
    everyone = content_stems(everybody.quantity.counted or "")[-1:]
    return several and some.low > everybody.high and _is_everybody(everyone)


def _is_everybody(noun: Sequence[str]) -> bool:
    """Tell whether what is counted is everybody: "people", or nothing, as in "killing nine"."""
    return lexicon().everybody.issuperset(noun)


def _one_toll(x: Count, y: Count) -> bool:
    """Tell whether two figures may count those of one toll: one that says nothing of it may be of any."""
    return x.toll is None or y.toll is None or x.toll == y.toll
