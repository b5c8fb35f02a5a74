"""Descriptions: what a text says of a name in passing, without a verb and without a comma for it.

"The 39-year-old driver Paul Ek", "Paul Ek, 39", "the eastern city of Karsk", "the 48-page report": a title, an age, a
modifier. Appositions are clauses of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model import Claim, Entity, EntityType, Parse, Quantity, Reading, Role, Span, Token
from variorum.reading.claims.attribution import chain, quotation_of
from variorum.reading.entities.nouns import nouns
from variorum.reading.entities.titles import title_start
from variorum.reading.entities.words import words

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "nummod", "appos"})
_AGE_BEHIND = re.compile(r",?\s+\(?(?:aged?\s+)?")
"""Between a name and the age behind it: "Karin Berg, 39"."""
_NOT_AT_ITS_ENDS = frozenset({"the", "a", "an", ",", '"', "“", "”", "'s", "’s", "-", "and"})
_NOT_WITHIN = frozenset({":", ";", "—", "–", "|", "(", ")"})
LONGEST = 12
"""Tokens of a description."""


@dataclass(frozen=True, slots=True)
class _Description:
    """Tokens `[first, last)` that describe the name, or the noun, at tokens `[start, end)`, whose head is `head`."""

    head: Token
    start: int
    end: int
    first: int
    last: int
    entity: str | None = None
    quantities: tuple[Quantity, ...] = ()


def descriptions(parse: Parse, reading: Reading) -> Iterator[tuple[Token, Claim]]:
    """Yield the head of each name that is described, and of each noun that is measured, with the claim that says so.

    The claims have no id yet. In a paraphrase they are the reporter's.
    """
    for it in (*_of_names(parse, reading), *_measures(parse)):
        quotation = quotation_of(it.head, [q for q in reading.quotations if q.kind != "indirect"])
        attribute = Role(span=parse.span(it.first, it.last), head=parse.tokens[it.last - 1].lemma.lower())
        yield (
            it.head,
            Claim(
                id="",
                span=parse.span(min(it.first, it.start), max(it.last, it.end)),
                predicate="be",
                form="description",
                roles={
                    "agent": Role(
                        span=parse.span(it.start, it.end), head=it.head.lemma.lower(), entity=it.entity
                    ),
                    "attribute": attribute,
                },
                quantities=it.quantities,
                attribution=chain(quotation),
                quotation=quotation.id if quotation else None,
            ),
        )


def _of_names(parse: Parse, reading: Reading) -> Iterator[_Description]:
    ages = [q for q in reading.quantities if q.unit == "years of age"]
    for entity in reading.entities:
        for mention in entity.mentions:
            tokens = parse.tokens_within(mention.start, mention.end)
            if mention.text not in entity.spellings or not tokens:
                continue
            start, end = tokens[0].i, tokens[-1].i + 1
            head = next((t for t in tokens if t.head is t or not start <= t.head.i < end), tokens[-1])
            for first, last in _beside(parse, head, start, entity.type):
                inside = parse.span(first, last)
                if _is_none(parse.tokens[first:last], inside, reading, entity):
                    continue
                within = tuple(q for q in ages if inside.contains(q.span))
                yield _Description(head, start, end, first, last, entity.id, within)
            for age in ages if entity.type == "person" else ():
                if _AGE_BEHIND.fullmatch(parse.article.text, mention.end, age.span.start):
                    of_age = parse.tokens_within(age.span.start, age.span.end)
                    first, last = of_age[0].i, of_age[-1].i + 1
                    yield _Description(head, start, end, first, last, entity.id, (age,))


def _is_none(tokens: Sequence[Token], span: Span, reading: Reading, entity: Entity) -> bool:
    """Tell whether what stands before a name does not describe it: a date, a part of the name, a question, several."""
    if any(t.span.overlaps(span) for t in reading.times) or not any(c.isalpha() for c in span.text):
        return True
    if any(t.tag in ("WDT", "WP", "WP$", "WRB") for t in tokens):
        return True
    if entity.type == "person":
        of_name = any(tokens[-1].text in spelling.split() for spelling in entity.spellings)
        several = tokens[-1].tag in ("NNS", "NNPS") and not any(t.pos == "ADP" for t in tokens)
        return of_name or several
    return not any(t.text[0].islower() for t in tokens)


def _beside(parse: Parse, head: Token, start: int, kind: EntityType) -> Iterator[tuple[int, int]]:
    """Yield the tokens that describe a name from before it: its modifiers and title, or the noun that it names."""
    modifiers = _MODIFIERS if kind == "person" else _MODIFIERS - {"poss"}
    before = [t for c in head.children if c.i < start and c.dep in modifiers for t in c.subtree()]
    if head.dep == "appos" and all(
        t.pos != "PUNCT" or t.text == "-" for t in parse.tokens[head.head.i : start]
    ):
        before += [t for t in head.head.subtree() if t.i < start]
    first = min((t.i for t in before), default=start)
    if kind == "person":
        first = min(first, title_start(parse, start))
    elif any(t.pos == "ADP" for t in before):
        first = start
    if found := _trimmed(parse, first, start):
        yield found
    noun = head.head.head
    if head.dep == "pobj" and head.head.lower == "of" and noun.lower in words("settlements"):
        first = min((c.i for c in noun.children if c.i < noun.i and c.dep in modifiers), default=noun.i)
        if found := _trimmed(parse, first, noun.i + 1):
            yield found


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of a description without an article before or a comma behind; None if they tell nothing."""
    tokens = parse.tokens
    while last > first and tokens[last - 1].text in _NOT_AT_ITS_ENDS:
        last -= 1
    while first < last and tokens[first].lower in _NOT_AT_ITS_ENDS:
        first += 1
    inside = tokens[first:last]
    empty = all(t.lower in words("titles") | words("courtesy") for t in inside)
    broken = any(t.text in _NOT_WITHIN or t.dep == "ROOT" for t in inside)
    return None if broken or empty or len(inside) > LONGEST else (first, last)


def _measures(parse: Parse) -> Iterator[_Description]:
    """Yield the measures of things before their nouns: "48-page", "three-storey"."""
    people = words("person_nominals") | words("person_heads") | nouns("people")
    for token in parse.tokens:
        number = token.child("nummod") if token.dep in ("compound", "nmod", "amod") else None
        noun = token.head
        if number is None or noun.pos != "NOUN" or token.tag != "NN" or noun.lemma.lower() in people:
            continue
        between = parse.tokens[number.i + 1 : token.i]
        if [t.text for t in between] in (["-"], ["‑"]) and token.i < noun.i:
            yield _Description(noun, noun.i, noun.i + 1, number.i, token.i + 1)
