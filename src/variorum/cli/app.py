"""The command `variorum`: its verbs, and what all of them share."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum import __version__
from variorum.cli.demo import demo
from variorum.cli.evaluate import evaluate
from variorum.cli.read import read

EXAMPLES = """\b
Examples:
  variorum demo
  variorum read a.txt b.txt c.html
  variorum read reports/ --published b.txt=2023-03-07
  variorum read reports/ --html story.html --json story.json --quiet
  variorum read reports/ --json - | jq '.findings[] | select(.kind == "conflict") | .summary'

\b
Exit codes: 0 all was read; 1 something could not be read; 2 wrong usage.
"""

app = typer.Typer(
    name="variorum", add_completion=False, no_args_is_help=True, rich_markup_mode=None, epilog=EXAMPLES,
    pretty_exceptions_enable=False,
)  # fmt: skip


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def variorum(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read several reports of one story side by side.

    Variorum tells what the reports agree on and from how many origins, where they differ and on exactly what,
    who said what, and in which order things happened; each statement with the words that it stands on.
    """


app.command("read", no_args_is_help=True)(read)
app.command("demo")(demo)
app.command("evaluate")(evaluate)


def main() -> None:
    """Run the command."""
    app()
