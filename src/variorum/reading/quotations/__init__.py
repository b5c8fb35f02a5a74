"""Quotations: source, cue and content of what an article attributes to somebody (PARC 3.0: Pareti 2016)."""

from variorum.reading.quotations.annotator import QuotationsAnnotator

__all__ = ["QuotationsAnnotator"]
