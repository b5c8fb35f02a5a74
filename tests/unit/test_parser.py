"""The parser: one parse per article, in their order."""

from __future__ import annotations

from variorum.backends.parser import SpacyParser
from variorum.model import Article, Reading
from variorum.reading.pipeline import Reader


def test_every_article_has_its_parse_though_it_has_no_words() -> None:
    texts = [" \n\n ", "The ferry sank.", "\n", "", "Two men swam ashore.\n\nOne drowned.", "\t"]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    parses = list(SpacyParser().parse(articles))
    assert [p.article.id for p in parses] == ["0", "1", "2", "3", "4", "5"]
    assert [len(p.sentences) for p in parses] == [0, 1, 0, 0, 2, 0]


def test_an_article_given_twice_is_parsed_twice() -> None:
    article = Article(id="a", text="The ferry sank.")
    assert [len(p.tokens) for p in SpacyParser().parse([article, article])] == [4, 4]


def test_an_article_of_white_space_is_read_as_nothing() -> None:
    (reading,) = Reader().read([Article(id="a", text=" \n ")])
    assert reading == Reading(article="a")


def test_a_hyphen_left_behind_a_stop_or_a_comma_parts_sentences() -> None:
    text = "The ferry sank.- Two men, crew,-said so. The U.S.-built hull broke."
    (parse,) = SpacyParser().parse([Article(id="a", text=text)])
    assert [text[s.start : s.end] for s in parse.sentences] == [
        "The ferry sank.",
        "Two men, crew,-said so.",
        "The U.S.-built hull broke.",
    ]
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
