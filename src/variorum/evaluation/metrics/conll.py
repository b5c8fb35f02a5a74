"""The CoNLL score: the mean F1 of MUC, B³ and CEAFe (Pradhan et al. 2012; Denis and Baldridge 2009)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.evaluation.metrics.b_cubed import b_cubed
from variorum.evaluation.metrics.ceaf_e import ceaf_e
from variorum.evaluation.metrics.chains import Chains
from variorum.evaluation.metrics.f1 import Score
from variorum.evaluation.metrics.muc import muc


@dataclass(frozen=True, slots=True)
class Conll:
    """The three scores, summed over documents as the official scorer sums them."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def mean(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def __str__(self) -> str:
        return f"MUC {self.muc.f1:.3f}, B³ {self.b_cubed.f1:.3f}, CEAFe {self.ceaf_e.f1:.3f}"


def conll(documents: Iterable[tuple[Chains, Chains]]) -> Conll:
    """Return the score of documents, each with its given and its wanted chains."""
    links, mentions, chains = Score(), Score(), Score()
    for given, wanted in documents:
        links += muc(given, wanted)
        mentions += b_cubed(given, wanted)
        chains += ceaf_e(given, wanted)
    return Conll(links, mentions, chains)
