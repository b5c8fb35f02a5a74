"""Tests that the words of a time expression must pass where a word has other uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from variorum.model import Parse, Token
from variorum.reading.times.lexer import Lexeme
from variorum.reading.times.words import words as listed

_OTHER_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", "NORP"})


@dataclass(frozen=True)
class Context:
    """The parse of an article, by position."""

    parse: Parse

    @cached_property
    def by_start(self) -> dict[int, Token]:
        """Tokens by where they start."""
        return {t.start: t for t in self.parse.tokens}

    @cached_property
    def name_labels(self) -> dict[int, str]:
        """The label of the name that each token stands in, by the token's index."""
        return {i: n.label for n in self.parse.names for i in range(n.first, n.last)}

    def token(self, lexeme: Lexeme) -> Token | None:
        """Return the token that a lexeme starts with."""
        return self.by_start.get(lexeme.start)

    def tokens(self, words: list[Lexeme]) -> list[Token]:
        """Return the tokens of a run of lexemes."""
        return self.parse.tokens_within(words[0].start, words[-1].end)

    def before(self, lexeme: Lexeme) -> Token | None:
        """Return the token before a lexeme in its sentence."""
        token = self.token(lexeme)
        if token is None or token.i == 0 or self.parse.tokens[token.i - 1].sentence != token.sentence:
            return None
        return self.parse.tokens[token.i - 1]

    def after(self, lexeme: Lexeme) -> Token | None:
        """Return the token after a lexeme in its sentence."""
        inside = self.parse.tokens_within(lexeme.start, lexeme.end)
        if not inside or inside[-1].i + 1 >= len(self.parse.tokens):
            return None
        after = self.parse.tokens[inside[-1].i + 1]
        return after if after.sentence == inside[-1].sentence else None


def _day_of_month(words: list[Lexeme], context: Context) -> bool:
    """The day counts nothing: not "In March 12 people died"."""
    day = next(x for x in words if x.kind in ("DAY", "ORD"))
    token = context.token(day)
    if token is None or day is not words[-1]:
        return True
    return not (token.dep == "nummod" and token.head.i > token.i and token.head.pos == "NOUN")


def _weekday(words: list[Lexeme], context: Context) -> bool:
    return _plain_name(words[-1], context)


def _month(words: list[Lexeme], context: Context) -> bool:
    """The name of a month, no modal, no verb, nobody's name; abbreviations only with their stop."""
    word = words[-1]
    token = context.token(word)
    if token is None or token.text.islower() or token.pos in ("AUX", "VERB"):
        return False
    if word.end - word.start <= 3 and token.lower != "may":
        return False
    return _plain_name(word, context)


def _plain_name(lexeme: Lexeme, context: Context) -> bool:
    token = context.token(lexeme)
    return token is None or context.name_labels.get(token.i) not in _OTHER_NAMES


def _season(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[-1])
    after = context.after(words[-1])
    return (
        token is not None
        and token.pos in ("NOUN", "PROPN")
        and token.dep not in ("compound", "nsubj")
        and (after is None or after.lower not in ("of", "in"))
    )


def _year(words: list[Lexeme], context: Context) -> bool:
    """Four digits that are a year: after a preposition, in brackets, beside a noun they do not count."""
    year = words[-1]
    if len(words) > 1:
        return True
    token = context.token(year)
    if token is None:
        return False
    before, after = context.before(year), context.after(year)
    lead = before.lower if before is not None else ""
    if lead in listed("year", "never") or (after is not None and after.lower in listed("year", "behind")):
        return False
    dated = context.name_labels.get(token.i) == "DATE"
    counts = token.dep == "nummod" and token.head.i > token.i and token.head.tag == "NNS"
    if not dated and (counts or (after is not None and after.tag == "NNS")):
        return False
    if int(year.value) < 1500:
        return lead in listed("year", "early") and after is None
    return dated or lead in listed("year", "before")


def _clock(words: list[Lexeme], context: Context) -> bool:
    before = context.before(words[0])
    return before is not None and before.lower in listed("clock", "before")


def _whole_unit(words: list[Lexeme], context: Context) -> bool:
    """ "This year", not "the last days": what is one of its kind."""
    unit = words[-1]
    token = context.token(unit)
    return token is None or token.tag not in ("NNS", "NNPS")


