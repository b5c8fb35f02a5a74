"""Running a verb: its log, its errors, its exit code."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from variorum.cli.output import complain
from variorum.cli.progress import progress
from variorum.errors import NothingToRead, UsageError, VariorumError

if TYPE_CHECKING:
    from variorum.cli.asked import Asked
    from variorum.ingest import Ingested
    from variorum.workspace import Progress, Workspace

SOME_FAILED = 1
WRONG_USAGE = 2
LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)


def start_log(verbose: int) -> None:
    """Send the library's log to standard error: warnings, with -v what is done, with -vv in detail."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("variorum").setLevel(LEVELS[min(verbose, len(LEVELS) - 1)])


@contextmanager
def errors() -> Iterator[None]:
    """Turn what Variorum raises on purpose into plain lines and an exit code."""
    try:
        yield
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    except NothingToRead as error:
        for failure in error.failures:
            complain(str(failure))
        complain("nothing to read.")
        raise typer.Exit(SOME_FAILED) from error
    except (VariorumError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        complain(str(error))
        raise typer.Exit(SOME_FAILED) from error


def run(asked: Asked, collect: Callable[[Workspace, Progress], Ingested], inputs: Iterable[str] = ()) -> None:
    """Collect, read and write one story; exit with 1 if some input failed."""
    start_log(asked.verbose)
    with errors():
        asked.check(inputs)
        from variorum.workspace import Workspace

        workspace = Workspace(asked.settings)
        with progress(not asked.quiet) as report:
            ingested = collect(workspace, report)
            story = workspace.edit(ingested, progress=report)
        for failure in ingested.failures:
            complain(str(failure))
        asked.write(story)
    if ingested.failures:
        raise typer.Exit(SOME_FAILED)
