"""The page is small: what it adds to the articles' text stays within bounds, and holds nothing needless."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.test_gold_stories import tool
from variorum.edition import Edition
from variorum.edition.pages.slim import slim
from variorum.workspace import read, sample_articles

MOST = 150_000
"""So many bytes a page may have besides its articles' text."""
FIXED = 30_000
"""So much of that are the style, the script and the words of every page."""
PER_ARTICLE = 10_000
"""So much may one short report add."""
STORIES = ("bakhmut", "hass_school", "orly_airport", "duncan_hunter")


def _besides_text(edition: Edition) -> int:
    return len(edition.to_html().encode()) - sum(len(a.text.encode()) for a in edition.articles)


def test_each_report_of_the_sample_adds_little() -> None:
    edition = read(sample_articles())
    assert _besides_text(edition) < FIXED + PER_ARTICLE * len(edition.articles)


@pytest.mark.parametrize("story", STORIES)
def test_the_page_of_an_annotated_story_is_small(shared: Path, tmp_path: Path, story: str) -> None:
    path = shared / "gold" / f"{story}.json"
    if not path.is_file():
        pytest.skip(f"no {path}")
    arguments = tool(shared, "story_files").write(json.loads(path.read_text(encoding="utf-8")), tmp_path)
    assert _besides_text(read([a for a in arguments if a != "--published" and "=" not in a])) < MOST


@pytest.mark.parametrize(
    ("written", "slimmed"),
    [
        ('<p class="a b">one</p>\n\n<p class="c">two</p>', '<p class="a b">one</p><p class=c>two</p>'),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "<ul><li>one<li>two</ul>"),
        ("<b>one</b>\n<b>two</b>", "<b>one</b>\n<b>two</b>"),
        ('<a title="&#34;x&#34;">&#34;x&#34; &lt;b&gt;</a>', '<a title="&#34;x&#34;">"x" &lt;b&gt;</a>'),
        ('<circle r="5.5"/><rect x="3.0" y="3.5">', '<circle r="5.5"/><rect x=3 y=3.5>'),
        ('<style>a  {"b"}</style>', '<style>a  {"b"}</style>'),
        ('<section id="articles">a\n\n  b</section>', "<section id=articles>a\n\n  b</section>"),
    ],
)
def test_only_what_means_nothing_is_left_out(written: str, slimmed: str) -> None:
    assert slim(written) == slimmed
