"""Ingest: bytes → Article. Files, folders, standard input; text, Markdown, HTML; nothing is fetched."""

from variorum.ingest.collect import Ingested, Input, Progress, collect
from variorum.ingest.parse import article_from_bytes

__all__ = ["Ingested", "Input", "Progress", "article_from_bytes", "collect"]
