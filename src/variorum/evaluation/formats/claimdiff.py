"""ClaimDiff's format: two JSON files over the same pairs of claims, one for strengthening and one for weakening."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct


class _Row(Struct):
    topic: str
    date: str
    pair_id: str
    claim_a: str
    claim_b: str
    article_a: str
    article_b: str
    relation: int


class _File(Struct):
    data: list[_Row]


class ClaimPair(NamedTuple):
    """Two claims of different articles on one topic, with the articles' titles, and what the second does to the first.

    Where it does neither, they are unrelated.
    """

    topic: str
    date: datetime.date
    left: str
    right: str
    left_title: str
    right_title: str
    strengthens: bool
    weakens: bool

    @property
    def related(self) -> bool:
        """Whether the second claim bears on the first at all."""
        return self.strengthens or self.weakens


def read_claimdiff(strength: Path, weak: Path) -> list[ClaimPair]:
    """Read the pairs that stand in both files, in the order of the first."""
    weakens = {row.pair_id: bool(row.relation) for row in _rows(weak)}
    return [
        ClaimPair(
            r.topic, datetime.date.fromisoformat(r.date),
            r.claim_a.strip(), r.claim_b.strip(), r.article_a, r.article_b,
            bool(r.relation), weakens[r.pair_id],
        )
        for r in _rows(strength)
        if r.pair_id in weakens
    ]  # fmt: skip


def _rows(path: Path) -> list[_Row]:
    return msgspec.json.decode(path.read_bytes(), type=_File).data
