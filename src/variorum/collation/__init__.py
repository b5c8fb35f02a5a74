"""Collation: Readings → Story. What several articles say, side by side."""

from variorum.collation.pipeline import collate

__all__ = ["collate"]
