"""Finding: what several claims on one point amount to."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FindingKind = Literal["agreement", "conflict", "update", "single"]
DifferenceType = Literal[
    "figure",
    "date",
    "duration",
    "place",
    "actor",
    "thing",
    "extent",
    "polarity",
    "attribution",
    "wording",
    "other",
]


class Variant(Struct, frozen=True, kw_only=True):
    """One way of telling the point: its value in a few words, and the claims that tell it so."""

    value: str
    claims: tuple[str, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """One point: an agreement has one variant, a conflict or an update two or more, a single one origin.

    `type` says on what a conflict or an update differs. `summary` and `reason` are plain sentences. `told_by` has those
    claims of an agreement that all its articles uphold, with all that they say; it is empty where there is no such
    claim.
    `articles` are those of all its claims, and so are `origins`, but for an agreement: there, articles that perhaps
    tell only a part of it are not in `articles`, but `in_part` (both together are two at least), and `origins` has, for
    each of `articles`, that of the claim that tells it most surely. `score` in [0, 1] says how sure the judgement is.
    """

    id: str
    kind: FindingKind
    type: DifferenceType | None = None
    summary: str
    reason: str
    variants: tuple[Variant, ...]
    told_by: tuple[str, ...] = ()
    articles: tuple[str, ...]
    in_part: tuple[str, ...] = ()
    origins: tuple[str, ...]
    score: float
