"""Attribution: which quotation a claim is (part of) the content of, which one it introduces, and whose words it is."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Parse, Quotation, Source, Token
from variorum.reading.claims.verbs import is_gerund

_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


def cues(parse: Parse, quotations: Sequence[Quotation]) -> dict[int, str]:
    """Map the index of each token that introduces a quotation to the quotation's id, the first where several are."""
    found: dict[int, str] = {}
    for quotation in quotations:
        if quotation.cue is not None:
            for token in parse.tokens_within(quotation.cue.start, quotation.cue.end):
                found.setdefault(token.i, quotation.id)
    return found


def gerunds_said(parse: Parse, quotations: Sequence[Quotation]) -> frozenset[int]:
    """Return the indices of the gerunds that are what somebody says: "denied having lied"."""
    found: set[int] = set()
    for quotation in quotations:
        if quotation.cue is not None and quotation.kind == "indirect":
            cue = parse.tokens_within(quotation.cue.start, quotation.cue.end)
            said = (t for part in quotation.content for t in parse.tokens_within(part.start, part.end))
            found.update(t.i for t in said if is_gerund(t) and t.head in cue)
    return frozenset(found)


def add_first_persons(parse: Parse, quotations: Sequence[Quotation], heads: dict[int, str]) -> None:
    """Take "I" and "me" within quoted words for the speaker."""
    for quotation in quotations:
        if quotation.kind != "indirect" and quotation.speaker.entity is not None:
            for part in quotation.content:
                for token in parse.tokens_within(part.start, part.end):
                    if token.lower in _FIRST_PERSON:
                        heads[token.i] = quotation.speaker.entity


def quotation_of(predicate: Token, quotations: Sequence[Quotation]) -> Quotation | None:
    """Return the quotation whose content holds the predicate: the innermost, if several do."""
    best, size = None, 0
    for quotation in quotations:
        for part in quotation.content:
            if part.start <= predicate.start < part.end and (best is None or part.end - part.start < size):
                best, size = quotation, part.end - part.start
    return best


def chain(quotation: Quotation | None) -> tuple[Source, ...]:
    """Return the links from the medium to the speaker of a quotation, as far as they are known."""
    if quotation is None:
        return ()
    links: list[Source] = []
    if quotation.medium is not None:
        links.append(Source(kind="medium", entity=quotation.medium.entity, span=quotation.medium.span))
    if quotation.speaker.span is not None or quotation.speaker.entity is not None:
        links.append(Source(kind="speaker", entity=quotation.speaker.entity, span=quotation.speaker.span))
    return tuple(links)
