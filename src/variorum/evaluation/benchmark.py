"""What a benchmark is, and what running one gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

Part = Literal["dev", "train", "own", "differences", "written", "held-out"]
"""`own`, `differences` and `written` are annotated in this project and may be looked at, as dev may; `held-out` may
not, and has no floors."""
HELD_OUT: Part = "held-out"
Progress = Callable[[str, int, int], None]
"""Called as work goes on: what is read, how many of its articles are done, how many there are."""

OURS = "variorum"


class Figure(Struct, frozen=True, kw_only=True):
    """One measured value in [0, 1]: of which measure, of which system, and what it is made of.

    `aim` is what is to be reached, where an aim was set.
    """

    measure: str
    value: float
    system: str = OURS
    aim: float | None = None
    detail: str = ""


class Mistake(Struct, frozen=True, kw_only=True):
    """One mistake of ours: its kind, where it is, the text around it with the words in ⟦⟧, both answers.

    `like` is what mistakes of one cause have in common; what is common is shown first.
    """

    kind: str
    place: str
    text: str
    wanted: str = ""
    given: str = ""
    like: str = ""


class Outcome(Struct, frozen=True, kw_only=True):
    """What a benchmark gave on one part of its data. `corpus` says what was read, `digest` is its checksum."""

    benchmark: str
    part: Part
    corpus: str
    digest: str
    figures: tuple[Figure, ...]
    mistakes: tuple[Mistake, ...] = ()
    notes: tuple[str, ...] = ()


class Benchmark(Protocol):
    """Measures one thing on one data set. `folder` is the data set's folder, `title` what is measured."""

    name: str
    title: str
    folder: str
    parts: tuple[Part, ...]

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        """Return the files that are read, below the folder of all data; none where the data set is missing."""
        ...

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        """Measure on one part of the data."""
        ...


def digest(root: Path, files: Sequence[Path]) -> str:
    """Return a checksum of files: of their bytes, and of their paths below a root, or their names if they are not."""
    whole = hashlib.sha256()
    for path in sorted(files, key=lambda path: _below(root, path)):
        whole.update(_below(root, path).encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def around(text: str, start: int, end: int, margin: int = 60) -> str:
    """Return the words at `[start, end)` in ⟦⟧ with a margin on both sides, on one line."""
    shown = f"{text[max(0, start - margin) : start]}⟦{text[start:end]}⟧{text[end : end + margin]}"
    return " ".join(shown.split())


def telling(mistakes: Sequence[Mistake], count: int) -> list[tuple[Mistake, int]]:
    """Return the most telling mistakes: one of each cause, with how often it occurs.

    Causes are taken from each kind in turn, the commonest of a kind first.
    """
    kinds: dict[str, dict[str, list[Mistake]]] = {}
    for mistake in mistakes:
        kinds.setdefault(mistake.kind, {}).setdefault(mistake.like or mistake.text, []).append(mistake)
    ranked = [sorted(causes.values(), key=lambda ms: (-len(ms), ms[0].place)) for causes in kinds.values()]
    ranked.sort(key=lambda causes: -sum(map(len, causes)))
    turns = (
        causes[turn]
        for turn in range(max(map(len, ranked), default=0))
        for causes in ranked
        if turn < len(causes)
    )
    return [(ms[0], len(ms)) for ms, _ in zip(turns, range(count), strict=False)]
