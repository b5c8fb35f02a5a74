"""Collation: Readings → Story. What several articles say, side by side."""
