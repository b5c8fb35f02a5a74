"""A claim in its story: how much of what it speaks of other reports speak of too, and what it takes as known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.collation.claims.view import View
from variorum.model import Article, Entity
from variorum.text.words import FUNCTION_WORDS, content_stems, stem

HEAD = 300
"""Characters at the beginning of an article that tell what it is about."""
FIRST_LINE = 80
"""Characters that stand for a headline where an article has none."""
LONG_PAST = 30
"""Days before its report from which on what a claim tells is background."""
_RECENT = 3
_MANY_NAMES = 5
_MANY_POINTERS = 3
_MUCH_LEFT = 100
_LITTLE_LEFT = 3
_DEFINITE = re.compile(r"\b[Tt]he (?=((?:[a-z][\w'’-]*\s?){1,4}))")
_TOLD_WHICH = re.compile(r"\s*(?:of|that|who|which|where|when)\b")
_CAPITAL = re.compile(r"(?<=\s)[A-Z]\w")


@dataclass(frozen=True)
class StoryWords:
    """The words and names of the reports of a story."""

    articles: Sequence[Article]
    entities: Mapping[str, Entity]

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """The stems of each article, by its id."""
        return {a.id: frozenset(content_stems(a.text)) for a in self.articles}

    @cached_property
    def headlines(self) -> Mapping[str, frozenset[str]]:
        """The stems of each article's headline, by its id."""
        return {a.id: frozenset(content_stems(a.title or a.text[:FIRST_LINE])) for a in self.articles}

    @cached_property
    def of_headlines(self) -> frozenset[str]:
        """The stems of all headlines."""
        return frozenset().union(*self.headlines.values())

    @cached_property
    def spread(self) -> Mapping[str, float]:
        """The share of the articles that name each entity, by its id."""
        return {
            e.id: len({m.article for m in e.mentions}) / len(self.articles) for e in self.entities.values()
        }

    @cached_property
    def often(self) -> Counter[str]:
        """In how many articles each stem stands."""
        return Counter(stem for stems in self.stems.values() for stem in stems)


def features_in_story(view: View, story: StoryWords) -> Iterator[tuple[str, float]]:
    """Yield what the story has of a claim, and where in its article it stands, each within [0, 1]."""
    yield from _of_words(view, story)
    yield from _of_names(view, story)
    yield from _of_place(view)
    yield from _of_time(view)
    yield from _of_definites(view, story)


def _of_words(view: View, story: StoryWords) -> Iterator[tuple[str, float]]:
    mine, own = set(content_stems(view.words)), story.stems[view.article.id]
    others = len(story.articles) - 1
    all_of_it = max(1, len(mine))
    yield "words in headlines", len(mine & story.of_headlines) / all_of_it
    yield "words in its headline", len(mine & story.headlines[view.article.id]) / all_of_it
    told = [story.often[word] - (word in own) for word in mine]
    yield "words in others", sum(n > 0 for n in told) / all_of_it if others else 1.0
    yield "words in most", sum(2 * n > others for n in told) / all_of_it if others else 1.0


def _of_names(view: View, story: StoryWords) -> Iterator[tuple[str, float]]:
    spread = [story.spread.get(entity, 0.0) for entity in view.entities]
    yield "spread of a name", max(spread, default=0.0)
    yield "spread of its names", sum(spread) / max(1, len(spread))
    for name, filler in (("agent", view.agent), ("patient", view.patient)):
        yield f"spread of the {name}", story.spread.get(filler.entity or "", 0.0) if filler else 0.0
    yield "words with a capital", min(len(_CAPITAL.findall(view.words)), _MANY_NAMES) / _MANY_NAMES


def _of_place(view: View) -> Iterator[tuple[str, float]]:
    text, start = view.article.text, view.claim.span.start
    left = len(text[view.claim.span.end : view.sentence.end].strip())
    yield "place in the article", start / max(1, len(text))
    yield "at its head", start < HEAD
    yield "begins a paragraph", text[:start].rstrip(" ").endswith("\n")
    yield "goes on", left > _LITTLE_LEFT
    yield "goes on long", min(left, _MUCH_LEFT) / _MUCH_LEFT


def _of_time(view: View) -> Iterator[tuple[str, float]]:
    published = view.article.published.value
    if view.days is not None and published is not None:
        before = (published - view.days[1]).days
        yield "long past", before > LONG_PAST
        yield "of these days", 0 <= before <= _RECENT


def _of_definites(view: View, story: StoryWords) -> Iterator[tuple[str, float]]:
    found = list(definites(view.words))
    known = [not story.of_headlines.isdisjoint(map(stem, words)) for _, words in found]
    yield "definites", min(len(found), _MANY_POINTERS) / _MANY_POINTERS
    yield "definites in headlines", min(sum(known), _MANY_POINTERS) / _MANY_POINTERS
    if found and found[0][0] == 0:
        yield "begins with a definite", True
        yield "begins with one in headlines", known[0]


def definites(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield where "the" takes something as known that has no name, with the words behind it.

    "The fall of Karsk" says itself which.
    """
    for match in _DEFINITE.finditer(text):
        words: list[str] = []
        for word in match[1].split():
            if word in FUNCTION_WORDS:
                break
            words.append(word)
        end = match.start(1) + len(" ".join(words))
        if words and _TOLD_WHICH.match(text, end) is None:
            yield match.start(), words
