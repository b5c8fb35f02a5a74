"""Coreference by heads: mentions whose syntactic heads have the same lemma are one."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Parse


def head_match(parse: Parse, mentions: Sequence[tuple[int, int]]) -> list[str | None]:
    """Return the lower-case lemma of each mention's head: its token that depends on none of the others."""
    labels: list[str | None] = []
    for start, end in mentions:
        inside = [t for t in parse.tokens if t.start < end and start < t.end]
        heads = [t for t in inside if t.head is t or t.head not in inside]
        labels.append(heads[-1].lemma.lower() if heads else None)
    return labels
