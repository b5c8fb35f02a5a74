"""Floors: the least that each of our figures may be, pinned with the checksum of the data it was measured on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum.evaluation.benchmark import OURS, Outcome

TOLERANCE = 0.001
"""What a figure may be below its floor: other processors round the parser's sums in another way."""


class Floor(Struct, frozen=True, kw_only=True):
    """The floors of one benchmark on one part of its data, by measure."""

    digest: str
    figures: dict[str, float]


Floors = dict[str, Floor]
"""By benchmark and part: "times dev"."""


def key(outcome: Outcome) -> str:
    """Return the name of an outcome among the floors."""
    return f"{outcome.benchmark} {outcome.part}"


def ours(outcome: Outcome) -> dict[str, float]:
    """Return our own figures by measure."""
    return {f.measure: f.value for f in outcome.figures if f.system == OURS}


def load_floors(path: Path) -> Floors:
    """Return the floors of a file; none where there is no file."""
    return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else {}


def save_floors(path: Path, floors: Floors) -> None:
    """Write floors, in an order that does not depend on how they were made."""
    encoded = msgspec.json.encode(dict(sorted(floors.items())), order="deterministic")
    path.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")


def fallen(outcomes: Iterable[Outcome], floors: Floors) -> list[str]:
    """Return a line for each figure below its floor."""
    lines = []
    for outcome in outcomes:
        floor = floors.get(key(outcome))
        if floor is None or floor.digest != outcome.digest:
            continue
        values = ours(outcome)
        for measure, least in floor.figures.items():
            if values.get(measure, 0.0) < least - TOLERANCE:
                lines.append(
                    f"{outcome.benchmark}: {measure} fell from {least:.4f} to {values.get(measure, 0.0):.4f}"
                )
    return lines


def unpinned(outcomes: Iterable[Outcome], floors: Floors) -> list[str]:
    """Return a line for each outcome that no floor can be held against."""
    return [
        f"{o.benchmark}: the data is not that of the floors, which are not held against it"
        if key(o) in floors
        else f"{o.benchmark}: no floors yet"
        for o in outcomes
        if key(o) not in floors or floors[key(o)].digest != o.digest
    ]


def raised(outcomes: Iterable[Outcome], floors: Floors) -> Floors:
    """Return the floors with all that is higher now; those measured on other data are set anew."""
    result = dict(floors)
    for outcome in outcomes:
        old = floors.get(key(outcome))
        before = old.figures if old and old.digest == outcome.digest else {}
        figures = {m: max(round(v, 4), before.get(m, 0.0)) for m, v in ours(outcome).items()}
        result[key(outcome)] = Floor(digest=outcome.digest, figures=figures)
    return result
