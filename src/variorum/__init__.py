"""Variorum: several reports of one story, read side by side."""

__version__ = "0.1.0"
