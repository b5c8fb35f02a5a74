"""Columns of a terminal: a paragraph that hangs behind a bullet, words beside what they belong to."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

LABEL_SHARE = 4
"""A left-hand column takes at most one part in four of the width."""


def bullet(text: Text, indent: int = 2) -> RenderableType:
    """Return a paragraph that hangs behind a bullet."""
    table = Table.grid()
    table.add_column(width=indent + 2)
    table.add_column(overflow="fold", ratio=1)
    table.add_row(" " * indent + "•", text)
    return table


class Columns:
    """Two columns; the left one is the same width everywhere, so that sections line up."""

    def __init__(self, rows: list[tuple[RenderableType, RenderableType]]) -> None:
        self.rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table.grid(padding=(0, 2, 0, 0))
        left = max(12, min(30, options.max_width // LABEL_SHARE))
        table.add_column(width=left, overflow="fold")
        table.add_column(overflow="fold", ratio=1)
        for row in self.rows:
            table.add_row(*row)
        yield table
