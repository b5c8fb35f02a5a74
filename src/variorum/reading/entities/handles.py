"""Names in brackets behind a name that are what it is called online: "The White Doves (WeirRescueOrg)"."""

from __future__ import annotations

import re

from variorum.model import Parse
from variorum.reading.entities.mending import Name, is_capital

HANDLE = "HANDLE"
_HANDLE = re.compile(r"(?:[A-Z][a-z]+){2,}$")


def find_handles(parse: Parse) -> list[Name]:
    """Return the name before the bracket and the handle within, as of an organisation, in headlines too."""
    found = []
    tokens = parse.tokens
    for i in range(2, len(tokens) - 1):
        if tokens[i - 1].text != "(" or tokens[i + 1].text != ")" or not _HANDLE.match(tokens[i].text):
            continue
        first = i - 1
        while first > 0 and tokens[first - 1].pos == "PROPN" and is_capital(tokens[first - 1]):
            first -= 1
        if i - 1 - first > 1:
            found += [Name(first, i - 1, tokens[i - 2].end, "ORG"), Name(i, i + 1, tokens[i].end, HANDLE)]
    return found
