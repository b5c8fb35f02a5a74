"""Support: how surely a report tells what a claim of another says, with all that it says.

Whether two claims are one point (`sameness.py`) does not tell it: of "the dam burst" and "the dam burst at dawn and
nine died", the second tells the first, the first not the second. So the words of a claim are looked for in the
sentences of the other report. The weights are in `support.toml`, fitted by `scripts/train_support.py` to pairs of a
claim and a report that a language model judged; what was measured is in docs/decisions/support.md.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.backends.encoder import Vectors
from variorum.collation.claims.counting import Count
from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.entities.mentions import Mention
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.logistic import Features, model
from variorum.collation.pairs.sameness import MEANING_COUNTS
from variorum.collation.sources.tokens import entity_key
from variorum.model import Reading, Span
from variorum.text.numbers import Number, scan
from variorum.text.timex import Interval
from variorum.text.words import content_stems

WITHOUT_FIGURE = 0.3
"""How surely at most a report tells a claim with a figure that it has nowhere."""
_MUCH = 15.0
"""A weight of words that is much for one claim."""
_RARE = 7.0
"""A weight that is much for one word."""
_MANY = 20
"""Words that are many for one claim."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, a name or a figure of a claim.

    `stems` stand for it where its `key` is not found, `count` is what a figure counts, `days` those of the date that a
    figure is part of.
    """

    key: str
    stems: frozenset[str]
    count: Count | None = None
    days: Interval | None = None

    @property
    def is_name(self) -> bool:
        """Tell whether it is an entity's, and neither a figure nor a stem."""
        return not self.key.startswith("#") and self.key not in self.stems


