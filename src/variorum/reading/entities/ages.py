"""How old people are said to be, which tells whom "the 39-year-old" means."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Parse
from variorum.reading.entities.candidates import Candidate

_PATTERN = ("-", "year", "-", "old")


def age_ending_at(parse: Parse, i: int) -> int | None:
    """Return the age that "39-year-old" gives, where token `i` is its last."""
    tokens = parse.tokens
    if i < 4 or tokens[i].lower != "old" or not tokens[i - 4].text.isdigit():
        return None
    return int(tokens[i - 4].text) if tuple(t.lower for t in tokens[i - 3 : i + 1]) == _PATTERN else None


def ages_of(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return the ages of those whom the text tells one of: "Peter Greene, 39,", "39-year-old Peter Greene"."""
    found: dict[int, int] = {}
    tokens = parse.tokens
    for who, candidate in enumerate(candidates):
        for first, last in candidate.spans if candidate.type == "person" else ():
            age = age_ending_at(parse, first - 1)
            if (
                age is None
                and last + 2 < len(tokens)
                and tokens[last].text == ","
                and tokens[last + 1].text.isdigit()
            ):
                closed = tokens[last + 2].text in (",", ".", "and") and len(tokens[last + 1].text) < 3
                age = int(tokens[last + 1].text) if closed else None
            if age is not None:
                found.setdefault(who, age)
    return found
