"""Numbers as the bare spaCy model marks them: the spans alone, without value, modifier or what is counted."""

from __future__ import annotations

from variorum.model import Parse, Span

_LABELS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def spacy_numbers(parse: Parse) -> list[Span]:
    """Return the spans of the model's numbers, measures, sums of money and percentages."""
    return [parse.span(n.first, n.last) for n in parse.names if n.label in _LABELS]
