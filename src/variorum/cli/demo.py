"""variorum demo: the sample story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.cli import options
from variorum.cli.output import Output
from variorum.cli.running import errors, run, start_log

if TYPE_CHECKING:
    from variorum.model import Article


def demo(
    json: options.Json = None,
    html: options.Html = None,
    markdown: options.Markdown = None,
    csv: options.Csv = None,
    everything: options.Everything = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = 0,
) -> None:
    """Read the sample story: six invented reports."""
    start_log(verbose)
    output = Output(json=json, html=html, markdown=markdown, csv=csv, everything=everything, quiet=quiet)
    with errors():
        output.check()
        run(output, lambda workspace, report: workspace.collect(_sample(), progress=report))


def _sample() -> tuple[Article, ...]:
    from variorum.workspace import sample_articles

    return sample_articles()
