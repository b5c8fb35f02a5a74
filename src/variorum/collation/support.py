"""Support: how surely a report tells what a claim of another says, with all that it says.

Whether two claims are one point (`sameness.py`) does not tell it: of "the dam burst" and "the dam burst at dawn and
nine died", the second tells the first, the first not the second. So the words of a claim are looked for in the
sentences of the other report. The weights are in `support.toml`, fitted by `scripts/train_support.py` to pairs of a
claim and a report that a language model judged; what was measured is in docs/decisions/support.md.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from variorum.collation.claim_likeness import ClaimLikeness
from variorum.collation.lexicon import lexicon
from variorum.collation.roles import Mention
from variorum.collation.sameness import MEANING_COUNTS
from variorum.model import Reading, Span
from variorum.text.numbers import Number, scan
from variorum.text.words import content_stems

WITHOUT_FIGURE = 0.5
"""How surely at most a report tells a claim with a figure that it has nowhere."""
_MUCH = 15.0
"""A weight of words that is much for one claim."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a name of a claim: its key, and the stems that stand for it where the key is not found."""

    key: str
    stems: frozenset[str]


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
        self._sentences = sum(len(r.sentences) for r in readings)
        claims: dict[str, list[int]] = {r.article: [] for r in readings}
        for i, view in enumerate(likeness.views):
            claims[view.article.id].append(i)
        self._meanings = {article: likeness.meanings[found] for article, found in claims.items()}
        self.by = cache(self._by)
        self._weighed = cache(self._weigh)

    def _by(self, claim: int, article: str) -> float:
        """Return how surely an article tells what a claim says, in [0, 1]; its own does."""
        if self.likeness.views[claim].article.id == article:
            return 1.0
        bias, weights = _weights()
        found = self.features(claim, article)
        sure = 1 / (1 + math.exp(-bias - sum(weights[name] * x for name, x in sorted(found.items()))))
        return min(sure, WITHOUT_FIGURE) if found["figures missing"] else sure

    def features(self, claim: int, article: str) -> dict[str, float]:
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
        near = self._meanings[article] @ self.likeness.meanings[claim]
        return {
            "meaning": MEANING_COUNTS * max(0.0, float(near.max(initial=0.0))),
            "in one sentence": max(covered.values(), default=0.0) / total,
            "missing in the report": sum(missing.values()) / _MUCH,
            "figures missing": float(sum(w.key.startswith("#") for w in missing)),
        }

    def _weigh(self, claim: int) -> Mapping[_Word, float]:
        """Return the words of a claim, by rarity in the sentences of the story."""
        words = self._words(self.likeness.views[claim].claim.span)
        return {w: math.log(1 + self._sentences / max(1, self._often[w.key])) for w in words}

    def _telling(self, article: str, word: _Word) -> set[int]:
        """Return the sentences of an article that have a word, one for the same event, or a name or its words."""
        places, nowhere = self._places[article], set[int]()
        events = (e for s in word.stems for e in lexicon().events.get(s, ()))
        found = nowhere.union(
            places.get(word.key, nowhere), *(places.get(f"event:{e}", nowhere) for e in events)
        )
        if word.stems:
            found |= set.intersection(*(places.get(s, nowhere) for s in word.stems))
        return found

    def _held(self, sentence: Span) -> frozenset[str]:
        """Return the stems of a sentence, the kinds of event that they name, and the entities and figures in it."""
        stems = frozenset(content_stems(sentence.text))
        named = {e for _, _, e in self._within(sentence)}
        figures = {_figure(n) for n in scan(sentence.text)}
        return stems | named | figures | {f"event:{e}" for s in stems for e in lexicon().events.get(s, ())}

    def _words(self, claim: Span) -> list[_Word]:
        """Return the words, names and figures of a claim, each once."""
        rest, names = claim.text, []
        for start, end, entity in self._within(claim):
            start, end = start - claim.start, end - claim.start
            names.append(_Word(entity, frozenset(content_stems(claim.text[start:end]))))
            rest = _blanked(rest, start, end)
        for number in filter(_is_figure, scan(rest)):
            names.append(_Word(_figure(number), frozenset(content_stems(rest[number.start : number.end]))))
            rest = _blanked(rest, number.start, number.end)
        found = {w.key: w for w in (*names, *(_Word(s, frozenset({s})) for s in content_stems(rest)))}
        return list(found.values())

    def _within(self, span: Span) -> list[Mention]:
        named = self.mentions.get(span.article, ())
        return [m for m in named if span.start <= m[0] and m[1] <= span.end]


def _figure(number: Number) -> str:
    return f"#{float(number.value)!r}"


def _is_figure(number: Number) -> bool:
    """Tell whether a number counts; "one" often does not."""
    return number.value != 1


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    model = tomllib.loads(Path(__file__).with_name("support.toml").read_text(encoding="utf-8"))
    return model["bias"], model["weights"]
