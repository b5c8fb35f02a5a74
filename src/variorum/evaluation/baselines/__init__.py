"""One file per baseline: what a user would have without Variorum."""
