"""Results: what was measured when, on which commit; and the table made of the newest."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from variorum import __version__
from variorum.evaluation.benchmark import OURS, Figure, Outcome
from variorum.evaluation.benchmarks import all_benchmarks
from variorum.evaluation.floors import Floors, key
from variorum.evaluation.running import Report, without_texts


class Result(Struct, frozen=True, kw_only=True):
    """One report with its date (UTC), the version and the commit; a commit with changes on top ends in "+"."""

    date: str
    version: str
    commit: str
    report: Report


def result_of(report: Report, now: datetime.datetime, commit: str) -> Result:
    """Return the result to keep of a report: without any text of the data."""
    date = now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H%MZ")
    return Result(date=date, version=__version__, commit=commit, report=without_texts(report))


def current_commit(folder: Path) -> str:
    """Return the short id of the commit that is checked out in a folder; empty where there is none."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    try:
        changed = git("status", "--porcelain", "--untracked-files=no", "--", ":/src")
        return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def save_result(folder: Path, result: Result) -> Path:
    """Write a result into a folder of results, under its date and commit."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.date}-{result.commit.rstrip('+') or 'none'}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n")
    return path


def load_results(folder: Path) -> list[Result]:
    """Return the results of a folder, the oldest first."""
    found = (msgspec.json.decode(path.read_bytes(), type=Result) for path in folder.glob("*.json"))
    return sorted(found, key=lambda result: (result.date, result.commit))


def table(results: Sequence[Result], floors: Floors) -> str:
    """Return the newest outcome of each benchmark as a Markdown table, our figures beside the baselines'."""
    newest = {key(outcome): (outcome, result) for result in results for outcome in result.report.outcomes}
    outcomes = [outcome for result in results for outcome in result.report.outcomes]
    order = [b.name for b in all_benchmarks()]
    rows = ["| task | measure | Variorum | others | aim | floor |", "|---|---|---:|---|---:|---:|"]
    measured = []
    titles = {b.name: b.title for b in all_benchmarks()}
    for name, (outcome, result) in sorted(
        newest.items(), key=lambda item: (order.index(item[1][0].benchmark), item[0])
    ):
        for n, figure in enumerate(f for f in outcome.figures if f.system == OURS):
            floor = floors[name].figures.get(figure.measure) if name in floors else None
            cells = (
                f"{titles[outcome.benchmark]}, {outcome.part}" if n == 0 else "",
                figure.measure,
                f"**{_value(figure.value)}**",
                _others(outcome, figure, outcomes),
                _value(figure.aim),
                _value(floor),
            )
            rows.append(f"| {' | '.join(cells)} |")
        measured.append(f"{name}: {outcome.corpus}; {result.date}, commit {result.commit or 'unknown'}")
    return "\n".join([*rows, "", *(f"- {line}" for line in measured)]) + "\n"


def _value(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _others(outcome: Outcome, figure: Figure, outcomes: Sequence[Outcome]) -> str:
    """Return the newest figures of the other systems on the same data; not every run has all of them."""
    values = {
        f.system: f.value
        for o in outcomes
        if (o.benchmark, o.part, o.digest) == (outcome.benchmark, outcome.part, outcome.digest)
        for f in o.figures
        if f.measure == figure.measure and f.system != OURS
    }
    return ", ".join(f"{system} {_value(value)}" for system, value in sorted(values.items()))
