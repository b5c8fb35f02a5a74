"""Identities: somebody whom one report leaves unnamed, saying so, and another names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.collation.lexicon import lexicon
from variorum.collation.points import Points
from variorum.collation.sentences import Names, origins_of, quoted
from variorum.collation.view import Filler, View, articles_of
from variorum.model import Finding, Variant
from variorum.text.words import words

SCORE = 0.7
"""How sure it is that the one who is named is the one who was not."""
MOSTLY = 0.8
"""The share of the claims with a name that must have one and the same; a claim may be misjudged."""


def named_later(views: Sequence[View], points: Points, names: Names) -> Iterator[Finding]:
    """Yield an update for whomever a report says is not named and other reports, none earlier, name.

    Who is meant shows in the claims that tell the same: where the one has "a man", the other has a name. Where they
    have now one name, now another, or none, nothing is yielded.
    """
    unnamed = [v for v in views if _is_unnamed(v)]
    person = _who_is_meant(views, points) if unnamed else None
    if person is None:
        return
    naming = _first_to_name(person, views, names, {v.article.id for v in unnamed})
    days = [v.article.published.value for v in unnamed]
    later = [
        v for v in naming
        if all(not day or not v.article.published.value or v.article.published.value >= day for day in days)
    ]  # fmt: skip
    if not later:
        return
    role, name = unnamed[0].claim.roles["patient"].span.text, names.entities[person].name
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


def _is_unnamed(view: View) -> bool:
    """Tell whether a claim says that somebody was not named or identified."""
    naming = view.claim.predicate in lexicon().naming and view.claim.polarity == "negative"
    return naming and _is_somebody(view.patient)


def _is_somebody(filler: Filler | None) -> bool:
    """Tell whether a role is filled by a person told of without a name."""
    return (
        filler is not None
        and filler.entity is None
        and not filler.names
        and filler.head in lexicon().somebody
    )


def _who_is_meant(views: Sequence[View], points: Points) -> str | None:
    """Return the person whom reports name, but for few of them, where others that tell the same have somebody without a
    name.
    """
    meant: Counter[str] = Counter()
    for members in points.clusters:
        for name in ("agent", "patient"):
            fillers = [(views[i].article.id, getattr(views[i], name)) for i in members]
            somewhere = {article for article, f in fillers if _is_somebody(f)}
            meant.update(
                f.entity for article, f in fillers
                if f and f.entity and f.kind == "person" and somewhere - {article}
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
