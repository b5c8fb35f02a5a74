"""Times: words that name a time, with their TIMEX3 value.

Three steps: `lexer` cuts the text into classed words, `grammar` matches the rules of `rules.toml` over the
classes, and here each match gets its direction from the tense of its clause, its anchor and, where the article
says when it was published, its date. A new word goes into `lexicon.toml`, a new rule into `rules.toml`; both say
how at their head. The news convention holds: a bare weekday beside a past tense is the last one up to the day of
publication, beside a future tense the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from variorum.model import Parse, Reading, TimeExpression, TimeType
from variorum.reading.annotator import Layer
from variorum.reading.times.anchors import anchored
from variorum.reading.times.context import Context
from variorum.reading.times.grammar import Fields, Rule, grammar
from variorum.reading.times.guards import GUARDS
from variorum.reading.times.lexer import Lexeme, lexemes
from variorum.reading.times.tense import direction
from variorum.text import timex

_OPENING = ("“", '"', "‘")
_CLOSING = re.compile('[,.]?[”"’]')
_EDGES = ("EARLY", "EARLIER", "LATER")
_LEADING = ("THE", "IN", "LAST", "PAST", "WEEKDAY", "COMMA")
_MODIFIER_OF = {"+": "MORE_THAN", "-": "LESS_THAN"}


class TimesAnnotator:
    """Finds time expressions and resolves what the article itself allows."""

    needs: tuple[Layer, ...] = ()
    gives: Layer = "times"

    def annotate(self, parse: Parse, reading: Reading) -> Reading:
        """Return the reading with its times."""
        context = Context(parse)
        found = [x for start, end in _paragraphs(parse) for x in _found(context, start, end)]
        return replace(reading, times=tuple(anchored(found, parse)))


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the characters of each paragraph."""
    bounds: dict[int, tuple[int, int]] = {}
    for s in parse.sentences:
        bounds[s.paragraph] = (bounds.get(s.paragraph, (s.start, s.end))[0], s.end)
    yield from bounds.values()


def _found(context: Context, start: int, end: int) -> Iterator[tuple[TimeExpression, str]]:
    """Yield the expressions of a paragraph with what their deixis counts from."""
    rules = grammar()
    words = lexemes(context.parse.article.text, start, end)
    codes = rules.encode(words)
    position = 0
    while (first := rules.first(codes, position)) is not None:
        position = first + 1
        for rule, last in rules.at(codes, first):
            matched = words[first:last]
            if rule.guard and not GUARDS[rule.guard](matched, context):
                continue
            if _is_title(context.parse.article.text, matched):
                continue
            if (expression := _expression(rule, matched, context)) is not None:
                yield expression, rule.anchor
            position = last
            break


def _is_title(text: str, words: list[Lexeme]) -> bool:
    """Tell whether words stand between marks of their own, each with a capital: the programme “This Week”."""
    named = text[words[0].start : words[-1].end].istitle() and len(words) > 1
    return (
        named
        and text[: words[0].start].endswith(_OPENING)
        and _CLOSING.match(text, words[-1].end) is not None
    )


def _expression(rule: Rule, words: list[Lexeme], context: Context) -> TimeExpression | None:
    """Return what a rule makes of its words; None if it is an age or no date that the calendar has."""
    if rule.type == "AGE":
        return None
    fields = Fields(words, rule.sign)
    value = rule.value.format_map(fields)
    deixis = rule.deixis.format_map(fields)
    if not value:
        return None
    if "tense" in deixis:
        deixis = deixis.replace("tense", direction(context.tokens(words), value))
    if not timex.exists(value, deixis):
        return None
    kind: TimeType = "TIME" if words[0].kind == "ISO" and "T" in value else rule.type
    return TimeExpression(
        span=context.parse.article.span(words[0].start, words[-1].end),
        type=kind,
        value=value,
        anchor="none" if deixis else "self",
        deixis=deixis,
        modifier=_modifier(words),
    )


def _modifier(words: list[Lexeme]) -> str:
    """Return the TIMEX3 modifier that the leading words give."""
    for word in words:
        if word.kind in _EDGES or word.kind == "ABOUT":
            return word.value
        if word.kind == "JUST":
            return _MODIFIER_OF[word.value]
        if word.kind not in _LEADING:
            break
    return ""
