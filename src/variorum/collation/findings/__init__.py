"""Findings: what the reports agree on, where they differ, what one alone tells."""
