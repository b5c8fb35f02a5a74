"""The order of work: names, utterances, dates, copies, origins, claims, findings."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.backends.encoder import Encoder, WordVectorEncoder
from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.copies import find_copies
from variorum.collation.dating import infer_publication
from variorum.collation.entities import join_entities
from variorum.collation.findings import Findings
from variorum.collation.origins import trace_origins
from variorum.collation.relatedness import unrelated
from variorum.collation.sentences import Names, counted
from variorum.collation.speaker_names import name_speakers
from variorum.collation.utterances import join_utterances
from variorum.collation.views import views
from variorum.model import Article, Note, Reading, Story
from variorum.settings import Settings


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
    articles = sorted(articles, key=lambda a: a.id)
    joined = name_speakers(join_entities(sorted(readings, key=lambda r: r.article)))
    utterances, told = join_utterances(joined.readings, joined.entities, encoder)
    dated, told = infer_publication(articles, told, utterances)
    utterances, told = join_utterances(told, joined.entities, encoder, dated)
    copies = find_copies(dated, told)
    origins, told = trace_origins(dated, told, utterances, copies, joined.entities)
    views_ = views(dated, told, joined.entities)
    names = Names({e.id: e for e in joined.entities}, {o.id: o for o in origins})
    findings = Findings(views_, ClaimLikeness(views_, encoder), names)
    return Story(
        articles=tuple(dated),
        entities=joined.entities,
        quotations=tuple(q for r in told for q in r.quotations),
        times=tuple(t for r in told for t in r.times),
        quantities=tuple(q for r in told for q in r.quantities),
        claims=tuple(c for r in told for c in r.claims),
        utterances=utterances,
        origins=origins,
        copies=copies,
        findings=findings.found(settings.finding_threshold),
        suggestions=joined.suggestions,
        notes=_notes(dated, findings, settings)
        + unrelated(dated, told, joined.entities, settings.unrelated_threshold),
    )


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
