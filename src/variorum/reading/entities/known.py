"""Find the names of well-known organisations that the parser cuts: long ones word by word, and "IS"."""

from __future__ import annotations

from variorum.model import Parse
from variorum.reading.entities.mending import Name
from variorum.text.names_organisations import known_by_first_word


def find_known(parse: Parse) -> list[Name]:
    """Return where the text has a known name of three words or more, or "IS" for Islamic State."""
    tokens, found = parse.tokens, []
    for token in tokens:
        if token.text == "IS" and not _shouted(parse, token.i):
            found.append(Name(token.i, token.i + 1, token.end, "ORG"))
        for name in known_by_first_word().get(token.text, ()):
            last = token.i + len(name)
            if tuple(t.text for t in tokens[token.i : last]) == name:
                found.append(Name(token.i, last, tokens[last - 1].end, "ORG"))
                break
    return found


def _shouted(parse: Parse, i: int) -> bool:
    """Tell whether the words around are in capitals too."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    around = (parse.tokens[j] for j in (i - 1, i + 1) if sentence.first <= j < sentence.last)
    return any(t.text.isupper() and t.text.isalpha() and len(t.text) > 1 for t in around)
