"""Scope: whether two figures are of one scene."""

from __future__ import annotations

import pytest

from variorum.collation.claims.views import views
from variorum.collation.entities.join import join_entities
from variorum.collation.pairs.scope import is_one_scene
from variorum.model import Article
from variorum.reading import Reader


@pytest.mark.parametrize(
    ("one", "other", "days", "same"),
    [
        (
            "Shells killed six people in Manchester.",
            "Rockets killed five people in Manchester.",
            (2, 2),
            True,
        ),
        (
            "Shells killed six people in Manchester.",
            "Rockets killed five people in Manchester.",
            (2, 4),
            False,
        ),
        (
            "Shells killed six people in Manchester, Liverpool and Leeds.",
            "Rockets killed five people in Manchester.",
            (2, 2),
            False,
        ),
        (
            "Shells killed six people on 1 May 2024.",
            "Rockets killed five people on 1 May 2024.",
            (2, 4),
            True,
        ),
    ],
    ids=["one town", "one town, reported on two days", "one town of three", "one day"],
)
def test_figures_are_of_one_scene(
    one: str, other: str, days: tuple[int, int], same: bool, reader: Reader
) -> None:
    articles = [
        Article(text=f"{text}\n", name=name, published=f"2024-05-0{day}")
        for name, text, day in zip(("a.txt", "b.txt"), (one, other), days, strict=True)
    ]
    joined = join_entities(sorted(reader.read(articles), key=lambda r: r.article))
    found = [v for v in views(articles, joined.readings, joined.entities) if v.counts]
    a, b = (next(v for v in found if v.article.name == name) for name in ("a.txt", "b.txt"))
    assert is_one_scene(a, b) is same
