"""Names as rapidfuzz alone compares them: the words sorted, then by edits (`token_sort_ratio`)."""

from __future__ import annotations

from rapidfuzz import fuzz, utils


def rapidfuzz_score(left: str, right: str) -> float:
    """Return in [0, 1] how alike two names are."""
    return fuzz.token_sort_ratio(left, right, processor=utils.default_process) / 100
