"""variorum read: several reports in, one story out."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli import options
from variorum.cli.output import Output
from variorum.cli.running import errors, run, start_log

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Text, Markdown or HTML files, folders of them, or - for standard input."
    ),
]


def read(
    inputs: Inputs,
    published: options.Published = None,
    json: options.Json = None,
    html: options.Html = None,
    markdown: options.Markdown = None,
    csv: options.Csv = None,
    everything: options.Everything = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Read several reports of one story and print what they amount to.

    \b
    Examples:
      variorum read a.txt b.txt c.html
      variorum read reports/ --published b.txt=2023-03-07 --html story.html
      pbpaste | variorum read - a.txt
    """
    start_log(verbose)
    output = Output(json=json, html=html, markdown=markdown, csv=csv, everything=everything, quiet=quiet)
    with errors():
        output.check(inputs)
        run(
            output,
            lambda workspace, report: workspace.collect(inputs, published=published or (), progress=report),
        )
