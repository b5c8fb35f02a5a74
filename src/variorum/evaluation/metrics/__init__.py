"""One file per metric, each with the paper that defines it."""
