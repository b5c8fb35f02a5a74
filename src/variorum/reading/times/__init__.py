"""Times: Article → time expressions (TIMEX3)."""

from variorum.reading.times.annotator import TimesAnnotator

__all__ = ["TimesAnnotator"]
