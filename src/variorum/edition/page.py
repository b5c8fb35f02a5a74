"""The story as one HTML page: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.edition import facts
from variorum.edition.edition import Edition
from variorum.edition.marks import anchor, marked
from variorum.edition.telling import one_per_article, ranked
from variorum.edition.words import counted, listing, plain, sentence
from variorum.model import Span


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("variorum.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"plain": plain, "sentence": sentence, "listing": listing, "anchor": anchor}
    environment.globals |= {
        "counted": counted,
        "type_words": facts.TYPE_WORDS,
        "difference_words": facts.DIFFERENCE_WORDS,
        "date_words": facts.date_words,
    }
    return environment


def render(edition: Edition) -> str:
    """Return the page."""
    return _environment().get_template("story.html.j2").render(
        story=edition,
        head=facts.head(edition),
        conflicts=ranked(edition, edition.conflicts),
        updates=ranked(edition, edition.updates),
        agreements=ranked(edition, edition.agreements),
        singles=ranked(edition, edition.singles),
        otherwise=lambda finding: edition.difference_on(edition.claims_of(finding)),
        told=lambda finding: facts.told(edition, finding),
        claims=lambda ids: one_per_article(edition, ids),
        speeches=facts.speeches(edition),
        cast=facts.cast(edition),
        reports=facts.reports(edition),
        texts=_texts(edition),
    )  # fmt: skip


def _texts(edition: Edition) -> dict[str, Markup]:
    """Return each article's text with marks on all that the page cites of it."""
    cited: dict[str, set[Span]] = defaultdict(set)
    for told in edition.brief:
        for span in told.citations:
            cited[span.article].add(span)
    for finding in edition.findings:
        for span in edition.spans_of(finding):
            cited[span.article].add(span)
    for entry in edition.timeline:
        for claim in entry.claims:
            cited[edition.claim(claim).span.article].add(edition.claim(claim).span)
    for utterance in edition.utterances:
        for quotation in utterance.quotations:
            for span in edition.quotation(quotation).content:
                cited[span.article].add(span)
    return {a.id: marked(a, (s for s in cited[a.id] if edition.holds(s))) for a in edition.articles}
