"""Progress on standard error, while there is a terminal to show it on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.workspace import Progress


@contextmanager
def progress(shown: bool) -> Iterator[Progress]:
    """Give a function that draws progress; it draws nothing if it is not to be shown or nobody can see it."""
    if not shown or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Opening", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)
