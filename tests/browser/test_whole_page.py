"""The story's page as a whole, in a browser: it runs and asks for nothing that is not its own, fits its window, has no
fault that keeps anybody from reading it, and opens at once."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NARROW, WIDE, Open
from tests.unit.edition_example import STORY
from variorum.edition import Edition, edit
from variorum.edition.pages.render import drawn
from variorum.model import Article

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
OUTLINE = """(html) => {
  const outline = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() && node.data.replace(/\\s+/g, " ");
    const parts = [...node.childNodes].map(outline).filter(Boolean);
    const attributes = [...(node.attributes ?? [])].map((a) => [a.name, a.value.replace(/^(-?\\d+)\\.0$/, "$1")]);
    return [node.nodeName, attributes, ...parts];
  };
  return outline(new DOMParser().parseFromString(html, "text/html").documentElement);
}"""
HOSTILE = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'> \"'</mark></style>&lt; "
    "\u202eevil\u202c {{ 7 * 7 }} javascript:alert(1)"
)


@SIZES
def test_a_hostile_article_is_shown_and_does_nothing(open_page: Open, size: tuple[int, int]) -> None:
    article = Article(name=HOSTILE, source=HOSTILE, title=HOSTILE * 80, text=f"{HOSTILE}\n\nMore." * 5)
    entity = msgspec.structs.replace(STORY.entities[0], id="e9", name=HOSTILE, spellings=(HOSTILE, "x"))
    findings = tuple(msgspec.structs.replace(f, summary=HOSTILE, reason=HOSTILE) for f in STORY.findings)
    hostile = edit(
        msgspec.structs.replace(
            STORY,
            articles=(*STORY.articles, article),
            entities=(*STORY.entities, entity),
            findings=findings,
        )
    )
    page = open_page(hostile, size)
    assert page.evaluate("window.ran") is None
    assert page.locator(".text img, .text script").count() == 0
    assert article.text in page.locator(".report .text").all_text_contents()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@SIZES
def test_no_page_is_wider_than_its_window(edition: Edition, open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(edition, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@SIZES
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_serious_fault(
    edition: Edition, open_page: Open, axe: str, size: tuple[int, int], dark: bool
) -> None:
    page = open_page(edition, size, dark=dark)
    for box in page.locator(".layers input").all():
        box.check()
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    grave = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in grave] == []


def test_what_is_left_out_of_a_page_s_bytes_changes_nothing(edition: Edition, browser: Browser) -> None:
    page = browser.new_page()
    whole, slim = drawn(edition), edition.to_html()
    assert len(slim) < len(whole)
    assert page.evaluate(OUTLINE, slim) == page.evaluate(OUTLINE, whole)
    page.close()


def test_a_hundred_articles_open_within_a_second(sample: Edition, open_page: Open) -> None:
    many = _multiplied(sample, 17)
    assert len(many.articles) > 100
    page = open_page(many)
    times = []
    for _ in range(3):
        page.reload()
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 1000


def _multiplied(edition: Edition, times: int) -> Edition:
    """Return a story of so many stories, with ids of their own."""
    data = edition.to_json()
    ids = re.findall(r'"id": "([^"]+)"', data)
    pattern = re.compile(
        "|".join(sorted((rf'(?<="){re.escape(i)}(?=")' for i in ids), key=len, reverse=True))
    )
    whole: dict[str, Any] = {}
    for n in range(times):
        story = msgspec.json.decode(pattern.sub(lambda m, n=n: f"{m[0]}x{n}", data))  # type: ignore[misc]
        for field, value in story.items():
            whole[field] = whole.get(field, []) + value if isinstance(value, list) else value
    return Edition.from_json(msgspec.json.encode(whole))
