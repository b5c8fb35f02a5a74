"""The story as tables, for a spreadsheet: one CSV file for each kind of thing."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.telling import wording
from variorum.edition.words import plain

Row = dict[str, object]
BOM = "\ufeff"
"""Without it, a spreadsheet may take UTF-8 for something else."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = {
    "findings": (
        "finding", "kind", "type", "summary", "reason", "score", "variant", "report", "according_to", "denied",
        "in_part", "words", "start", "end", "origin",
    ),
    "claims": (
        "claim", "report", "words", "start", "end", "predicate", "polarity", "modality", "hedge", "denied", "date",
        "according_to", "origin", "stands_alone", "findings",
    ),
    "quotations": (
        "quotation", "report", "speaker", "words", "start", "end", "kind", "cue", "through", "occasion", "date",
        "utterance",
    ),
    "entities": ("entity", "name", "type", "titles", "spelling", "reports", "mentions", "reasons"),
    "timeline": ("date", "precision", "summary", "report", "words", "start", "end"),
}  # fmt: skip


def tables(edition: Edition) -> dict[str, str]:
    """Return each table as CSV by the name of its file.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Lines end as RFC 4180 has it.
    """
    rows = {
        "findings": _findings(edition),
        "claims": _claims(edition),
        "quotations": _quotations(edition),
        "entities": _entities(edition),
        "timeline": _timeline(edition),
    }
    return {f"{name}.csv": _csv(COLUMNS[name], rows[name]) for name in COLUMNS}


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    file = io.StringIO()
    file.write(BOM)
    writer = csv.DictWriter(file, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(value) for column, value in row.items()})
    return file.getvalue()


def _cell(value: object) -> str:
    """Return what a cell shows: text on one line, nothing for None, "yes" for what is so."""
    if isinstance(value, bool):
        return "yes" if value else ""
    text = plain("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA) and isinstance(value, str) else text


def _findings(edition: Edition) -> Iterator[Row]:
    """Yield one row for each claim of each way of telling a finding."""
    names = {o.id: facts.readable(edition, o.name) for o in edition.origins}
    for finding in edition.findings:
        for variant in finding.variants:
            for claim in map(edition.claim, variant.claims):
                yield {
                    "finding": finding.id,
                    "kind": finding.kind,
                    "type": finding.type,
                    "summary": finding.summary,
                    "reason": facts.readable(edition, finding.reason),
                    "score": round(finding.score, 3),
                    "variant": variant.value,
                    "report": edition.label(claim.span.article),
                    "according_to": " ← ".join(edition.voices(claim)),
                    "denied": claim.denied,
                    "in_part": claim.span.article in finding.in_part,
                    "words": claim.span.text,
                    "start": claim.span.start,
                    "end": claim.span.end,
                    "origin": names.get(claim.origin or ""),
                }


def _claims(edition: Edition) -> Iterator[Row]:
    names = {o.id: facts.readable(edition, o.name) for o in edition.origins}
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in edition.findings:
        for claim in edition.claims_of(finding):
            findings[claim.id].append(finding.id)
    for claim in edition.claims:
        yield {
            "claim": claim.id,
            "report": edition.label(claim.span.article),
            "words": claim.span.text,
            "start": claim.span.start,
            "end": claim.span.end,
            "predicate": claim.predicate,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "hedge": claim.hedge,
            "denied": claim.denied,
            "date": claim.time.value if claim.time else None,
            "according_to": " ← ".join(edition.voices(claim)),
            "origin": names.get(claim.origin or ""),
            "stands_alone": claim.stands_alone,
            "findings": " ".join(findings[claim.id]),
        }


def _quotations(edition: Edition) -> Iterator[Row]:
    for quotation in edition.quotations:
        first, last = quotation.content[0], quotation.content[-1]
        medium = quotation.medium
        yield {
            "quotation": quotation.id,
            "report": edition.label(first.article),
            "speaker": edition.name_of(quotation.speaker.entity, quotation.speaker.span),
            "words": wording(quotation),
            "start": first.start,
            "end": last.end,
            "kind": quotation.kind,
            "cue": quotation.cue.text if quotation.cue else None,
            "through": edition.name_of(medium.entity, medium.span) if medium else None,
            "occasion": quotation.occasion.text if quotation.occasion else None,
            "date": quotation.time.value if quotation.time else None,
            "utterance": quotation.utterance,
        }


def _entities(edition: Edition) -> Iterator[Row]:
    """Yield one row for each spelling; the name stands for one that has no others."""
    for known in facts.cast(edition):
        entity = edition.entity(known.id)
        everywhere = edition.labels_of(m.article for m in entity.mentions)
        for spelling, labels in known.spellings or ((known.name, everywhere),):
            yield {
                "entity": known.id,
                "name": known.name,
                "type": known.type,
                "titles": "; ".join(entity.titles),
                "spelling": spelling,
                "reports": "; ".join(labels),
                "mentions": len(entity.mentions),
                "reasons": "; ".join(entity.reasons),
            }


def _timeline(edition: Edition) -> Iterator[Row]:
    """Yield one row for each claim of each entry."""
    for entry in edition.timeline:
        for claim in map(edition.claim, entry.claims):
            yield {
                "date": entry.date,
                "precision": entry.precision,
                "summary": entry.summary,
                "report": edition.label(claim.span.article),
                "words": claim.span.text,
                "start": claim.span.start,
                "end": claim.span.end,
            }
