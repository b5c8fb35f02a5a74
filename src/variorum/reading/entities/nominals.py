"""Mentions by a common noun: "a driver", "the two officers", "her mother", "the store"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from variorum.model import Parse, Token
from variorum.reading.entities.headlines import is_headline
from variorum.reading.entities.nouns import Kind, kind_of, lemma_of

Determiner = Literal["definite", "indefinite", "possessive", "bare"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHERS = frozenset(
    {
        "other",
        "another",
        "second",
        "third",
        "new",
        "different",
        "more",
        "additional",
        "former",
        "future",
        "next",
    }
)
_INSIDE = ("compound", "nmod", "amod", "npadvmod")
_MODIFIERS = ("amod", "compound", "nmod", "nummod")
_TELLING = frozenset({"of", "in", "from", "for", "at", "behind", "with"})
_RELATIVE = ("relcl", "acl")


@dataclass(slots=True)
class Nominal:
    """A noun that means somebody or somewhere, with what its phrase tells.

    `first` is the token that its mention begins with: a compound before it, or itself. `modifiers` are lemmas;
    `told` says that something behind it tells which is meant ("of …", "who …"); `other` that it is not one that
    was told of before.
    """

    token: Token
    kind: Kind
    first: int
    determiner: Determiner
    modifiers: frozenset[str]
    owner: Token | None
    told: bool
    other: bool

    @property
    def lemma(self) -> str:
        """The lemma in lower case."""
        return lemma_of(self.token)

    @property
    def plural(self) -> bool:
        """Whether it is about several."""
        return self.token.tag in ("NNS", "NNPS")


def find_nominals(parse: Parse, taken: Collection[int], speaking: Collection[int]) -> list[Nominal]:
    """Return the nouns that mean somebody or somewhere, in the order of the text.

    `taken` tokens are in names; `speaking` tokens are people already.
    """
    found: dict[int, Nominal] = {}
    headline = [is_headline(parse, s) for s in parse.sentences]
    for token in parse.tokens:
        if token.i in taken:
            continue
        capital = headline[token.sentence] or parse.sentences[token.sentence].first == token.i
        kind: Kind | None = "person" if token.i in speaking else kind_of(token, proper=capital)
        if kind is None or (kind != "person" and token.tag in ("NNS", "NNPS")):
            continue
        titled = _before_name(parse, token, taken)
        if (titled and token.pos == "PROPN") or (token.dep in _INSIDE and not titled):
            continue
        nominal = _nominal(token, kind, taken)
        if (
            nominal.determiner == "bare"
            and token.dep == "conj"
            and (before := found.get(token.head.i)) is not None
        ):
            nominal.determiner, nominal.owner = before.determiner, before.owner  # "his mother and sister"
        found[token.i] = nominal
    return list(found.values())


def _before_name(parse: Parse, token: Token, taken: Collection[int]) -> bool:
    """Tell whether a noun stands right before a name, as "attorney" in "attorney Anna Keller"."""
    following = token.i + 1
    return following in taken and parse.tokens[following].sentence == token.sentence


def _nominal(token: Token, kind: Kind, taken: Collection[int]) -> Nominal:
    determiner: Determiner = "bare"
    owner = None
    modifiers: set[str] = set()
    other = False
    first = token.i
    head = token if token.dep not in _INSIDE else token.head
    children = [
        c
        for c in {t.i: t for t in (*token.children, *(head.children if head is not token else ()))}.values()
        if c.i < token.i
    ]
    for child in children:
        word = child.lower
        if child.dep == "det":
            determiner = "definite" if word in _DEFINITE else "indefinite"
            other |= word in _OTHERS
        elif child.dep == "poss":
            determiner, owner = "possessive", child
        elif child.dep in _MODIFIERS:
            if word in _OTHERS:
                other = True
            if child.dep == "nummod" and determiner == "bare":
                determiner = "indefinite"
            modifiers.add(child.lemma.lower())
    while first - 1 in {
        c.i for c in children if c.dep == "compound" and c.i not in taken and c.text[0].isalpha()
    }:
        first -= 1
    behind = [c for c in token.children if c.i > token.i]
    told = any((c.dep == "prep" and c.lower in _TELLING) or c.dep in _RELATIVE for c in behind)
    return Nominal(token, kind, first, determiner, frozenset(modifiers), owner, told, other)
