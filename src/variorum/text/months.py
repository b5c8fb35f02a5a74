"""The names of months, as texts write them in dates."""

BEGINNINGS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
"""What each of them begins with, as a pattern."""

MONTH = rf"(?:{BEGINNINGS})[a-z]*\.?"
"""One of them, in full or cut short ("Sept."), as a pattern."""
