"""Ranges: the values that a figure can stand for in ordinary reporting."""

from __future__ import annotations

import math

from variorum.collation.claims.lexicon import Lexicon
from variorum.model import Quantity


def value_range(quantity: Quantity, value: float, table: Lexicon) -> tuple[float, float]:
    """Return the values that a figure can stand for in ordinary reporting.

    "At least 70" covers 72, but not 350: a bound is named near the value that is known.
    """
    high = float(quantity.high) if quantity.high is not None else value
    rough = _is_round(value) or "dozen" in quantity.span.text.lower()
    about = min(table.tolerance["about"], 1.5 * _last_digit(value) / value if value else 0.0)
    match quantity.modifier:
        case "about":
            return value * (1 - about), high * (1 + about)
        case "nearly":
            return value * (1 - table.tolerance["nearly"]), high
        case "at least" | "more than":
            return value, high * (1.3 if rough else 1.12)
        case "at most" | "less than":
            return value * (0.75 if rough else 0.88), high
        case _:
            unit = rounding(value, table)
            return value - unit / 2, high + unit


def _last_digit(value: float) -> float:
    """Return what one more in the last digit that is not 0 is worth: a thousand in 23,000, a tenth in 3.6."""
    digits, _, exponent = f"{value:.12e}".partition("e")
    return float(10.0 ** (int(exponent) - len(digits.rstrip("0").partition(".")[2])))


def rounding(value: float, table: Lexicon) -> float:
    """Return the unit that a round number may have been rounded or cut to (43,000,000: a million), or 0."""
    whole = str(int(value)) if value == int(value) else ""
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros * 0.99 if zeros >= table.tolerance["zeros"] else 0.0


def _is_round(value: float) -> bool:
    """Tell whether a number has one significant digit (100, 3,000, 0.5) and is more than 9."""
    if value < 10 or value != int(value):
        return False
    return bool(value % 10 ** int(math.log10(value)) == 0)
