"""Where a story goes: to the terminal, to files, to standard output."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from variorum.cli import options
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.edition import Edition

STDOUT = "-"
PIPED_WIDTH = 100
NARROWEST = 40


@dataclass(frozen=True, kw_only=True)
class Output:
    """What was asked for: files, or "-" for standard output, and whether and how to print the story."""

    json: options.Json = None
    html: options.Html = None
    markdown: options.Markdown = None
    csv: options.Csv = None
    everything: options.Everything = False
    quiet: options.Quiet = False

    def check(self, inputs: Iterable[str] = ()) -> None:
        """Raise UsageError, before any work is done, if a file cannot be written or is one of the inputs."""
        asked = {"--json": self.json, "--html": self.html, "--markdown": self.markdown}
        if len(both := [option for option, target in asked.items() if target == STDOUT]) > 1:
            raise UsageError(f"only one of {' and '.join(both)} can be written to standard output")
        named: dict[Path, str] = {}
        for option, name in asked.items():
            if name is None or name == STDOUT:
                continue
            target = Path(name).absolute()
            if target in named:
                raise UsageError(
                    f"{named[target]} and {option} are both to be written to {name}; name two files"
                )
            named[target] = option
            if target.is_dir():
                raise UsageError(f"{name} is a folder; name a file in it")
            _check_writable(target, inputs)
        if self.csv is not None:
            self._check_folder(Path(self.csv), inputs)

    def _check_folder(self, folder: Path, inputs: Iterable[str]) -> None:
        """Raise UsageError if the tables cannot be written into a folder."""
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file; --csv needs a folder")
        if not folder.exists():
            _check_writable(folder, ())
            return
        from variorum.edition.tables import COLUMNS

        for name in COLUMNS:
            _check_writable(folder / f"{name}.csv", inputs)

    def write(self, story: Edition) -> None:
        """Write the files, then print what goes to standard output."""
        renderings = (
            (self.json, story.to_json),
            (self.html, lambda: story.to_html(made=_today())),
            (self.markdown, story.to_markdown),
        )
        for target, render in renderings:
            if target is not None and target != STDOUT:
                write_whole(Path(target), render().encode())
        if self.csv is not None:
            Path(self.csv).mkdir(exist_ok=True)
            for name, table in story.to_csv().items():
                write_whole(Path(self.csv) / name, table.encode())
        for target, render in renderings:
            if target == STDOUT:
                typer.echo(render().encode(), nl=False)
                return
        if not self.quiet:
            typer.echo(_shown(story, self.everything), nl=False, color=True)


def _today() -> datetime.date:
    """Return the day, or the one that SOURCE_DATE_EPOCH gives where the same bytes are wanted on all days."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def _check_writable(target: Path, inputs: Iterable[str]) -> None:
    """Raise UsageError if a file cannot be put in its place, or would replace one of the inputs."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise UsageError(f"there is no folder {target.parent}; make it first")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"the folder {target.parent} may not be written to")
    given = (Path(i) for i in inputs if i != STDOUT)
    if target.exists() and any(i.exists() and i.samefile(target) for i in given):
        raise UsageError(f"{target} is one of the reports; name another file")


def _shown(story: Edition, everything: bool) -> str:
    """Return the story for standard output: as wide as the terminal and in colour, if it is one."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        return story.to_text(PIPED_WIDTH, everything=everything)
    colour = not console.no_color and not console.is_dumb_terminal
    return story.to_text(max(NARROWEST, console.width), colour=colour, everything=everything)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.absolute().parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """Return the permissions that new files are not to have."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def complain(message: str) -> None:
    """Print one line to standard error."""
    typer.echo(f"variorum: {message}", err=True)
