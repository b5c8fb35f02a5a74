"""Measure the reading against spaCy's bare parse, the start-up to a first result, memory, and how collation grows.

    python -m benchmarks [FILE ...] [--rounds N]

Without files, the bundled sample story is read. Reading and bare parse take turns (A B A B …) over the same
paragraphs in one process; the figure that counts is the ratio of their medians.
"""

from __future__ import annotations

import argparse
import math
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.texts import articles, crowd, mixed_crowd, sample_files
from variorum.backends.parser import BATCH, language_model
from variorum.collation import collate
from variorum.model import Article
from variorum.reading import Reader
from variorum.settings import Settings
from variorum.text.segment import paragraphs

SIZES = (10, 30, 100)


def main() -> None:
    """Print every measure."""
    parser = argparse.ArgumentParser(description="Measure Variorum's speed against spaCy's bare parse.")
    parser.add_argument("files", nargs="*", type=Path, help="articles to read (default: the sample story)")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each side (default: %(default)s)")
    options = parser.parse_args()
    files = options.files or sample_files()
    read = articles(files)
    words = sum(len(a.text.split()) for a in read)
    print(f"{platform.machine()}, Python {platform.python_version()}, {len(read)} articles, {words} words")
    reading_against_parse(read, options.rounds)
    start_up(files)
    growth()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process       {peak:8.0f} MB")


def reading_against_parse(read: Sequence[Article], rounds: int) -> None:
    """Time the whole reading and the bare parse in turns."""
    texts = [a.text[s:e] for a in read for s, e in paragraphs(a.text)]
    nlp, reader = language_model(), Reader()

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    def whole() -> None:
        for _ in reader.read(read):
            pass

    for warm in (bare, whole):
        warm()
    times: dict[str, list[float]] = {"bare": [], "whole": []}
    for _ in range(rounds):
        times["bare"].append(_timed(bare))
        times["whole"].append(_timed(whole))
    parse, reading = statistics.median(times["bare"]), statistics.median(times["whole"])
    print(f"bare parse                        {len(read) / parse:8.2f} articles/s")
    print(f"whole reading                     {len(read) / reading:8.2f} articles/s")
    print(f"reading / bare parse              {reading / parse:8.2f} ×   (budget 1.5, aim 1.3)")


def start_up(files: Sequence[Path]) -> None:
    """Time the command cold, from its start to the end of its result."""
    command = [sys.executable, "-m", "variorum", "read", "--quiet", "--json", "-", *map(str, files)]
    took = _timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"`variorum read`, cold, whole      {took:8.2f} s")
    print(f"peak memory of `variorum read`    {peak:8.0f} MB  (budget 1,500)")


def growth() -> None:
    """Time the collation of 10, 30 and 100 reports, after reading; of one war, and mixed with others.

    How it grows is told from the processor's time, which other programs do not lengthen.
    """
    for name, reports in (("of one war", crowd(max(SIZES))), ("mixed", mixed_crowd(max(SIZES)))):
        if not reports:
            print(f"collation, {name:11} skipped: a data set is missing (set VARIORUM_SHARED to its folder)")
            continue
        readings = list(Reader().read(reports))
        before: tuple[int, float] | None = None
        for size in SIZES:
            worked = time.process_time()
            waited = _timed(partial(collate, reports[:size], readings[:size], Settings()))
            took = time.process_time() - worked
            claims = sum(len(r.claims) for r in readings[:size])
            power = math.log(took / before[1]) / math.log(size / before[0]) if before else None
            print(
                f"collation, {size:3} reports {name:11}{waited:8.2f} s, {took:.2f} s of the processor, {claims} claims"
                + (f", grows with power {power:.1f}" if power is not None else "")
                + ("  (budget 30)" if size == max(SIZES) else "")
            )
            before = (size, took)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
