"""Identities: somebody whom one report leaves unnamed, saying so, and another names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import Filler, View, articles_of
from variorum.collation.findings.points import Points
from variorum.collation.findings.sentences import Names, origins_of, quoted
from variorum.model import Finding, Variant
from variorum.text.words import words

SCORE = 0.7
"""How sure it is that the one who is named is the one who was not."""
MOSTLY = 0.8
"""The share of the claims with a name that must have one and the same; a claim may be misjudged."""


def named_later(views: Sequence[View], points: Points, names: Names) -> Iterator[Finding]:
    """Yield an update for whomever a report says is not named and other reports, none earlier, name.

    Who is meant shows in the claims that tell the same: where the one has "a man", the other has a name. Where they
    have now one name, now another, or none, or one name for "the driver" and "the girl", nothing is yielded.
    """
    unnamed: dict[str, list[View]] = defaultdict(list)
    for view in views:
        if noun := _who_is_unnamed(view):
            unnamed[noun].append(view)
    meant: dict[str, list[str]] = defaultdict(list)
    for noun in unnamed:
        if person := _who_is_meant(noun, views, points):
            meant[person].append(noun)
    for person, nouns in sorted(meant.items()):
        if all(_may_be_one(*pair, "patient") for pair in combinations(nouns, 2)):
            yield from _update(person, [v for noun in nouns for v in unnamed[noun]], views, names)


def _update(person: str, unnamed: Sequence[View], views: Sequence[View], names: Names) -> Iterator[Finding]:
    """Yield that a person who was not named is named, unless no report does so that is as late."""
    naming = _first_to_name(person, views, names, {v.article.id for v in unnamed})
    days = [v.article.published.value for v in unnamed]
    later = [
        v for v in naming
        if all(not day or not v.article.published.value or v.article.published.value >= day for day in days)
    ]  # fmt: skip
    if not later:
        return
    role, name = " ".join(unnamed[0].claim.roles["patient"].span.text.split()), names.entities[person].name
    role = role[:1].lower() + role[1:]
    yield Finding(
        id="",
        kind="update",
        type="actor",
        summary=f"Who {role} is: not named ({quoted(unnamed[0])}), then {name}",
        reason="One report says that somebody is not named; where another tells the same, it has a name.",
        variants=(
            Variant(value="not named", claims=tuple(v.claim.id for v in unnamed)),
            Variant(value=name, claims=tuple(v.claim.id for v in later)),
        ),
        articles=articles_of([*unnamed, *later]),
        origins=origins_of([*unnamed, *later]),
        score=SCORE,
    )


def _who_is_unnamed(view: View) -> str | None:
    """Return the noun for whoever a claim says was not named or identified."""
    naming = view.claim.predicate in lexicon().naming and view.claim.polarity == "negative"
    return view.patient.head if naming and view.patient and _is_somebody(view.patient) else None


def _is_somebody(filler: Filler | None) -> bool:
    """Tell whether a role is filled by a person told of without a name."""
    return (
        filler is not None
        and filler.entity is None
        and not filler.names
        and filler.head in lexicon().somebody
    )


def _may_be_one(noun: str, other: str, role: str) -> bool:
    """Tell whether nouns can stand for one man, of whom the other tells in this role: who did one deed may suffer
    another, but a victim only suffers.
    """
    nameless, both = lexicon().nameless, {noun, other}
    kinds = ("doing",) if role == "agent" else ("doing", "suffering")
    return noun == other or any(both & nameless[k] and both <= nameless[k] | nameless["any"] for k in kinds)


def _who_is_meant(noun: str, views: Sequence[View], points: Points) -> str | None:
    """Return the person whom reports name, but for few of them, where others that tell the same have somebody without a
    name for whom the noun can stand.
    """
    meant: Counter[str] = Counter()
    for members in points.clusters:
        for role in ("agent", "patient"):
            fillers = [(views[i].article.id, getattr(views[i], role)) for i in members]
            somewhere = {a for a, f in fillers if _is_somebody(f) and _may_be_one(noun, f.head, role)}
            meant.update(
                f.entity for article, f in fillers
                if f and f.entity and f.type == "person" and somewhere - {article}
            )  # fmt: skip
    person, often = meant.most_common(1)[0] if meant else (None, 0)
    return person if often >= MOSTLY * meant.total() else None


def _first_to_name(person: str, views: Sequence[View], names: Names, without: set[str]) -> Sequence[View]:
    """Return the first claim of each other article that tells something of a person by name."""
    spelled = [set(words(s)) for s in names.entities[person].spellings]
    found: dict[str, View] = {}
    for view in sorted(views, key=lambda v: v.claim.span.start):
        told = view.is_fact and view.reports is None and person in view.entities
        if (
            told
            and view.article.id not in without
            and any(s <= set(words(view.claim.span.text)) for s in spelled)
        ):
            found.setdefault(view.article.id, view)
    return [found[a] for a in sorted(found)]
