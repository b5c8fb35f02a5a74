"""variorum demo: the sample story."""

from __future__ import annotations

from variorum.cli.asked import Asked, asking
from variorum.cli.running import run


@asking
def demo(asked: Asked) -> None:
    """Read the sample story: six invented reports."""
    from variorum.workspace import sample_articles

    run(asked, lambda workspace, report: workspace.collect(sample_articles(), progress=report))
