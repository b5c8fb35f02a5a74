"""The encoder: texts to vectors, from the parser's own word vectors (SIF: Arora, Liang and Ma 2017)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from variorum.backends.parser import language_model
from variorum.text.words import FUNCTION_WORDS, words

Vectors = npt.NDArray[np.float32]

ENOUGH_FOR_COMMON_DIRECTION = 50
"""Texts from which on what all of them have in common is taken out."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimensions), each row of length 1 or, for an empty text, 0."""
        ...


class WordVectorEncoder:
    """Sums a text's word vectors, rare words counting more, and takes out the direction that all texts share.

    300 dimensions. Rarity is counted over the texts of one call: encode what is compared together. See
    docs/decisions/likeness.md for what this was measured against.
    """

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 300), each row of length 1 or, for a text without known words, 0."""
        vocabulary = language_model().vocab
        bags = [[w for w in words(text) if w not in FUNCTION_WORDS] for text in texts]
        counts = Counter(word for bag in bags for word in set(bag))
        table: dict[str, npt.NDArray[np.float32]] = {}
        for word in sorted(counts):
            vector = np.asarray(vocabulary.get_vector(word), dtype=np.float32)
            length = float(np.linalg.norm(vector))
            if length:
                table[word] = vector * np.float32(math.log(1 + len(texts) / counts[word]) / length)
        sums = np.zeros((len(texts), vocabulary.vectors_length), dtype=np.float32)
        for row, bag in zip(sums, bags, strict=True):
            for word in bag:
                if word in table:
                    row += table[word]
        return _unit(_without_common_direction(sums))


def _without_common_direction(rows: Vectors) -> Vectors:
    """Return the rows without their first principal direction, where there are enough to tell it."""
    if len(rows) < ENOUGH_FOR_COMMON_DIRECTION:
        return rows
    _, directions = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    common = directions[:, -1].astype(np.float32)
    return rows - np.outer(rows @ common, common)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    return np.asarray(rows / lengths, dtype=np.float32)
