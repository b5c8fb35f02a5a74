"""Credits: which news agency an article says its text is from."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from variorum.model import Article
from variorum.text.words import words


class _Rules(NamedTuple):
    names: dict[str, str]
    outlet_words: frozenset[str]
    outlet_names: frozenset[str]
    documents: frozenset[str]
    head: tuple[re.Pattern[str], ...]
    head_length: int
    tail: tuple[re.Pattern[str], ...]
    tail_length: int
    body: tuple[re.Pattern[str], ...]
    dateline: re.Pattern[str]
    line: re.Pattern[str]


@cache
def _rules() -> _Rules:
    data = tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf-8"))
    names = {spelling: name for name, spellings in data["names"].items() for spelling in spellings}
    agency = "(?P<agency>" + "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) + ")"
    credits_ = data["credits"]

    def patterns(part: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p.replace("{agency}", agency)) for p in credits_[part])

    listed = data["outlets"]
    return _Rules(
        names,
        frozenset(listed["words"].split()),
        frozenset(listed["names"].split()),
        frozenset(listed["documents"].split()),
        patterns("head"),
        credits_["head_length"],
        patterns("tail"),
        credits_["tail_length"],
        patterns("body"),
        re.compile(credits_["dateline"]),
        re.compile(credits_["line"]),
    )


def agency_named(text: str) -> str | None:
    """Return the agency that a few words name ("the Associated Press": AP), or None."""
    names = _rules().names
    bare = text.strip()
    return names.get(bare) or names.get(bare.removeprefix("the "))


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of an agency, a newspaper, a broadcaster or a news site."""
    rules, found = _rules(), words(name)
    telling = [w for w in found if w not in ("the", "al")]
    return bool(telling) and (
        agency_named(name) is not None
        or found[-1] in rules.outlet_words
        or rules.outlet_names.issuperset(telling)
    )


def is_document(phrase: str) -> bool:
    """Tell whether a noun phrase names something written ("the 48-page indictment", "a statement by the court")."""
    head = re.split(
        r"\s(?:of|by|from|on|in|to|for|with|that|which|posted|published|released)\s", phrase, maxsplit=1
    )[0]
    return bool(found := words(head)) and found[-1] in _rules().documents


def credit_of(article: Article) -> str | None:
    """Return the agency that an article credits in its dateline, byline or last lines, or None.

    An agency that is cited for one statement ("told AFP") or for a photograph is not credited.
    """
    rules = _rules()
    for patterns, part in (
        (rules.head, article.text[: rules.head_length]),
        (rules.tail, article.text[-rules.tail_length :]),
        (rules.body, article.text),
    ):
        for pattern in patterns:
            if match := pattern.search(part):
                return rules.names[match["agency"]]
    return None


def shared_credit(left: Article, right: Article) -> str | None:
    """Return whom one of two articles with one text credits, under whatever name, or None.

    That is the name in brackets in its dateline, or a last line that is nothing but the name in the other's
    dateline or that of the other's outlet.
    """
    bylines = [n for a in (left, right) if (n := _in_dateline(a))]
    if bylines:
        return min(bylines)
    closing = ((_last_line(a), b.source) for a, b in ((left, right), (right, left)))
    return min((line for line, source in closing if line and source and _alike(line, source)), default=None)


def _in_dateline(article: Article) -> str | None:
    """Return the name in brackets between the place and the text: "LYON, France (Rhone Wire) -"."""
    rules = _rules()
    match = rules.dateline.search(article.text[: rules.head_length])
    return match["name"] if match else None


def _last_line(article: Article) -> str | None:
    """Return the last line of an article if it may be a name."""
    match = _rules().line.search(article.text.rstrip())
    return match["name"] if match else None


def _alike(one: str, other: str) -> bool:
    return words(one) == words(other)
