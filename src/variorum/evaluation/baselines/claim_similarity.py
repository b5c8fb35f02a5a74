"""How alike two claims are by their words alone: what they share, and the cosine of their vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.backends.encoder import Vectors, WordVectorEncoder
from variorum.text.words import content_stems


def word_overlap(left: str, right: str) -> float:
    """Return the share of stems that both have (Dice 1945)."""
    one, other = set(content_stems(left)), set(content_stems(right))
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def claim_vectors(texts: Sequence[str]) -> Mapping[str, Vectors]:
    """Return the vector of each text, rarity counted over all of them."""
    return dict(zip(texts, WordVectorEncoder().encode(texts), strict=True))
