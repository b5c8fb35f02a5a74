"""Judgement: what is thought of a pair, how surely, and why."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Judgement(Struct, frozen=True, kw_only=True):
    """Whether `left` and `right` (ids, in their order) are the same, with a score in [0, 1] and the reasons.

    Clusters are computed from judgements and can be undone by a person's.
    """

    left: str
    right: str
    label: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...] = ()
