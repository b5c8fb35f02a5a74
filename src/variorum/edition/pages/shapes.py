"""What the drawings are told: where each mark stands, in the units of its drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dot:
    """A number of a report in a drawing; `low`, `high`, `left` and `right` are where its ranges end."""

    x: float
    y: float
    left: float
    right: float
    low: float
    high: float
    shape: int
    report: str
    target: str
    date: str
    words: str
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Figure:
    """A drawing of one count over publication time."""

    finding: str
    kind: str
    heading: str
    verdict: str
    described: str
    dots: tuple[Dot, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    undated_x: float | None
    steps: str


@dataclass(frozen=True)
class Box:
    """A box of the timeline's drawing; `label_x` is where its label stands."""

    x: float
    y: float
    width: float
    label: str
    target: str
    hint: str
    label_x: float = 0
    anchor: str = "middle"
    sure: bool = True


@dataclass(frozen=True)
class Chart:
    """The timeline, drawn: boxes are events, bands are uncertain ones, lanes are the reports' own dates."""

    height: float
    axis: float
    boxes: tuple[Box, ...]
    bands: tuple[Box, ...]
    lanes: tuple[Box, ...]
    ticks: tuple[Tick, ...]
    split: float
    reports_y: float
