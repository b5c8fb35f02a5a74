"""Relatedness: whether reports are of one story at all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.model import Article, Entity, Note, Reading
from variorum.text.groups import connected
from variorum.text.language import DEFAULT
from variorum.text.words import content_stems

NAMES = 2.0
"""How much more a word of a name tells than another."""

Vector = Mapping[str, float]


def unrelated(
    articles: Sequence[Article], readings: Sequence[Reading], entities: Sequence[Entity], threshold: float
) -> tuple[Note, ...]:
    """Return a note on each article that has little in common with the others, in the order of their ids.

    The likeness of two articles is the cosine of their stems, words of names counting double. Articles hang
    together over likenesses of at least `threshold`; what is not of the largest such group is unrelated. Where no
    group is the largest, one note names the groups. An article in a language that is not read is not judged.
    """
    known = {r.article for r in readings}
    ordered = sorted((a for a in articles if a.id in known and a.language == DEFAULT), key=lambda a: a.id)
    if len(ordered) < 2:
        return ()
    vectors = [_vector(a, entities) for a in ordered]
    likeness = [[_cosine(one, other) for other in vectors] for one in vectors]
    places = range(len(ordered))
    groups = connected((i, j) for i in places for j in places if i == j or likeness[i][j] >= threshold)
    largest = [g for g in groups if len(g) == max(map(len, groups))]
    story = largest[0] if len(largest) == 1 else []
    if not story:
        parties = " / ".join(", ".join(ordered[i].label for i in group) for group in groups)
        message = f"These have little in common, and may tell of different stories: {parties}."
        return (Note(kind="unrelated", message=message, articles=tuple(a.id for a in ordered)),)
    notes = []
    for i, article in enumerate(ordered):
        if i not in story:
            best = max(x for j, x in enumerate(likeness[i]) if j != i)
            message = (
                f"{article.label} has little in common with the others (likeness {best:.2f}, "
                f"where {threshold:g} is asked): it may tell of another story."
            )
            notes.append(Note(kind="unrelated", message=message, articles=(article.id,)))
    return tuple(notes)


def _vector(article: Article, entities: Sequence[Entity]) -> Vector:
    """Return the weights of an article's stems, of length 1."""
    mentions = (
        m.text for e in entities for m in e.mentions if m.article == article.id and m.text[:1].isupper()
    )
    names = {s for text in mentions for s in content_stems(text)}
    counts = Counter(content_stems(article.text))
    weights = {s: (1 + math.log(n)) * (NAMES if s in names else 1.0) for s, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {s: w / length for s, w in weights.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return sum(w * other[s] for s, w in sorted(one.items()) if s in other)
