"""Parse: an article's tokens, sentences and dependency trees, made once and shared by all annotators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from variorum.model.article import Article
from variorum.model.span import Span


class Token:
    """One token of an article, with its place in the dependency tree (Universal POS, ClearNLP labels).

    `i` is its index in `Parse.tokens`; `start` and `end` are code-point offsets into the article's text.
    A root is its own head. White space is no token.
    """

    __slots__ = ("children", "dep", "end", "head", "i", "lemma", "pos", "sentence", "start", "tag", "text")

    def __init__(
        self, i: int, text: str, start: int, lemma: str, pos: str, tag: str, dep: str, sentence: int
    ) -> None:
        self.i = i
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.sentence = sentence
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.pos}, {self.dep})"

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def ancestors(self) -> Iterator[Token]:
        """Yield the head, its head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """Return this token and all that depend on it, in the order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def child(self, *deps: str) -> Token | None:
        """Return the first child with one of these dependency labels."""
        return next((c for c in self.children if c.dep in deps), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` of a parse, as characters `[start, end)`; `paragraph` counts from 0."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Tokens `[first, last)` that the parser's own recogniser takes for a name, with its label (OntoNotes 5)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the parser found in one article."""

    article: Article
    tokens: list[Token]
    sentences: list[Sentence]
    names: list[NamedSpan] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `[first, last)`."""
        return self.article.span(self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_within(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie wholly within the characters `[start, end)`."""
        low, high = self._first_from(start), self._first_from(end)
        return [t for t in self.tokens[low:high] if t.end <= end]

    def _first_from(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low
