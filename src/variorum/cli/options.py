"""The options that verbs share."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.settings import Settings

Published = Annotated[
    list[str] | None,
    typer.Option(
        "--published",
        metavar="NAME=DATE",
        help="The day a report was published, as b.txt=2023-03-07; may be given once for each report.",
    ),
]
Json = Annotated[
    str | None,
    typer.Option(
        "--json", metavar="FILE", help="Write the story as JSON; to standard output alone with “-”."
    ),
]
Html = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help="Write the story as one HTML page that needs nothing else."),
]
Markdown = Annotated[
    str | None,
    typer.Option("--markdown", metavar="FILE", help="Write the story as Markdown with footnoted citations."),
]
Csv = Annotated[
    str | None,
    typer.Option("--csv", metavar="DIR", help="Write the story's tables as CSV files into this folder."),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        "--threshold",
        metavar="SCORE",
        min=0,
        max=1,
        show_default=False,
        help="Show a finding only if it is at least so sure, from 0 (a guess) to 1; "
        f"{Settings().finding_threshold:g} unless given. A lower one shows more, and more that is wrong. What stays "
        "below is counted, and what is above, but unsure, is marked.",
    ),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all", help="Show everything: no list is cut short, and what is below the threshold is shown too."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Do not print the story, nor progress.")]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        help="Log what is done to standard error; -vv: in detail.",
    ),
]
