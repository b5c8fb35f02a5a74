"""The order of work: names, utterances, dates, copies, origins, claims, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from variorum.backends.encoder import Encoder, WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claims.view import View
from variorum.collation.claims.views import views_and_described
from variorum.collation.entities.join import JoinedEntities, join_entities
from variorum.collation.entities.mentions import named_mentions
from variorum.collation.findings.gathering import Findings
from variorum.collation.findings.sentences import Names
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.in_story import StoryWords
from variorum.collation.pairs.stand_alone import stands_alone
from variorum.collation.pairs.support import Support
from variorum.collation.sources.copies import find_copies
from variorum.collation.sources.dating import infer_publication
from variorum.collation.sources.origins import trace_origins
from variorum.collation.sources.relatedness import unrelated
from variorum.collation.speech.same_words import name_by_other_reports
from variorum.collation.speech.speaker_names import name_speakers
from variorum.collation.speech.utterances import join_utterances
from variorum.model import Article, Claim, Copy, Note, Origin, Reading, Story, Utterance
from variorum.settings import Settings
from variorum.text.phrases import counted


def collate(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    settings: Settings,
    encoder: Encoder | None = None,
) -> Story:
    """Return the story that articles tell together, still without title, timeline and brief.

    `readings` are those of `articles`, in whatever order: the result does not depend on it.
    """
    encoder = encoder or WordVectorEncoder()
    ready = prepare(articles, readings, encoder)
    told, entities = ready.readings, ready.joined.entities
    names = Names({e.id: e for e in entities}, {o.id: o for o in ready.origins})
    likeness = ClaimLikeness(ready.views, encoder, MeaningEncoder())
    support = Support(told, named_mentions(entities), likeness)
    words = StoryWords(ready.articles, names.entities)
    alone = {view.claim.id: stands_alone(view, words) for view in ready.views}
    findings = Findings(ready.views, ready.described, likeness, support, alone, names)
    return Story(
        articles=tuple(ready.articles),
        entities=entities,
        quotations=tuple(q for r in told for q in r.quotations),
        times=tuple(t for r in told for t in r.times),
        quantities=tuple(q for r in told for q in r.quantities),
        claims=tuple(_with_score(c, alone.get(c.id)) for r in told for c in r.claims),
        utterances=ready.utterances,
        origins=ready.origins,
        copies=ready.copies,
        findings=findings.found(settings.finding_threshold),
        suggestions=ready.joined.suggestions,
        notes=_notes(ready.articles, findings, settings)
        + unrelated(ready.articles, told, entities, settings.unrelated_threshold),
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that claims are compared by: dated articles, readings that know utterances and origins, views.

    `described` are the views of claims that only describe a name, which are compared for themselves.
    """

    articles: Sequence[Article]
    readings: Sequence[Reading]
    joined: JoinedEntities
    utterances: tuple[Utterance, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    views: Sequence[View]
    described: Sequence[View]


def prepare(articles: Sequence[Article], readings: Sequence[Reading], encoder: Encoder) -> Prepared:
    """Join names and utterances, date the articles, find copies and origins, and view the claims."""
    articles = sorted(articles, key=lambda a: a.id)
    joined = name_speakers(join_entities(sorted(readings, key=lambda r: r.article)))
    joined = name_by_other_reports(joined)
    utterances, told = join_utterances(joined.readings, joined.entities, encoder)
    dated, told = infer_publication(articles, told, utterances)
    utterances, told = join_utterances(told, joined.entities, encoder, dated)
    copies = find_copies(dated, told)
    origins, told = trace_origins(dated, told, utterances, copies, joined.entities)
    seen, described = views_and_described(dated, told, joined.entities)
    return Prepared(dated, told, joined, utterances, origins, copies, seen, described)


def _with_score(claim: Claim, alone: float | None) -> Claim:
    return replace(claim, stands_alone=None if alone is None else round(alone, 2))


def _notes(articles: Sequence[Article], findings: Findings, settings: Settings) -> tuple[Note, ...]:
    notes = []
    undated = tuple(a for a in articles if a.published.basis == "unknown")
    if undated:
        names = ", ".join(a.label for a in undated)
        notes.append(
            Note(
                kind="undated",
                message=f"No date is known for {names}: times counted from it are left open.",
                articles=tuple(a.id for a in undated),
            )
        )
    if len(articles) == 1:
        notes.append(
            Note(
                kind="single",
                message="One report only: there is nothing to compare it with.",
                articles=(articles[0].id,),
            )
        )
    if weaker := findings.weaker(settings.finding_threshold):
        notes.append(
            Note(
                kind="weak",
                message=f"{counted(weaker, 'weaker finding')} not shown (score below "
                f"{settings.finding_threshold:g}).",
            )
        )
    return tuple(notes)
