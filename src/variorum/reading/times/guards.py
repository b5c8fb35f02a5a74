"""Tests that the words of a time expression must pass where a word has other uses."""

from __future__ import annotations

import re
from collections.abc import Callable

from variorum.model import Token
from variorum.reading.times import lengths
from variorum.reading.times.context import Context
from variorum.reading.times.lexer import Lexeme
from variorum.reading.times.words import words as listed

_NUMBER_NEXT = re.compile(r"\.? \d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_OTHER_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", "NORP", "EVENT"})


def _day_of_month(words: list[Lexeme], context: Context) -> bool:
    """The day counts nothing: not "In March 12 people died", nor "the 20 May 12 prisoners"."""
    day = next(x for x in words if x.kind in ("DAY", "ORD"))
    token = context.token(day)
    if token is None or day is not words[-1]:
        before = context.before(day)
        counts = day.kind == "DAY" and before is not None and before.lower == "the"
        return not (counts and _NUMBER_NEXT.match(context.parse.article.text, words[-1].end))
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
    return _plain_name(word, context) and not _is_surname(word, token, context)


def _is_surname(word: Lexeme, token: Token, context: Context) -> bool:
    """Tell whether a bare month is somebody's name: "Theresa May", "Mrs May", "May said", "May's"."""
    if token.dep in ("nsubj", "nsubjpass", "poss") and token.lower in listed("month", "surnames"):
        return True
    before = context.before(word)
    return (
        before is not None
        and before.pos == "PROPN"
        and before.text[:1].isupper()
        and before.end + 1 >= token.start
        and context.name_labels.get(before.i) in ("PERSON", None)
        and before.lower not in listed("month", "beside")
    )


def _plain_name(lexeme: Lexeme, context: Context) -> bool:
    token = context.token(lexeme)
    return token is None or _plain_token(token, context)


def _plain_token(token: Token, context: Context) -> bool:
    return context.name_labels.get(token.i) not in _OTHER_NAMES


def _season(words: list[Lexeme], context: Context) -> bool:
    token = context.token(words[-1])
    after = context.after(words[-1])
    return (
        token is not None
        and token.pos in ("NOUN", "PROPN")
        and token.dep not in ("compound", "nsubj")
        and (after is None or not (after.lower in ("of", "in") or _FOUR_DIGITS.fullmatch(after.text)))
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
    if after is not None and context.name_labels.get(after.i) == "PRODUCT":
        return False
    if int(year.value) < 1500:
        return lead in listed("year", "early") and after is None
    return dated or lead in listed("year", "before")


def _clock(words: list[Lexeme], context: Context) -> bool:
    before = context.before(words[0])
    return before is not None and before.lower in listed("clock", "before")


def _whole_unit(words: list[Lexeme], context: Context) -> bool:
    """ "This year", not "the last days": what is one of its kind, and no name ("This Week")."""
    unit = words[-1]
    token = context.token(unit)
    return token is None or (token.tag not in ("NNS", "NNPS") and not lengths.titled(token, context))


def _measured_from_text(words: list[Lexeme], context: Context) -> bool:
    """Not "two days before the vote", which counts from an event, nor "the year-earlier profit"."""
    after = context.after(words[-1])
    counted = words[-1].kind in ("EARLIER", "LATER") or after is None or after.pos in ("PUNCT", "CCONJ")
    return counted and not (words[0].kind == "THE" and _joined(words[1:], context))


def _pointing(words: list[Lexeme], context: Context) -> bool:
    """ "The future", not "future plans"."""
    token = context.token(words[-1])
    return token is not None and token.pos != "ADJ" and token.dep not in ("amod", "compound")


def _current(words: list[Lexeme], context: Context) -> bool:
    """ "The current government", not "this government"."""
    token = context.token(words[0])
    return token is not None and token.lower == "current" and token.pos == "ADJ"


def _told_of(words: list[Lexeme], context: Context) -> bool:
    """ "The week's losses", "for the year": the one that is being told of."""
    token, after = context.token(words[-1]), context.after(words[-1])
    return (
        token is not None
        and token.tag == "NN"
        and token.dep not in ("compound", "nsubj", "nsubjpass", "attr")
        and (after is None or after.lower not in listed("told_of", "behind"))
    )


def _beside_event(words: list[Lexeme], context: Context) -> bool:
    """ "The weeks before the vote"."""
    after = context.after(words[-1])
    return after is not None and after.lower in listed("beside_event", "behind")


def _daypart(words: list[Lexeme], context: Context) -> bool:
    """ "In the morning", not "in the night of the vote" or "in the morning hours"."""
    token, before, after = context.token(words[-1]), context.before(words[0]), context.after(words[-1])
    return (
        token is not None
        and before is not None
        and before.lower == "in"
        and token.tag == "NN"
        and token.dep not in ("compound", "nmod")
        and (after is None or after.lower not in ("of", "after", "before", "when", "that"))
    )


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
    """ "Daily", not the name of a newspaper or before one."""
    token, after = context.token(words[0]), context.after(words[0])
    named = after is not None and after.pos == "PROPN"
    return (
        token is not None
        and token.pos in ("ADJ", "ADV", "NOUN")
        and not named
        and _plain_name(words[0], context)
    )


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
    "bare_plural": lengths.bare_plural,
    "beside_event": _beside_event,
    "business_year": _business_year,
    "century": _century,
    "clock": _clock,
    "current": _current,
    "day_of_month": _day_of_month,
    "daypart": _daypart,
    "decade": _decade,
    "duration": lengths.duration,
    "ended": _ended,
    "joined": _joined,
    "measured_from_text": _measured_from_text,
    "month": _month,
    "noun": _noun,
    "often": _often,
    "plural": lengths.plural,
    "pointing": _pointing,
    "quarter": _quarter,
    "rising": lengths.rising,
    "season": _season,
    "today": _today,
    "told_of": _told_of,
    "weekday": _weekday,
    "weekend": _weekend,
    "whole_unit": _whole_unit,
    "year": _year,
}
