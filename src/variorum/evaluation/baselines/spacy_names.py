"""Names as the bare spaCy model gives them, its labels taken for our types."""

from __future__ import annotations

from variorum.evaluation.mentions import Mention
from variorum.model import EntityType, Parse

_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def spacy_names(parse: Parse) -> list[Mention]:
    """Return the people, organisations and places of the model's own recogniser."""
    spans = ((parse.span(n.first, n.last), _TYPES[n.label]) for n in parse.names if n.label in _TYPES)
    return [Mention(span.start, span.end, type_) for span, type_ in spans]
