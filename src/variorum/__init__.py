"""Variorum: several reports of one story, read side by side.

    story = variorum.read(["a.txt", "b.html"])

`import variorum` is quick: what a name stands for is imported when the name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from variorum.edition import Edition
    from variorum.errors import InputError, NothingToRead, UsageError, VariorumError
    from variorum.model import Article, Claim, Entity, Finding, PublicationDate, Quotation, Span, Story
    from variorum.settings import Settings
    from variorum.workspace import Workspace, read, sample_articles

_HOME = {
    "Edition": "variorum.edition",
    "InputError": "variorum.errors",
    "NothingToRead": "variorum.errors",
    "UsageError": "variorum.errors",
    "VariorumError": "variorum.errors",
    "Article": "variorum.model",
    "Claim": "variorum.model",
    "Entity": "variorum.model",
    "Finding": "variorum.model",
    "PublicationDate": "variorum.model",
    "Quotation": "variorum.model",
    "Span": "variorum.model",
    "Story": "variorum.model",
    "Settings": "variorum.settings",
    "Workspace": "variorum.workspace",
    "read": "variorum.workspace",
    "sample_articles": "variorum.workspace",
}

__all__ = [
    "Article",
    "Claim",
    "Edition",
    "Entity",
    "Finding",
    "InputError",
    "NothingToRead",
    "PublicationDate",
    "Quotation",
    "Settings",
    "Span",
    "Story",
    "UsageError",
    "VariorumError",
    "Workspace",
    "__version__",
    "read",
    "sample_articles",
]


def __getattr__(name: str) -> Any:
    """Import what a public name stands for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
