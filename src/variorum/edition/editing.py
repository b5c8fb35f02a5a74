"""Editing: a story gets its title, its timeline and its brief."""

from __future__ import annotations

import re

import msgspec

from variorum.edition.brief import brief
from variorum.edition.edition import Edition
from variorum.edition.telling import best, ranked, words
from variorum.edition.timeline import timeline
from variorum.edition.words import plain, sentence, shorten
from variorum.model import Article, Story

UNTITLED = "Untitled story"
TITLE_LENGTH = 120
_WORD = re.compile(r"[^\W_]{4,}|\d+")


def edit(story: Story) -> Edition:
    """Return the story with title, timeline and brief; what it had of them is made anew."""
    bare = Edition(**{field: getattr(story, field) for field in story.__struct_fields__})
    return msgspec.structs.replace(bare, title=title(bare), timeline=timeline(bare), brief=brief(bare))


def title(edition: Edition) -> str:
    """Return the headline whose words the other reports use most, or else what most reports agree on."""
    titled = [(a, headline) for a in edition.articles if (headline := plain(a.title or ""))]
    if titled:
        by_use = sorted((-_centrality(edition, a, headline), headline) for a, headline in titled)
        return shorten(by_use[0][1], TITLE_LENGTH)
    for findings in (edition.agreements, edition.singles):
        told = [f for f in ranked(edition, findings) if edition.claims_of(f)]
        if told:
            clause = words(edition, best(edition, edition.claims_of(told[0])))
            return shorten(sentence(clause).rstrip("."), TITLE_LENGTH)
    return UNTITLED


def _centrality(edition: Edition, article: Article, headline: str) -> float:
    """Return which share of a headline's words the other reports use, averaged over them."""
    wanted = set(_WORD.findall(headline.lower()))
    others = [set(_WORD.findall(a.text.lower())) for a in edition.articles if a.id != article.id]
    if not wanted or not others:
        return 0.0
    return sum(len(wanted & other) / len(wanted) for other in others) / len(others)
