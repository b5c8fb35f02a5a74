"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def abbreviated_titles() -> tuple[str, ...]:
    """Return the titles that are written with a full stop: "Lt."."""
    data = tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8"))
    return tuple(data["titles"])
