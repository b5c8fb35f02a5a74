"""Names with a nickname between quotation marks: 'Peter "the Rock" Greene' is one name."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.entities.mending import Name, is_capital
from variorum.text.names_given import sex_of

_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
LONGEST = 3


def find_nicknamed(parse: Parse) -> list[Name]:
    """Return the names that run over a nickname in quotation marks."""
    tokens, found = parse.tokens, []
    for i in range(1, len(tokens) - 3):
        given = tokens[i - 1]
        if tokens[i].text not in _MARKS or given.pos != "PROPN" or not is_capital(given):
            continue
        closing = next(
            (j for j in range(i + 2, min(i + 2 + LONGEST, len(tokens) - 1)) if tokens[j].text in _MARKS), None
        )
        if closing is None or tokens[closing + 1].sentence != given.sentence:
            continue
        surname = tokens[closing + 1]
        if (
            surname.pos != "PROPN"
            or not is_capital(surname)
            or not all(is_capital(t) or t.lower == "the" for t in tokens[i + 1 : closing])
        ):
            continue
        first = i - 1
        if not sex_of(given.text) and not (first > 0 and sex_of(tokens[first - 1].text)):
            continue
        if first > 0 and tokens[first - 1].pos == "PROPN" and sex_of(tokens[first - 1].text):
            first -= 1
        found.append(Name(first, closing + 2, surname.end, "PERSON"))
    return found
