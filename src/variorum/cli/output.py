"""Where a story goes: to the terminal, to files, to standard output."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.edition import Edition

STDOUT = "-"
PIPED_WIDTH = 100
NARROWEST = 40


@dataclass(frozen=True)
class Output:
    """What was asked for: files, or "-" for standard output, and whether and how to print the story."""

    json: str | None = None
    html: str | None = None
    everything: bool = False
    quiet: bool = False

    def check(self, inputs: Iterable[str] = ()) -> None:
        """Raise UsageError, before any work is done, if a file cannot be written or is one of the inputs."""
        if self.json == STDOUT and self.html == STDOUT:
            raise UsageError("only one of --json and --html can be written to standard output")
        targets = [Path(t) for t in (self.json, self.html) if t not in (None, STDOUT)]
        if len(targets) == 2 and targets[0].absolute() == targets[1].absolute():
            raise UsageError(f"--json and --html are both to be written to {targets[0]}; name two files")
        given = [Path(i) for i in inputs if i != STDOUT]
        for target in targets:
            if target.is_dir():
                raise UsageError(f"{target} is a folder; name a file in it")
            if not target.absolute().parent.is_dir():
                raise UsageError(f"there is no folder {target.parent}; make it first")
            if not os.access(target.absolute().parent, os.W_OK):
                raise UsageError(f"the folder {target.parent} may not be written to")
            if target.exists() and any(i.exists() and i.samefile(target) for i in given):
                raise UsageError(f"{target} is one of the reports; name another file")

    def write(self, story: Edition) -> None:
        """Write the files, then print what goes to standard output."""
        for target, render in ((self.json, story.to_json), (self.html, story.to_html)):
            if target is not None and target != STDOUT:
                write_whole(Path(target), render().encode())
        if self.json == STDOUT:
            typer.echo(story.to_json().encode(), nl=False)
        elif self.html == STDOUT:
            typer.echo(story.to_html().encode(), nl=False)
        elif not self.quiet:
            typer.echo(_shown(story, self.everything), nl=False, color=True)


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
