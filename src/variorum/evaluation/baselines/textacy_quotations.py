"""Direct quotations as textacy finds them (`textacy.extract.direct_quotations`, 0.13).

It is no dependency, not even for development, since it brings scikit-learn and SciPy: whoever asks installs it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from variorum.backends.parser import language_model
from variorum.evaluation.formats.polnear import Attribution, words_only


@cache
def _extract() -> Any:
    """Return textacy's extractors, or None where textacy is not installed."""
    try:
        return import_module("textacy.extract")
    except ModuleNotFoundError:
        return None


def textacy_quotations(text: str) -> list[Attribution] | None:
    """Return its quotations over the same spaCy model, or None where it is not installed.

    A text with a quotation mark left open makes it raise ValueError: none are found there.
    """
    extract = _extract()
    if extract is None:
        return None
    found = []
    try:
        quotations = list(extract.direct_quotations(language_model()(text)))
    except ValueError:
        return []
    for quotation in quotations:
        content = words_only(text, ((quotation.content.start_char, quotation.content.end_char),))
        if content:
            speaker, cue = (
                ((part[0].idx, part[-1].idx + len(part[-1])),) for part in (quotation.speaker, quotation.cue)
            )
            found.append(Attribution(content, speaker, cue, quoted=True))
    return found
