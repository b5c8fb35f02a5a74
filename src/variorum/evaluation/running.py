"""Run benchmarks one after the other; what has no data is skipped, and said."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from variorum.errors import UsageError
from variorum.evaluation.benchmark import Benchmark, Outcome, Part, Progress
from variorum.evaluation.benchmarks import all_benchmarks


class Report(Struct, frozen=True, kw_only=True):
    """What running benchmarks gave: their outcomes, why others were skipped, and the seconds that each took."""

    outcomes: tuple[Outcome, ...] = ()
    skipped: tuple[str, ...] = ()
    seconds: dict[str, float] = {}


def chosen(names: Sequence[str]) -> tuple[Benchmark, ...]:
    """Return the benchmarks of these names, all without names. Raises UsageError for a name that none has."""
    known = {b.name: b for b in all_benchmarks()}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no benchmark {name!r}; there are {', '.join(known)}")
    return tuple(b for b in known.values() if not names or b.name in names)


def evaluate(benchmarks: Sequence[Benchmark], data: Path, part: Part, progress: Progress) -> Report:
    """Run benchmarks on one part of the data sets below a folder."""
    outcomes, skipped, seconds = [], [], {}
    for benchmark in benchmarks:
        if part not in benchmark.parts:
            skipped.append(f"{benchmark.name}: its data has no {part} part")
        elif not benchmark.files(data, part):
            skipped.append(f"{benchmark.name}: no data in {data / benchmark.folder}")
        else:
            start = time.perf_counter()
            outcomes.append(benchmark.run(data, part, progress))
            seconds[benchmark.name] = round(time.perf_counter() - start, 1)
    return Report(outcomes=tuple(outcomes), skipped=tuple(skipped), seconds=seconds)


def without_texts(report: Report) -> Report:
    """Return the report without its mistakes, which hold text of the data."""
    return structs.replace(
        report, outcomes=tuple(structs.replace(outcome, mistakes=()) for outcome in report.outcomes)
    )
