"""The data sets in their original formats: one file per format that takes more than a few lines to read."""
