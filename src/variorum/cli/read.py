"""variorum read: several reports in, one story out."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli import options
from variorum.cli.asked import Asked, asking
from variorum.cli.running import run

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Text, Markdown or HTML files, folders of them, or - for standard input."
    ),
]


@asking
def read(asked: Asked, inputs: Inputs, published: options.Published = None) -> None:
    """Read several reports of one story and print what they amount to.

    \b
    Examples:
      variorum read a.txt b.txt c.html
      variorum read reports/ --published b.txt=2023-03-07 --html story.html
      variorum read reports/ --threshold 0.7
      pbpaste | variorum read - a.txt
    """
    run(
        asked,
        lambda workspace, report: workspace.collect(inputs, published=published or (), progress=report),
        inputs,
    )
