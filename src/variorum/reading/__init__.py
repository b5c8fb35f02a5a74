"""Reading: Article → Reading. One annotator per file; `pipeline.py` has their order."""

from variorum.reading.pipeline import Reader

__all__ = ["Reader"]
