"""Remembered: what is asked of a claim again and again is found once and kept with the edition."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from variorum.edition.edition import Edition
from variorum.model import Claim

T = TypeVar("T")


def remembered(find: Callable[[Edition, Claim], T]) -> Callable[[Edition, Claim], T]:
    """Return a function that finds the same, once for each claim of an edition."""

    name = f"_{find.__qualname__}_of_claims"

    @wraps(find)
    def known(edition: Edition, claim: Claim) -> T:
        kept: dict[str, tuple[Claim, T]] = edition.__dict__.setdefault(name, {})
        held = kept.get(claim.id)
        if held is None or held[0] is not claim:
            held = kept[claim.id] = (claim, find(edition, claim))
        return held[1]

    return known
