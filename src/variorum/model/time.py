"""TimeExpression: words that name a time, with their value."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Struct, frozen=True, kw_only=True):
    """Words that name a time (TimeML TIMEX3: Pustejovsky et al. 2003, ISO 24617-1).

    `value` is ISO 8601 as TIMEX3 extends it (`2023-03-06`, `2023-W10`, `P9M`, `2022-FA`, `2023-03-06TNI`,
    `PAST_REF`). Where it waits for the day of publication it stays underspecified (`XXXX-WXX-1`, `XXXX-03-06`).
    `anchor` says what the value was counted from: `self` (nothing else was needed), `publication`, `text`
    (another time in the same article) or `none` (it could not be resolved).
    `deixis` is what is left to resolve, in the small language of `text.timex`; empty if nothing is.
    """

    span: Span
    type: TimeType
    value: str
    anchor: Literal["self", "publication", "text", "none"]
    deixis: str = ""
    modifier: str = ""
