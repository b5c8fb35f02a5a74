"""Every error that Variorum raises on purpose.

VariorumError
├── UsageError              the call itself is wrong: a bad option, no input at all
├── InputError              one input cannot be read; the others still can
│   ├── MissingInput        no such file or folder, or no permission to read it
│   ├── EmptyInput          nothing in it but white space
│   ├── UndecodableInput    binary, or in no encoding that can be told
│   ├── OversizedInput      larger than Settings.max_bytes
│   ├── NoArticleFound      HTML in which no article can be found
│   └── DuplicateInput      the same file, or the same text under the same name, was given before
└── NothingToRead           no input was left to make a story of
"""

from __future__ import annotations


class VariorumError(Exception):
    """The root of the tree: catch it to catch all that Variorum raises on purpose."""


class UsageError(VariorumError):
    """The call is wrong; nothing was read."""


class InputError(VariorumError):
    """One input cannot be read: says which, what is wrong with it, and what to do."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}. {remedy}.")
        self.name = name
        self.problem = problem
        self.remedy = remedy


class MissingInput(InputError):
    """There is no such file or folder, or it may not be read."""


class EmptyInput(InputError):
    """The input holds nothing but white space."""


class UndecodableInput(InputError):
    """The input is binary, or in no encoding that can be told."""


class OversizedInput(InputError):
    """The input is larger than `Settings.max_bytes`."""


class NoArticleFound(InputError):
    """The input is HTML in which no article can be found."""


class DuplicateInput(InputError):
    """The same file, or the same text under the same name, was given before."""


class NothingToRead(VariorumError):
    """No input was left to make a story of; `failures` says why each was dropped."""

    def __init__(self, failures: tuple[InputError, ...]) -> None:
        super().__init__("nothing to read: " + (" ".join(str(f) for f in failures) or "no input was given."))
        self.failures = failures
