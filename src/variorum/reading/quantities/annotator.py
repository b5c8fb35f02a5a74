"""Quantities: numbers in the text with modifier, unit and what they count.

`text.numbers` finds the numbers; what belongs to a time, a name, a list or a score is dropped (`filters.py`);
modifiers, units and the words that rule a number out are lists in `words.toml`; what is counted is read off the
parse (`counted.py`). To add a word, add a line to `words.toml`; to rule out another kind of number, add a test to
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
from variorum.reading.quantities.filters import Place, is_quantity
from variorum.reading.quantities.words import words
from variorum.text import numbers
from variorum.text.numbers import Number

_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\bor\b)\s*[$€£]?\s*$")
_BETWEEN = re.compile(r"\band\s+[$€£]?$")
_BETWEEN_LEAD = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RATIO = re.compile(r"\s+(?:in|out\s+of|(?:in|for)\s+every)\s+$")
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b|\s+years\s+of\s+age\b")
_AGED = re.compile(r"(?:\baged|\bage)\s+$")
_WINDOW = 32


class QuantitiesAnnotator:
    """Finds quantities outside the time expressions."""

    needs: tuple[Layer, ...] = ("times",)
    gives: Layer = "quantities"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its quantities."""
        return replace(reading, quantities=tuple(_quantities(parse, reading)))


def _quantities(parse: Parse, reading: Reading) -> Iterator[Quantity]:
    text = parse.article.text
    at = {t.start: t for t in parse.tokens}
    times = [(t.span.start, t.span.end) for t in reading.times]
    starts = [s for s, _ in times]
    free = []
    for n in numbers.scan(text):
        k = bisect_right(starts, n.start) - 1
        inside = (k >= 0 and times[k][1] > n.start) or (k + 1 < len(times) and times[k + 1][0] < n.end)
        if not inside:
            free.append(n)
    before: Quantity | None = None
    skip = -1
    for i, n in enumerate(free):
        if i <= skip:
            continue
        following = free[i + 1] if i + 1 < len(free) else None
        token = _token(n, at, text)
        joined = following is not None and _joined(n, following, text)
        last = following if joined and following else n
        if token is None or not is_quantity(Place(n, last, token, parse)):
            continue
        if joined:
            skip = i + 1
        before = _quantity(n, following if joined else None, token, parse, before)
        yield before


def _token(number: Number, at: dict[int, Token], text: str) -> Token | None:
    """Return the token of the number's last word ("a dozen": "dozen")."""
    word = re.search(r"\S+$", text[number.start : number.end])
    offset = number.start + (word.start() if word else 0)
    return at.get(offset) or at.get(number.start)


def _joined(first: Number, second: Number, text: str) -> str:
    """Return "range" or "ratio" if two numbers make one quantity, or else nothing."""
    between = text[first.end : second.start]
    lead = text[max(0, first.start - _WINDOW) : first.start].lower()
    if _RATIO.match(between) and first.value < second.value and first.form != "mixed":
        return "ratio"
    if first.value >= second.value and second.form != "mixed":
        return ""
    if _RANGE.match(between) and not re.search(r"\bfrom\s+[$€£]?$", lead):
        return "range"
    if _BETWEEN.match(between.strip() + " ") and re.search(r"\bbetween\s+[$€£]?$", lead):
        return "range"
    return ""


def _quantity(
    number: Number, other: Number | None, token: Token, parse: Parse, before: Quantity | None
) -> Quantity:
    text, lists = parse.article.text, words()
    start, end = number.start, (other or number).end
    value: int | float | str = number.value
    high: int | float | None = None
    unit = "fraction" if number.form == "fraction" and number.value < 1 else "count"
    if other and _joined(number, other, text) == "ratio":
        value, unit = f"{number.value}:{other.value}", "ratio"
    elif other:
        value, high = _range(number, other)
    lead = text[max(before.span.end if before else 0, start - _WINDOW) : start]
    if symbol := lists.currency.search(lead):
        start -= len(symbol.group())
        unit = lists.currencies[symbol.group().strip()]
        lead = lead[: symbol.start()]
    if age := _AGE.match(text, end):
        unit, end = "years of age", age.end()
    elif _AGED.search(lead) or _is_age(number, token, parse):
        unit = "years of age"
    elif unit == "count" and (found := lists.unit.match(text, end)) and _is_unit(found):
        unit, end = lists.units[" ".join(found.group(1).lower().split())], found.end()
    last = _last_token(end, token, parse)
    if high is not None and (between := _BETWEEN_LEAD.search(lead)):
        start, lead = start - len(between.group()), lead[: between.start()]
    modifier, start, end = _modified(start, end, lead, text, token)
    counted = counted_by(token, last, unit, parse, before)
    return Quantity(
        span=parse.article.span(start, end),
        value=value,
        high=high,
        modifier=modifier,
        unit=unit,
        counted=counted,
    )


def _range(low: Number, high: Number) -> tuple[int | float, int | float]:
    """Return both ends; the scale of the upper one is the lower one's too ("3 to 4 million")."""
    if high.form == "mixed" and low.value < 1000:
        scale = next((s for s in (10**12, 10**9, 10**6, 10**3) if high.value >= s), 1)
        return numbers.tidy(low.value * scale), high.value
    return low.value, high.value


def _is_unit(found: re.Match[str]) -> bool:
    """A letter alone is a unit only when it is written against the digits: "5m"."""
    return (
        len(found.group(1)) > 1 or not found.group(1).isalpha() or not found.group().startswith((" ", "\n"))
    )


def _is_age(number: Number, token: Token, parse: Parse) -> bool:
    """ "Jane Doe, 39, said", "he was 39": digits beside a person, without a noun to count."""
    if number.form != "digits" or not 1 <= number.value <= 120:
        return False
    tokens, i = parse.tokens, token.i
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    if token.dep == "attr" and token.head.lemma == "be" and after in (".", ",", ";"):
        subject = token.head.child("nsubj")
        return (subject is not None and subject.lower in ("he", "she", "i")) or (
            subject is not None and subject.pos == "PROPN"
        )
    return i >= 2 and tokens[i - 1].text == "," and tokens[i - 2].pos == "PROPN" and after in (",", ".", ")")


def _modified(start: int, end: int, lead: str, text: str, token: Token) -> tuple[Modifier, int, int]:
    """Return the modifier and the span that takes it in."""
    lists = words()
    found = lists.before.search(lead)
    if found and not _is_preposition(found.group(1).lower(), token):
        return lists.modifiers[" ".join(found.group(1).lower().split())], start - len(found.group()), end
    after = lists.after.match(text, end)
    if after:
        return lists.modifiers_after[" ".join(after.group(1).lower().split())], start, after.end()
    return "none", start, end


def _is_preposition(word: str, token: Token) -> bool:
    """ "A row over two seats", "they spoke about two men": not about how many."""
    if word not in ("about", "over", "above", "under", "below", "around"):
        return False
    for above in (token.head, token.head.head):
        if above.lower == word and above.dep == "prep":
            return above.head.lemma in (
                "talk", "speak", "ask", "know", "think", "row", "dispute", "question", "concern", "worry", "story",
                "fly", "control", "argue", "lie", "complain", "warn", "tell", "report", "hover",
            )  # fmt: skip
    return False


def _last_token(end: int, token: Token, parse: Parse) -> Token:
    i = token.i
    while i + 1 < len(parse.tokens) and parse.tokens[i + 1].start < end:
        i += 1
    return parse.tokens[i]
