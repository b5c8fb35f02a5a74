"""Quantities: Article → numbers, and what they count."""

from variorum.reading.quantities.annotator import QuantitiesAnnotator

__all__ = ["QuantitiesAnnotator"]
