"""Pages: an edition as HTML. What a part shows is in `contexts`, how it looks in `templates`."""

from variorum.edition.pages.render import render

__all__ = ["render"]
