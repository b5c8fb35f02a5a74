"""Editing: a story gets its title, its timeline and its brief."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import msgspec

from variorum.edition.brief import brief
from variorum.edition.edition import Edition
from variorum.edition.standing import stands_alone
from variorum.edition.telling import best, tell
from variorum.edition.timeline import timeline
from variorum.edition.words import headline, lists, plain, shorten
from variorum.model import Article, Story
from variorum.settings import Settings
from variorum.text.language import DEFAULT

UNTITLED = "Untitled story"
TITLE_LENGTH = 140
LEAD_LENGTH = 90
LEAD = 300
"""What begins within so many characters of an article's beginning is its lead."""
ENOUGH_WORDS = 6
MOSTLY = 0.5
"""Two articles that share more than this of their words are one voice."""
_SITE = re.compile(r"(?<=\w) \| [^|]{1,40}$")
"""The name of the outlet behind a headline."""
_WORD = re.compile(r"[^\W_]{4,}|\d+")


def edit(story: Story, settings: Settings | None = None) -> Edition:
    """Return the story with title, timeline and brief; what it had of them is made anew.

    It knows the settings that it was made with, if they are given.
    """
    bare = Edition(**{field: getattr(story, field) for field in story.__struct_fields__})
    titled = msgspec.structs.replace(bare, title=title(bare))
    edited = msgspec.structs.replace(titled, timeline=timeline(titled), brief=brief(titled))
    return edited.made_with(settings) if settings else edited


def title(edition: Edition) -> str:
    """Return the headline whose words the other reports use most; without headlines, the lead, or what most agree
    on, told so."""
    readable = [a for a in edition.articles if a.language == DEFAULT] or edition.articles
    titled = [
        (a, shorten(words, TITLE_LENGTH)) for a in readable if (words := _SITE.sub("", plain(a.title or "")))
    ]
    candidates = titled or [
        (a, headline(words, LEAD_LENGTH)) for a, words in _leads(edition, {a.id for a in readable})
    ]
    if not candidates:
        return UNTITLED
    by_use = sorted(
        (_takes_sides(edition, a, words), -_centrality(edition, a, words), words) for a, words in candidates
    )
    return by_use[0][-1]


def _leads(edition: Edition, readable: Collection[str]) -> Iterator[tuple[Article, str]]:
    """Yield what may stand for a headline: what stands at the head of each readable article, and what most agree on,
    each told in the report's own voice."""
    shared = (f for f in edition.agreements if 2 * len(f.articles) > len(edition.articles))
    agreed = {best(edition, claims).id for f in shared if (claims := edition.tellers_of(f))}
    for claim in edition.claims:
        at_head = claim.span.start < LEAD or claim.id in agreed
        if (
            claim.span.article not in readable
            or not at_head
            or claim.modality != "fact"
            or edition.voices(claim)
        ):
            continue
        words = tell(edition, claim).rstrip(".")
        if stands_alone(edition, claim) and not lists()["pronouns"] & set(words.lower().split()):
            yield edition.article(claim.span.article), words


def _takes_sides(edition: Edition, article: Article, words: str) -> bool:
    """Tell whether a headline that stands in its article's text makes a claim that other reports dispute."""
    start = article.text.find(words)
    if start < 0:
        return False
    span = article.span(start, start + len(words))
    return edition.difference_on(c for c in edition.claims if c.span.overlaps(span)) is not None


def _centrality(edition: Edition, article: Article, words: str) -> float:
    """Return which share of a headline's words the other reports use, averaged over them, copies left out.

    Few words tell little.
    """
    wanted = set(_WORD.findall(words.lower()))
    copies = {
        a
        for copy in edition.copies
        if article.id in copy.articles and max(copy.share) > MOSTLY
        for a in copy.articles
    }
    others = [
        set(_WORD.findall(a.text.lower())) for a in edition.articles if a.id not in copies | {article.id}
    ]
    if not wanted or not others:
        return 0.0
    share = sum(len(wanted & other) / len(wanted) for other in others) / len(others)
    return share * min(1.0, len(wanted) / ENOUGH_WORDS)
