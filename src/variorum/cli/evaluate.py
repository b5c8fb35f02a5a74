"""variorum evaluate: how good the reading is, measured on public data."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli import options
from variorum.cli.output import STDOUT, complain, write_whole
from variorum.cli.progress import progress
from variorum.cli.running import SOME_FAILED, errors, start_log
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.evaluation import Report
    from variorum.evaluation.floors import Floors

FLOORS, RESULTS = "floors.json", "results"


class PartName(StrEnum):
    """The parts of the data that may be measured on."""

    dev = "dev"
    train = "train"
    own = "own"
    differences = "differences"
    written = "written"
    held_out = "held-out"


Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="BENCHMARK", help="What to measure; everything if none is named."),
]
Data = Annotated[
    Path,
    typer.Option(
        "--data", metavar="DIR", envvar="VARIORUM_DATA", help="The folder with a folder per data set."
    ),
]
Part_ = Annotated[
    PartName,
    typer.Option(
        "--part",
        help="Which part of the data: own is annotated in this project; differences is of more stories, of which "
        "only these are annotated; written is of stories written here, whose reports share no sentence; held-out is "
        "of stories kept for a last check, without floors or mistakes.",
    ),
]
JsonFile = Annotated[
    str | None,
    typer.Option(
        "--json",
        metavar="FILE",
        help="Write the figures, and the mistakes shown, as JSON; to standard output alone with “-”.",
    ),
]
Errors = Annotated[
    int,
    typer.Option("--errors", metavar="N", min=0, help="Print the N most telling mistakes with their text."),
]
Record = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="DIR",
        help="Hold the figures against DIR/floors.json; exit with 1 if one has fallen.",
    ),
]
Raise = Annotated[
    bool,
    typer.Option(
        "--raise-floors", help="Raise the floors in DIR to the figures, and keep these in DIR/results/."
    ),
]


def evaluate(
    names: Names = None,
    data: Data = Path("data"),
    part: Part_ = PartName.dev,
    json: JsonFile = None,
    show: Errors = 0,
    record: Record = None,
    raise_floors: Raise = False,
    verbose: options.Verbose = 0,
) -> None:
    """Measure the reading on public data sets, beside baselines.

    \b
    Examples:
      variorum evaluate --data ../data
      variorum evaluate times quotations --errors 20
    """
    start_log(verbose)
    with errors():
        if raise_floors and record is None:
            raise UsageError("--raise-floors needs --record DIR, the folder that has the floors")
        if record and part is PartName.held_out:
            raise UsageError("held-out stories have no floors: leave out --record")
        if not data.is_dir():
            raise UsageError(f"there is no folder {data}; name the data's with --data or VARIORUM_DATA")
        from variorum.evaluation import chosen
        from variorum.evaluation import evaluate as run
        from variorum.evaluation.floors import load_floors

        benchmarks = chosen(names or ())
        with progress(True) as report_progress:
            report = run(benchmarks, data, part.value, report_progress)
        floors = load_floors(record / FLOORS) if record else {}
        if json != STDOUT:
            _print(report, floors, show)
        for line in report.skipped:
            complain(f"skipped {line}")
        if json:
            _write_json(report, show, json)
        if record and raise_floors:
            complain(_keep(report, floors, record))
        elif record:
            _hold(report, floors)


def _print(report: Report, floors: Floors, show: int) -> None:
    """Print the figures and the most telling mistakes."""
    from variorum.evaluation.benchmark import OURS, telling
    from variorum.evaluation.floors import key

    for outcome in report.outcomes:
        floor = floors[key(outcome)].figures if key(outcome) in floors else {}
        typer.echo(
            f"{outcome.benchmark}, {outcome.part}: {outcome.corpus}; {report.seconds[outcome.benchmark]} s"
        )
        for figure in outcome.figures:
            ours = figure.system == OURS
            against = [f"aim {figure.aim:.2f}"] if ours and figure.aim is not None else []
            against += [f"floor {floor[figure.measure]:.4f}"] if ours and figure.measure in floor else []
            tail = "; ".join([*against, *([figure.detail] if figure.detail else [])])
            typer.echo(f"  {figure.measure:34} {figure.system:24} {figure.value:.4f}  {tail}".rstrip())
        for note in outcome.notes:
            typer.echo(f"  {note}")
        for mistake, times in telling(outcome.mistakes, show):
            typer.echo(
                f"\n  {mistake.kind}{f' ×{times}' if times > 1 else ''} [{mistake.place}]\n    {mistake.text}"
            )
            typer.echo(f"    wanted: {mistake.wanted or 'nothing'}\n    given:  {mistake.given or 'nothing'}")
        typer.echo("")


def _write_json(report: Report, show: int, target: str) -> None:
    import msgspec
    from msgspec import structs

    from variorum.evaluation.benchmark import telling

    outcomes = tuple(
        structs.replace(o, mistakes=tuple(m for m, _ in telling(o.mistakes, show))) for o in report.outcomes
    )
    written = msgspec.json.encode(structs.replace(report, outcomes=outcomes)) + b"\n"
    if target == STDOUT:
        typer.echo(written, nl=False)
    else:
        write_whole(Path(target), written)


def _hold(report: Report, floors: Floors) -> None:
    """Exit with 1 if a figure has fallen below its floor."""
    from variorum.evaluation.floors import fallen, unpinned

    for line in unpinned(report.outcomes, floors):
        complain(line)
    if lines := fallen(report.outcomes, floors):
        for line in lines:
            complain(line)
        raise typer.Exit(SOME_FAILED)


def _keep(report: Report, floors: Floors, record: Path) -> str:
    """Raise the floors and keep the result; return where they are."""
    from variorum.evaluation.floors import raised, save_floors
    from variorum.evaluation.results import current_commit, result_of, save_result

    record.mkdir(parents=True, exist_ok=True)
    save_floors(record / FLOORS, raised(report.outcomes, floors))
    now = datetime.datetime.now(datetime.UTC)
    path = save_result(record / RESULTS, result_of(report, now, current_commit(record)))
    return f"floors are in {record / FLOORS}, the result is in {path}"
