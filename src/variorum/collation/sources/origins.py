"""Origins: where claims come from in the end.

What several outlets quote of one act of speaking is of one origin, and so is what they copied from one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from variorum.collation.sources.credits import is_document, is_outlet
from variorum.model import Article, Claim, Copy, Entity, Origin, Quotation, Reading, Span, Utterance
from variorum.text.groups import connected
from variorum.text.phrases import listing
from variorum.text.words import content_stems

OriginKind = Literal["utterance", "document", "outlet", "article"]

COPIED = 0.5
"""Part of a claim's characters from which it stands in copied text."""


class _Source(NamedTuple):
    """What makes claims be of one origin, and what to call it."""

    key: tuple[str, str]
    kind: OriginKind
    name: str


def trace_origins(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    utterances: Sequence[Utterance],
    copies: Sequence[Copy],
    entities: Sequence[Entity],
) -> tuple[tuple[Origin, ...], tuple[Reading, ...]]:
    """Return the origins that some claim has, and the readings with every claim's origin.

    A claim within a quotation comes from the act of speaking behind it, called `document` or `outlet` where it is
    one that speaks, and so does a claim that tells of the act itself ("she said on Monday"). Any other is the
    article's own reporting: one origin per outlet, or one for all articles that share the text it stands in.
    """
    tracer = _Tracer(articles, readings, utterances, copies, entities)
    traced: dict[tuple[str, str], _Source] = {}
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    held: dict[str, tuple[str, str]] = {}
    for reading in sorted(readings, key=lambda r: r.article):
        quotations = {q.id: q for q in reading.quotations}
        for claim in reading.claims:
            source = tracer.source(claim, quotations.get(claim.quotation or claim.reports or ""))
            traced.setdefault(source.key, source)
            claims[source.key].append(claim)
            held[claim.id] = source.key
    ids = {key: f"o{n}" for n, key in enumerate(claims, 1)}
    origins = tuple(
        Origin(
            id=ids[key],
            kind=traced[key].kind,
            name=traced[key].name,
            claims=tuple(c.id for c in held_claims),
            articles=tuple(sorted({c.span.article for c in held_claims})),
        )
        for key, held_claims in claims.items()
    )
    return origins, tuple(
        replace(r, claims=tuple(replace(c, origin=ids[held[c.id]]) for c in r.claims)) for r in readings
    )


class _Tracer:
    """Tells the origin of one claim at a time."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        utterances: Sequence[Utterance],
        copies: Sequence[Copy],
        entities: Sequence[Entity],
    ) -> None:
        self.articles = {a.id: a for a in articles}
        self.entities = {e.id: e for e in entities}
        self.utterances = {u.id: u for u in utterances}
        self.speakers = _speakers(readings)
        self.heard: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for q in reading.quotations:
                self.heard[q.utterance or ""].add(reading.article)
        self.copied = _copied(copies)
        self.texts = _shared_texts(copies, self.articles)

    def source(self, claim: Claim, quotation: Quotation | None) -> _Source:
        """Return the origin of a claim."""
        if quotation is not None and (utterance := self.utterances.get(quotation.utterance or "")):
            return self._spoken(utterance)
        article = self.articles[claim.span.article]
        if self._is_copied(claim.span):
            return self.texts[article.id]
        name = f"{article.label}’s own reporting"
        return _Source(("article", article.source or article.id), "article", name)

    def _is_copied(self, span: Span) -> bool:
        copied = self.copied.get(span.article, ())
        shared = (min(end, span.end) - max(start, span.start) for start, end in copied)
        return sum(max(0, n) for n in shared) >= COPIED * (span.end - span.start)

    def _spoken(self, utterance: Utterance) -> _Source:
        """Return the act of speaking as an origin, named for who spoke, where and when."""
        words = self.speakers.get(utterance.id)
        entity = self.entities.get(utterance.speaker or "")
        name = entity.name if entity else words.text if words else ""
        kind: OriginKind = "utterance"
        if is_document(name):
            kind = "document"
        elif is_outlet(name):
            kind = "outlet"
        if not content_stems(name):
            name = "somebody not named"
        if entity is None:
            name += f" in {listing(sorted({self.articles[a].label for a in self.heard[utterance.id]}))}"
        parts = (" ".join(name.split()), _mid_sentence(utterance.occasion), utterance.date)
        return _Source(("utterance", utterance.id), kind, ", ".join(p for p in parts if p))


def _mid_sentence(phrase: str | None) -> str | None:
    return phrase and phrase[0].lower() + phrase[1:]


def _speakers(readings: Sequence[Reading]) -> dict[str, Span]:
    """Return for each utterance the words that first name its speaker, the longest where several do."""
    found: dict[str, list[Span]] = defaultdict(list)
    for reading in readings:
        for q in reading.quotations:
            if q.utterance and q.speaker.span is not None:
                found[q.utterance].append(q.speaker.span)
    return {u: min(spans, key=lambda s: (-len(s.text), s)) for u, spans in found.items()}


def _copied(copies: Sequence[Copy]) -> dict[str, list[tuple[int, int]]]:
    """Return for each article the stretches that stand in some copy; no two of them overlap."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in sorted(span for copy in copies for pair in copy.spans for span in pair):
        stretches = found[span.article]
        start = max(span.start, stretches[-1][1]) if stretches else span.start
        if start < span.end:
            stretches.append((start, span.end))
    return found


def _shared_texts(copies: Sequence[Copy], articles: dict[str, Article]) -> dict[str, _Source]:
    """Return for each article with copied text the origin of that text."""
    found = {}
    for members in connected(copy.articles for copy in copies):
        credits_ = {c.credit for c in copies if c.credit and c.articles[0] in members}
        key = ("copy", members[0])
        if len(credits_) == 1:
            source = _Source(key, "outlet", f"{credits_.pop()} (agency report)")
        else:
            names = listing(sorted(articles[a].label for a in members))
            source = _Source(key, "article", f"shared text of {names}")
        found.update(dict.fromkeys(members, source))
    return found
