"""Claims: one per proposition that an article asserts or attributes."""

from variorum.reading.claims.annotator import ClaimsAnnotator

__all__ = ["ClaimsAnnotator"]
