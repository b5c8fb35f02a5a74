"""Page furniture: sentences that stand around a report and tell nothing of its story."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


def is_furniture(sentence: str) -> bool:
    """Tell whether a sentence is a link, a credit or a notice of the page ("READ MORE: …")."""
    return _furniture().search(" ".join(sentence.lower().replace("’", "'").split())) is not None


@cache
def _furniture() -> re.Pattern[str]:
    """Return a pattern of the lists of `furniture.toml`."""
    data = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    begins, holds = ("|".join(map(re.escape, data[name])) for name in ("begins", "holds"))
    return re.compile(rf"^\W*(?:{begins})(?!\w)|\b(?:{holds})(?!\w)")
