"""The encoder of meaning: a claim to a vector that is near to that of the same point told in other words.

A small language model of our own, trained by `scripts/train_meaning.py`; what on, and what was measured, is in
docs/decisions/meaning.md.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from variorum.backends.encoder import Vectors
from variorum.backends.wordpiece import WordPiece

MODEL = Path(__file__).with_name("meaning.onnx")
DIMENSIONS = 384
LONGEST = 64
"""Pieces of a text that are read; a claim has seldom more."""


class MeaningEncoder:
    """Reads each text by itself: its vector does not depend on what else is encoded with it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 384), each row of length 1 or, for a text without words, 0."""
        different = sorted(set(texts))
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            read = dict(zip(different, threads.map(_read, different), strict=True))
        return np.array([read[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])


@cache
def _pieces() -> WordPiece:
    return WordPiece()


def _read(text: str) -> Vectors:
    numbers = _pieces().numbers_of(text, LONGEST)
    if len(numbers) == len(_pieces().numbers_of("", LONGEST)):
        return np.zeros(DIMENSIONS, dtype=np.float32)
    (vector,) = _session().run(None, {"numbers": np.array([numbers], dtype=np.int64)})
    return np.asarray(vector[0], dtype=np.float32)