def _duration(words: list[Lexeme], context: Context) -> bool:
    """A length, not a rate ("two flights a week") and not the adverb "one day"."""
    if words[-1].kind == "OLD" or len(words) != 2 or (words[0].number or 1) != 1:
        return True
    before = context.before(words[0])
    if words[0].kind == "A":
        return before is None or (
            before.pos not in ("NOUN", "NUM", "SYM", "PROPN") and before.lower not in listed("rate", "before")
        )
    token = context.token(words[1])
    return words[1].kind != "DAYS" or token is None or token.dep != "npadvmod"


def _plural(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[0])
    return token is not None and (token.tag == "NNS" or token.lower.endswith("s"))


def _bare_plural(words: list[Lexeme], context: Context) -> bool:
    """ "For weeks", "within hours", "months of rain": some time, without a number."""
    token, before, after = context.token(words[0]), context.before(words[0]), context.after(words[0])
    lead = before.lower if before is not None else ""
    if token is None or token.tag != "NNS" or lead in listed("plural", "never"):
        return False
    return lead in listed("plural", "before") or (after is not None and after.lower == "of")


def _rising(words: list[Lexeme], context: Context) -> bool:
    """ "12 to 18 months", "two-three years", not "one five-year plan"."""
    low, high = (x for x in words if x.kind in ("DAY", "INT", "WORD"))
    joined = any(x.kind == "AND" for x in words) or "-" in context.parse.article.text[low.end : high.start]
    return joined and (low.number or 0) < (high.number or 0)


def _measured_from_text(words: list[Lexeme], context: Context) -> bool:
    """Not "two days before the vote", which counts from an event."""
    after = context.after(words[-1])
    return words[-1].kind in ("EARLIER", "LATER") or after is None or after.pos in ("PUNCT", "CCONJ")


def _pointing(words: list[Lexeme], context: Context) -> bool:
    """ "The future", not "future plans"."""
    token = context.token(words[-1])
    return token is not None and token.pos != "ADJ" and token.dep not in ("amod", "compound")


def _weekend(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[-1])
    return token is None or token.tag == "NN"


def _quarter(words: list[Lexeme], context: Context) -> bool:
    after = context.after(words[-1])
    return after is None or after.lower not in ("of", "final")


def _business_year(words: list[Lexeme], context: Context) -> bool:
    """ "The fiscal year", "the full year", not "the whole year", which is a length."""
    said = context.parse.article.text[words[1].start : words[1].end].lower()
    return said in ("fiscal", "full") and _whole_unit(words, context)


def _joined(words: list[Lexeme], context: Context) -> bool:
    """ "Year-earlier profit", not "the year earlier"."""
    return "-" in context.parse.article.text[words[0].end : words[-1].start]


def _ended(words: list[Lexeme], context: Context) -> bool:
    """ "The year ended 30 June", a length and no date."""
    after = context.after(words[-1])
    return after is not None and after.lower in ("ended", "ending")


def _often(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[0])
    return token is not None and token.pos in ("ADJ", "ADV", "NOUN") and _plain_name(words[0], context)


def _noun(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[-1])
    return token is not None and token.pos == "NOUN"


def _century(words: list[Lexeme], context: Context) -> bool:
    return words[-1].value == "C"


def _decade(words: list[Lexeme], context: Context) -> bool:
    """ "The 30s", "the '30s", not "in his 30s"."""
    text = context.parse.article.text
    before = context.before(words[0])
    if text[words[-1].start : words[-1].start + 4].isdigit():
        return True
    return (before is None or before.tag != "PRP$") and (
        len(words) > 1 or not text[words[-1].start].isdigit()
    )


def _today(words: list[Lexeme], context: Context) -> bool:
    """The day, not the newspaper or the programme."""
    token, before = context.token(words[-1]), context.before(words[-1])
    if token is None or before is None or not token.text[0].isupper():
        return True
    return _plain_name(words[-1], context) and before.pos not in ("PROPN", "PART", "DET")


Guard = Callable[[list[Lexeme], Context], bool]

GUARDS: dict[str, Guard] = {
    "bare_plural": _bare_plural,
    "business_year": _business_year,
    "century": _century,
    "clock": _clock,
    "day_of_month": _day_of_month,
    "decade": _decade,
    "duration": _duration,
    "ended": _ended,
    "joined": _joined,
    "measured_from_text": _measured_from_text,
    "month": _month,
    "noun": _noun,
    "often": _often,
    "plural": _plural,
    "pointing": _pointing,
    "quarter": _quarter,
    "rising": _rising,
    "season": _season,
    "today": _today,
    "weekday": _weekday,
    "weekend": _weekend,
    "whole_unit": _whole_unit,
    "year": _year,
}
