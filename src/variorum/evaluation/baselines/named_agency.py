"""The agency whose name stands first in a text, wherever that is."""

from __future__ import annotations

import re
from collections.abc import Sequence


def first_named(text: str, agencies: Sequence[str]) -> str | None:
    """Return the first of some agencies that a text names, or None."""
    found = re.search(r"\b(?:" + "|".join(map(re.escape, agencies)) + r")\b", text)
    return found.group() if found else None
