"""Edition: Story → title, timeline, brief, and its renderings."""

from variorum.edition.editing import edit
from variorum.edition.edition import Edition

__all__ = ["Edition", "edit"]