class Support:
    """Tells of the claims of a story how surely each of its reports tells them."""

    def __init__(
        self,
        readings: Sequence[Reading],
        mentions: Mapping[str, Sequence[Mention]],
        likeness: ClaimLikeness,
    ) -> None:
        self.likeness = likeness
        self.mentions = mentions
        self._places: dict[str, dict[str, set[int]]] = {r.article: defaultdict(set) for r in readings}
        self._often: Counter[str] = Counter()
        for reading in readings:
            for n, told in enumerate(reading.sentences):
                held = self._held(told)
                self._often.update(held)
                for key in held:
                    self._places[reading.article][key].add(n)
        self._counts, self._dates = self._counted(readings)
        self._sentences = sum(len(r.sentences) for r in readings)
        claims: dict[str, list[int]] = {r.article: [] for r in readings}
        for i, view in enumerate(likeness.views):
            claims[view.article.id].append(i)
        self._meanings = {article: likeness.meanings[found] for article, found in claims.items()}
        self._told = {article: likeness.of_sentences.meanings[found] for article, found in claims.items()}
        self._speakers = {a: {likeness.views[i].speaker for i in found} for a, found in claims.items()}
        self.by = cache(self._by)
        self._weighed = cache(self._weigh)

    def _by(self, claim: int, article: str) -> float:
        """Return how surely an article tells what a claim says, in [0, 1]; its own does."""
        if self.likeness.views[claim].article.id == article:
            return 1.0
        found = self.features(claim, article)
        sure = model("support")(found)
        return min(sure, WITHOUT_FIGURE) if found["figures missing"] else sure

    def features(self, claim: int, article: str) -> Features:
        """Return what the model looks at."""
        wanted = self._weighed(claim)
        total = sum(wanted.values()) or 1.0
        covered: dict[int, float] = defaultdict(float)
        missing = dict(wanted)
        for word, weight in wanted.items():
            if places := self._telling(article, word):
                del missing[word]
            for n in places:
                covered[n] += weight
        view, meaning = self.likeness.views[claim], self.likeness.meanings[claim]
        sentence = self.likeness.of_sentences.meanings[claim]
        return {
            "meaning": _nearest(self._meanings[article], meaning),
            "meaning of sentences": _nearest(self._told[article], meaning),
            "sentences": _nearest(self._told[article], sentence),
            "in one sentence": max(covered.values(), default=0.0) / total,
            "missing in the report": sum(missing.values()) / _MUCH,
            "rarest missing": max(missing.values(), default=0.0) / _RARE,
            "figures missing": float(sum(w.key.startswith("#") for w in missing)),
            "names missing": float(sum(w.is_name for w in missing)),
            "words": min(len(wanted), _MANY) / _MANY,
            "quoted": float(view.quotation is not None),
            "speaker missing": float(
                view.speaker is not None and view.speaker not in self._speakers[article]
            ),
        }

    def _weigh(self, claim: int) -> Mapping[_Word, float]:
        """Return the words of a claim, by rarity in the sentences of the story."""
        words = self._words(self.likeness.views[claim])
        return {w: math.log(1 + self._sentences / max(1, self._often[w.key])) for w in words}

    def _telling(self, article: str, word: _Word) -> set[int]:
        """Return the sentences of an article that have a word, one for the same event, or a name or its words."""
        places, nowhere = self._places[article], set[int]()
        events = (e for s in word.stems for e in lexicon().events.get(s, ()))
        found = nowhere.union(
            places.get(word.key, nowhere), *(places.get(f"event:{e}", nowhere) for e in events)
        )
        if word.count is not None:
            found |= {n for count, n in self._counts[article] if _covers(word.count, count)}
        if word.days is not None:
            found |= {
                n for days, n in self._dates[article] if word.days[0] <= days[0] and days[1] <= word.days[1]
            }
        if word.stems:
            found |= set.intersection(*(places.get(s, nowhere) for s in word.stems))
        return found

    def _held(self, sentence: Span) -> frozenset[str]:
        """Return the stems of a sentence, the kinds of event that they name, and the entities and figures in it."""
        stems = frozenset(content_stems(sentence.text))
        named = {entity_key(e) for _, _, e in self._within(sentence)}
        figures = {_figure(n) for n in scan(sentence.text)}
        return stems | named | figures | {f"event:{e}" for s in stems for e in lexicon().events.get(s, ())}

    def _counted(
        self, readings: Sequence[Reading]
    ) -> tuple[Mapping[str, Sequence[tuple[Count, int]]], Mapping[str, Sequence[tuple[Interval, int]]]]:
        """Return what the claims of each article count and the days that they name, with the sentences in which they
        do.
        """
        sentences = {r.article: [told.start for told in r.sentences] for r in readings}
        counts: dict[str, list[tuple[Count, int]]] = defaultdict(list)
        dates: dict[str, list[tuple[Interval, int]]] = defaultdict(list)
        for view in self.likeness.views:
            article = view.article.id
            for count in view.counts:
                at = count.quantity.span.start
                counts[article].append((count, bisect_right(sentences[article], at) - 1))
            if view.days is not None and view.claim.time is not None:
                at = view.claim.time.span.start
                dates[article].append((view.days, bisect_right(sentences[article], at) - 1))
        return counts, dates

    def _words(self, view: View) -> list[_Word]:
        """Return the words, names and figures of a claim, each once."""
        claim = view.claim.span
        rest, names = claim.text, []
        time = view.claim.time.span if view.claim.time is not None else None
        counts = {c.quantity.span.end - claim.start: c for c in view.counts}
        for start, end, entity in self._within(claim):
            start, end = start - claim.start, end - claim.start
            names.append(_Word(entity_key(entity), frozenset(content_stems(claim.text[start:end]))))
            rest = _blanked(rest, start, end)
        for number in filter(_is_figure, scan(rest)):
            stems = frozenset(content_stems(rest[number.start : number.end]))
            dated = time is not None and time.start <= claim.start + number.start < time.end
            days = view.days if dated else None
            names.append(_Word(_figure(number), stems, counts.get(number.end), days))
            rest = _blanked(rest, number.start, number.end)
        found = {w.key: w for w in (*names, *(_Word(s, frozenset({s})) for s in content_stems(rest)))}
        return list(found.values())

    def _within(self, span: Span) -> list[Mention]:
        named = self.mentions.get(span.article, ())
        return [m for m in named if span.start <= m[0] and m[1] <= span.end]


def _nearest(vectors: Vectors, to: Vectors) -> float:
    """Return how near the nearest of some vectors is."""
    return MEANING_COUNTS * max(0.0, float((vectors @ to).max(initial=0.0)))


def _figure(number: Number) -> str:
    return f"#{float(number.value)!r}"


def _covers(one: Count, other: Count) -> bool:
    """Tell whether a figure holds of the same kind of thing whenever another does: "more than 100" whenever "112"."""
    of_one_kind = one.key == other.key and one.thing == other.thing
    return of_one_kind and one.low <= other.low and other.high <= one.high


def _is_figure(number: Number) -> bool:
    """Tell whether a number counts; "one" often does not."""
    return number.value != 1


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
