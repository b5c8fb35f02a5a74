"""Pure functions on strings: no models, no files but the word lists beside the code."""
