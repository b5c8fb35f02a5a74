"""Quantity: a number or range in a text, and what it counts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.span import Span

Modifier = Literal["none", "about", "nearly", "at least", "more than", "at most", "less than"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A number or a range, how exactly it is meant, and what it counts.

    `value` is a number; a ratio stays a string (`1:7`). `high` is the upper end of a range ("10 to 15").
    `unit` is `percent`, `ratio`, `fraction`, an ISO 4217 code, a unit of measure, or `count`.
    `counted` is the head of what is counted with its modifiers, as the text has it ("Russian soldiers").
    """

    span: Span
    value: int | float | str
    high: int | float | None = None
    modifier: Modifier = "none"
    unit: str = "count"
    counted: str | None = None
