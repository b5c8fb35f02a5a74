"""Settings: every number and switch that a user may turn, with its default and its help."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Frozen settings; `Settings()` holds the defaults. Each field's help is its `Meta.description`."""

    max_bytes: Annotated[
        int, Meta(gt=0, description="Refuse an input larger than this many bytes: it is hardly one article.")
    ] = 20_000_000
    finding_threshold: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="Show a finding only from this score on; what is below it is counted, not shown.",
        ),
    ] = 0.5
    unrelated_threshold: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="Say that an article has little in common with the others below this likeness.",
        ),
    ] = 0.25
