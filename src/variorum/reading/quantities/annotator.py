"""Quantities: numbers in the text with modifier, unit and what they count.

`figures.py` finds the numbers; what belongs to a name, a list or a score is dropped (`filters.py`); modifiers,
units and the words that rule a number out are lists in `words.toml`; what is counted is read off the parse
(`counted.py`). To add a word, add a line to `words.toml`; to rule out another kind of number, add a test to
`filters.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from variorum.model import Modifier, Parse, Quantity, Reading, Token
from variorum.reading.annotator import Layer
from variorum.reading.quantities.counted import counted_by
from variorum.reading.quantities.figures import Figure, figures
from variorum.reading.quantities.filters import Place, is_quantity
from variorum.reading.quantities.words import words

_AGE_UNIT = "years of age"
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b|\s+years\s+of\s+age\b")
_AGED = re.compile(r"(?:\baged|\bage)\s+$")
_MAGNITUDE = "magnitude"
_OF_MAGNITUDE = re.compile(r"\bmagnitude[\s-]+(?:of\s+)?$", re.IGNORECASE)
_IN_MAGNITUDE = re.compile(r"[\s-]+magnitude\b", re.IGNORECASE)
_LISTED = re.compile(r",? and |, ")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_WINDOW = 32


class QuantitiesAnnotator:
    """Finds quantities outside the time expressions."""

    needs: tuple[Layer, ...] = ("times",)
    gives: Layer = "quantities"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its quantities."""
        return replace(reading, quantities=tuple(_quantities(parse, reading)))


def _quantities(parse: Parse, reading: Reading) -> Iterator[Quantity]:
    offsets = [t.start for t in parse.tokens]
    before: Quantity | None = None
    for figure in figures(parse.article.text, reading.times):
        token = _token(figure, offsets, parse)
        if token is not None and is_quantity(Place(figure.first, figure.last, token, parse)):
            before = _quantity(figure, token, parse, before)
            yield before


def _token(figure: Figure, offsets: list[int], parse: Parse) -> Token | None:
    """Return the token that holds the last word of the first number ("a dozen": "dozen")."""
    number = figure.first
    words = parse.article.text[number.start : number.end].split()
    i = bisect_right(offsets, number.end - len(words[-1])) - 1
    return parse.tokens[i] if i >= 0 and parse.tokens[i].end > number.start else None


def _quantity(figure: Figure, token: Token, parse: Parse, before: Quantity | None) -> Quantity:
    text, lists = parse.article.text, words()
    start, end, unit = figure.start, figure.end, figure.unit
    lead = text[max(before.span.end if before else 0, start - _WINDOW) : start]
    if symbol := lists.currency.search(lead):
        start, lead = start - len(symbol.group()), lead[: symbol.start()]
        unit = lists.currencies[symbol.group().strip()]
    if age := _AGE.match(text, end):
        unit, end = _AGE_UNIT, age.end()
    elif _OF_MAGNITUDE.search(lead) or _IN_MAGNITUDE.match(text, end):
        unit = _MAGNITUDE
    elif _AGED.search(lead) or _is_age(figure, token, parse) or _in_ages(before, start, text):
        unit = _AGE_UNIT
    elif unit == "count" and (found := lists.unit.match(text, end)) and _is_unit(found):
        unit, end = lists.units[_key(found)], found.end()
    last = parse.tokens[token.i]
    while last.i + 1 < len(parse.tokens) and parse.tokens[last.i + 1].start < end:
        last = parse.tokens[last.i + 1]
    if figure.high is not None and (between := _BETWEEN.search(lead)):
        start, lead = start - len(between.group()), lead[: between.start()]
    modifier, start, end = _modified(start, end, lead, text, token)
    return Quantity(
        span=parse.article.span(start, end),
        value=figure.value,
        high=figure.high,
        modifier=modifier,
        unit=unit,
        counted=None if unit == _MAGNITUDE else counted_by(token, last, unit, parse, before),
    )


def _key(found: re.Match[str]) -> str:
    return " ".join(found.group(1).lower().split())


def _is_unit(found: re.Match[str]) -> bool:
    """A letter alone is a unit only when it is written against the digits: "5m"."""
    unit = found.group(1)
    return len(unit) > 1 or not unit.isalpha() or found.group() == unit


def _is_age(figure: Figure, token: Token, parse: Parse) -> bool:
    """ "Jane Doe, 39, said", "he was 39": digits beside a person, without a noun to count."""
    if figure.first.form != "digits" or not 1 <= figure.first.value <= 120:
        return False
    tokens, i = parse.tokens, token.i
    if token.dep in ("attr", "acomp") and token.head.lemma == "be":
        subject = token.head.child("nsubj") or token.head.head.child("nsubj", "nsubjpass")
        return subject is not None and (subject.lower in ("he", "she", "i") or subject.pos == "PROPN")
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    return i >= 2 and tokens[i - 1].text == "," and tokens[i - 2].pos == "PROPN" and after in (",", ".", ")")


def _in_ages(before: Quantity | None, start: int, text: str) -> bool:
    """ "Men aged 28, 27 and 26": a list goes on."""
    return (
        before is not None
        and before.unit == _AGE_UNIT
        and bool(_LISTED.fullmatch(text, before.span.end, start))
    )


def _modified(start: int, end: int, lead: str, text: str, token: Token) -> tuple[Modifier, int, int]:
    """Return the modifier and the span that takes it in."""
    lists = words()
    found = lists.before.search(lead)
    if found and not _is_preposition(found.group(1).lower(), token):
        return lists.modifiers[_key(found)], start - len(found.group()), end
    if after := lists.after.match(text, end):
        return lists.modifiers_after[_key(after)], start, after.end()
    return "none", start, end


def _is_preposition(word: str, token: Token) -> bool:
    """ "A row over two seats", "they spoke about two men": not about how many."""
    heads = (token.head, token.head.head)
    above = next((h for h in heads if h.lower == word and h.dep == "prep"), None)
    return above is not None and above.head.lemma in words().topics.get(word, ())
