"""Entities of one article: names, their types, and who short names and pronouns mean."""

from variorum.reading.entities.annotator import EntitiesAnnotator

__all__ = ["EntitiesAnnotator"]
