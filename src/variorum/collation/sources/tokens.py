"""Tokens: what words and names are called when texts are compared, and how much each tells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from variorum.model import Reading
from variorum.text.words import content_stems


def entity_key(entity: str) -> str:
    """Return what an entity is called among the stems of words, of which "e3" may be one."""
    return f"entity:{entity}"


def rarity(readings: Sequence[Reading], texts: Sequence[Collection[str]] = ()) -> dict[str, float]:
    """Return for each stem how much it tells: 1 where one sentence of the story has it, near 0 where all have.

    Where the readings have no sentences, the stems of `texts` are counted.
    """
    sentences = [set(content_stems(s.text)) for r in readings for s in r.sentences] or list(map(set, texts))
    count = Counter(s for stems in sentences for s in stems)
    whole = math.log(1 + len(sentences))
    return {s: math.log((1 + len(sentences)) / n) / whole for s, n in count.items()}
