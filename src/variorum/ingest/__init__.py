"""Ingest: bytes → Article."""
