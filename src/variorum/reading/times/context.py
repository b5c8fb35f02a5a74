"""The parse of an article as the guards look at it: by position."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from variorum.model import Parse, Token
from variorum.reading.times.lexer import Lexeme


@dataclass(frozen=True)
class Context:
    """The parse of an article, by position."""

    parse: Parse

    @cached_property
    def by_start(self) -> dict[int, Token]:
        """Tokens by where they start."""
        return {t.start: t for t in self.parse.tokens}

    @cached_property
    def name_labels(self) -> dict[int, str]:
        """The label of the name that each token stands in, by the token's index."""
        return {i: n.label for n in self.parse.names for i in range(n.first, n.last)}

    def token(self, lexeme: Lexeme) -> Token | None:
        """Return the token that a lexeme starts with."""
        return self.by_start.get(lexeme.start)

    def tokens(self, words: list[Lexeme]) -> list[Token]:
        """Return the tokens of a run of lexemes."""
        return self.parse.tokens_within(words[0].start, words[-1].end)

    def before(self, lexeme: Lexeme) -> Token | None:
        """Return the token before a lexeme in its sentence."""
        token = self.token(lexeme)
        if token is None or token.i == 0 or self.parse.tokens[token.i - 1].sentence != token.sentence:
            return None
        return self.parse.tokens[token.i - 1]

    def after(self, lexeme: Lexeme) -> Token | None:
        """Return the token after a lexeme in its sentence."""
        inside = self.parse.tokens_within(lexeme.start, lexeme.end)
        if not inside or inside[-1].i + 1 >= len(self.parse.tokens):
            return None
        after = self.parse.tokens[inside[-1].i + 1]
        return after if after.sentence == inside[-1].sentence else None
