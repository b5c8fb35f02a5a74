"""Logistic models, read from files that the training scripts write: a bias, and a weight for each feature."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression. A feature without a weight counts nothing."""

    bias: float
    weights: Features

    def __call__(self, found: Features) -> float:
        """Return the probability in [0, 1] that an example with these features is what the model was fitted to."""
        total = self.bias
        for name, x in found.items():
            total += self.weights.get(name, 0.0) * x
        return 1 / (1 + math.exp(-total))


@cache
def model(name: str) -> Logistic:
    """Return the model in the file of this name, beside this module."""
    read = tomllib.loads((files(__package__ or "") / f"{name}.toml").read_text(encoding="utf-8"))
    return Logistic(read["bias"], read["weights"])
