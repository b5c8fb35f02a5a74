"""Edition: a story that answers questions and shows itself."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Self

import msgspec

from variorum.edition.labels import Labels
from variorum.edition.words import lists, lowered, plain, with_article
from variorum.errors import UsageError
from variorum.model import (
    SCHEMA,
    Article,
    Claim,
    Entity,
    Finding,
    FindingKind,
    Origin,
    Quotation,
    Source,
    Span,
    Story,
    Utterance,
)
from variorum.settings import Settings

UNNAMED = "a speaker not named"


class Edition(Story, frozen=True, dict=True):
    """A story with its title, timeline and brief; finds what is asked for (or raises KeyError), and renders itself."""

    # Look-ups are made when first asked for and kept beside the fields (`dict=True`); they are never encoded.

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def _quotations(self) -> dict[str, Quotation]:
        return {q.id: q for q in self.quotations}

    @cached_property
    def _differences(self) -> dict[str, Finding]:
        """The conflict or update that each claim is in."""
        differences = (*self.updates, *self.conflicts)
        return {c: finding for finding in differences for v in finding.variants for c in v.claims}

    @cached_property
    def _mentions(self) -> dict[tuple[str, int], list[tuple[Span, Entity]]]:
        found: dict[tuple[str, int], list[tuple[Span, Entity]]] = defaultdict(list)
        for entity in self.entities:
            for mention in entity.mentions:
                found[mention.article, mention.start].append((mention, entity))
        return found

    @cached_property
    def _findings(self) -> dict[str, Finding]:
        return {f.id: f for f in self.findings}

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        return {o.id: o for o in self.origins}

    @cached_property
    def _utterances(self) -> dict[str, Utterance]:
        return {u.id: u for u in self.utterances}

    @cached_property
    def labels(self) -> Labels:
        """What the articles are called."""
        return Labels(self.articles)

    @cached_property
    def settings(self) -> Settings | None:
        """The settings that the story was made with; None if it was read from JSON, which does not tell them."""
        return None

    def made_with(self, settings: Settings) -> Self:
        """Return the same edition, which knows the settings that it was made with."""
        made = msgspec.structs.replace(self)
        made.__dict__["settings"] = settings
        return made

    def article(self, article_id: str) -> Article:
        """Return the article with this id."""
        return self._articles[article_id]

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with this id."""
        return self._claims[claim_id]

    def entity(self, entity_id: str) -> Entity:
        """Return the entity with this id."""
        return self._entities[entity_id]

    def quotation(self, quotation_id: str) -> Quotation:
        """Return the quotation with this id."""
        return self._quotations[quotation_id]

    def find_quotation(self, quotation_id: str | None) -> Quotation | None:
        """Return the quotation with this id, or None if there is none."""
        return self._quotations.get(quotation_id or "")

    def mentions_at(self, article_id: str, start: int) -> tuple[tuple[Span, Entity], ...]:
        """Return the mentions that begin at a character of an article, with the entities behind them."""
        return tuple(self._mentions.get((article_id, start), ()))

    def finding(self, finding_id: str) -> Finding:
        """Return the finding with this id."""
        return self._findings[finding_id]

    def origin(self, origin_id: str) -> Origin:
        """Return the origin with this id."""
        return self._origins[origin_id]

    def utterance(self, utterance_id: str) -> Utterance:
        """Return the utterance with this id."""
        return self._utterances[utterance_id]

    def label(self, article_id: str) -> str:
        """Return what to call an article when it is shown: no two articles have the same."""
        return self.labels.of[article_id]

    def short_id(self, article_id: str) -> str:
        """Return the beginning of an article's id, as much of it as no other article of the story has."""
        return self.labels.short_ids.get(article_id, article_id)

    @cached_property
    def chronology(self) -> tuple[Article, ...]:
        """The articles in the order of publication, those of which no date is known last."""

        def when(article: Article) -> tuple[datetime.date, str, str]:
            first, _ = article.published.days or (datetime.date.max, datetime.date.max)
            return first, self.label(article.id), article.id

        return tuple(sorted(self.articles, key=when))

    @property
    def agreements(self) -> tuple[Finding, ...]:
        """What several reports say alike."""
        return self._of_kind("agreement")

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What reports say differently of one point."""
        return self._of_kind("conflict")

    @property
    def updates(self) -> tuple[Finding, ...]:
        """What a later state of things replaces."""
        return self._of_kind("update")

    @property
    def singles(self) -> tuple[Finding, ...]:
        """What rests on one origin alone."""
        return self._of_kind("single")

    def _of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.kind == kind)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of the articles, where they are known, in alphabetical order."""
        return tuple(sorted({a.source for a in self.articles if a.source}))

    def claims_of(self, finding: Finding) -> tuple[Claim, ...]:
        """Return the claims of a finding, variant by variant, but those of reports that tell it only in part."""
        claims = [self.claim(c) for variant in finding.variants for c in variant.claims]
        return tuple(c for c in claims if c.span.article not in finding.in_part)

    def tellers_of(self, finding: Finding) -> tuple[Claim, ...]:
        """Return the claims that a finding may be told by: those that all its reports uphold, if it names them."""
        return tuple(self.claim(c) for c in finding.told_by) or self.claims_of(finding)

    def difference_on(self, claims: Iterable[Claim]) -> Finding | None:
        """Return a conflict, or else an update, that one of these claims is in."""
        found = {f.id: f for c in claims if (f := self._differences.get(c.id)) is not None}
        return min(found.values(), key=lambda f: (f.kind, f.id), default=None)

    def articles_of(self, utterance: Utterance) -> set[str]:
        """Return the articles that report an utterance."""
        return {part.article for q in utterance.quotations for part in self.quotation(q).content}

    def spans_of(self, finding: Finding) -> tuple[Span, ...]:
        """Return the words that a finding stands on, in the order of the articles."""
        return tuple(sorted({c.span for c in self.claims_of(finding)}))

    def holds(self, span: Span) -> bool:
        """Tell whether a span's text is what stands there in the article."""
        article = self._articles.get(span.article)
        return article is not None and bool(span.text) and article.text[span.start : span.end] == span.text

    def voices(self, claim: Claim) -> tuple[str, ...]:
        """Return who a claim is attributed to, from the article's medium to the first speaker, by name.

        The outlet itself is left out, and so is a voice that the claim's own words name. A voice that has no name is
        called by the words that the article uses, or `UNNAMED` where these are a pronoun or point back ("that firm").
        """
        names: list[str] = []
        for source in claim.attribution:
            if source.kind == "outlet" or (source.span is not None and claim.span.contains(source.span)):
                continue
            name = self._voice(source)
            if name and name not in names:
                names.append(name)
        return tuple(names)

    def _voice(self, source: Source) -> str | None:
        """Return what to call one link of an attribution chain, as it stands within a sentence."""
        if not (name := self.name_of(source.entity, source.span)):
            return None
        points = self.find_name(source.entity) is None and name.split()[0].lower() in lists()["pointing"]
        if points or name.lower() in lists()["pronouns"]:
            return UNNAMED
        entity = self._entities.get(source.entity or "")
        if entity is None or (entity.type == "person" and entity.spellings):
            return name
        first, said = next(iter(entity.mentions), None), plain(source.span.text) if source.span else ""
        described = entity.type == "person" or name.partition(" ")[0] in lists()["counted_with_a"]
        before = self.article(first.article).text[: first.start] if first is not None else ""
        named = (m for m in entity.mentions if m.text in entity.spellings)
        mostly = [self.article(m.article).text[max(0, m.start - 4) : m.start] for m in named]
        return with_article(name, said, {name, *entity.spellings}, before if described else None, mostly)

    def name_of(self, entity_id: str | None, span: Span | None = None) -> str | None:
        """Return an entity's name, or else the words that stand for it, or None."""
        if (name := self.find_name(entity_id)) is not None:
            return name
        return lowered(plain(span.text)) if span is not None else None

    def find_name(self, entity_id: str | None) -> str | None:
        """Return an entity's name, or None if there is no such entity or a pronoun is all that is known of it."""
        entity = self._entities.get(entity_id or "")
        if entity is None or entity.name.lower() in lists()["pronouns"]:
            return None
        return plain(entity.name)

    def labels_of(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of some articles, once each, in the order of publication."""
        wanted = set(article_ids)
        return tuple(self.label(a.id) for a in self.chronology if a.id in wanted)

    def to_json(self) -> str:
        """Return the story as JSON, as docs/contract.md describes it: the same bytes for the same articles."""
        encoded = msgspec.json.encode(self, order="deterministic")
        return msgspec.json.format(encoded, indent=2).decode() + "\n"

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Return the story that `to_json` has written.

        Raises UsageError if `data` is no such story.
        """
        try:
            story = msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"this is no story in the form {SCHEMA}: {error}") from error
        if story.schema != SCHEMA:
            raise UsageError(f"this story has the form {story.schema!r}; this version reads {SCHEMA!r}")
        return story

    def to_text(self, width: int = 100, *, colour: bool = False, everything: bool = False) -> str:
        """Return the story as text of at most `width` columns; with `everything`, long lists are whole."""
        from variorum.edition.terminal import render

        return render(self, width=width, colour=colour, everything=everything)

    def to_html(self, *, made: datetime.date | None = None) -> str:
        """Return the story as one HTML page that needs nothing else; it says when it was made if it is told."""
        from variorum.edition.pages import render

        return render(self, made)

    def to_markdown(self) -> str:
        """Return the story as Markdown with footnoted citations."""
        from variorum.edition.markdown import render

        return render(self)

    def to_csv(self) -> dict[str, str]:
        """Return the story's tables as CSV, by file name."""
        from variorum.edition.tables import tables

        return tables(self)
