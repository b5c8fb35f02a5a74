"""Claims with everything that a comparison looks at."""
