"""The command line: one thin file per verb."""

from variorum.cli.app import main

__all__ = ["main"]
