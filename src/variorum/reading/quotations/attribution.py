"""Attribution: what the parse says is said, by whom."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Token


@dataclass(slots=True)
class Attribution:
    """A cue with its source and content, as tokens of the parse. `content` is a list of `[first, last)`."""

    cue: Token
    frame: str
    source: Token | None
    content: list[tuple[int, int]]
    medium: Token | None = None

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """The token after the last of the content."""
        return self.content[-1][1]
