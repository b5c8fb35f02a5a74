"""The story's page does what it promises, in a browser: jumps, marks, filter, keys; it runs nothing and asks for
nothing that is not its own."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, WIDE, Open
from tests.unit.edition_example import STORY
from variorum.edition import Edition, edit
from variorum.edition.pages.marks import anchor
from variorum.model import Span

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
MARKED = """() => {
  const target = document.querySelector(":target");
  const parts = [target, ...document.querySelectorAll(`[data-of="${target.id}"]`)];
  const shown = (part) => {
    const place = part.getBoundingClientRect();
    return place.bottom > 0 && place.top < innerHeight;
  };
  return {
    text: parts.map((p) => p.textContent).join(""),
    colours: [...new Set(parts.map((p) => getComputedStyle(p).backgroundColor))],
    seen: shown(target),
  };
}"""


def _cited(edition: Edition) -> list[Span]:
    return [span for told in edition.brief for span in told.citations]


@SIZES
def test_a_citation_jumps_to_its_words_and_marks_all_of_them(
    edition: Edition, open_page: Open, size: tuple[int, int]
) -> None:
    page = open_page(edition, size)
    links = page.locator(".cite")
    assert links.count() == len(_cited(edition)) > 5
    for number, span in enumerate(_cited(edition)):
        links.nth(number).click()
        assert page.url.endswith(f"#{anchor(edition, span)}")
        marked: dict[str, Any] = page.evaluate(MARKED)
        assert marked == {"text": span.text, "colours": ["rgb(255, 216, 77)"], "seen": True}


def test_beside_the_articles_the_findings_stay_where_they_are(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    page.locator(".card .told a").first.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator(".card .told a").first.click()
    assert page.evaluate("scrollY") == before
    assert page.evaluate(MARKED)["seen"]


def test_on_a_phone_there_is_a_way_back(sample: Edition, open_page: Open) -> None:
    page = open_page(sample, NARROW)
    page.locator(".cite").nth(3).click()
    assert page.evaluate("scrollY") > 2000
    page.locator("#back").click()
    assert page.locator(".cite").nth(3).evaluate("e => e.getBoundingClientRect().top") < NARROW[1]


def test_enter_follows_a_citation(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    page.locator(".cite").nth(2).focus()
    page.keyboard.press("Enter")
    assert page.evaluate(MARKED)["text"] == _cited(sample)[2].text


@SIZES
@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_an_address_leads_a_colleague_to_the_same_words(
    sample: Edition, open_page: Open, size: tuple[int, int], script: bool
) -> None:
    span = _cited(sample)[-1]
    page = open_page(sample, size, place=f"#{anchor(sample, span)}", script=script)
    assert page.evaluate(MARKED) == {"text": span.text, "colours": ["rgb(255, 216, 77)"], "seen": True}


def test_a_mark_that_crosses_others_is_marked_whole(open_page: Open) -> None:
    article = STORY.articles[0]
    claims = [
        msgspec.structs.replace(c, span=article.span(start, start + 30))
        for c, start in zip(STORY.claims, (0, 10, 20, 35), strict=False)
    ]
    crossing = edit(msgspec.structs.replace(STORY, claims=(*claims, *STORY.claims[4:])))
    page = open_page(crossing)
    for claim in claims[:4]:
        page.evaluate(f"location.hash = '{anchor(crossing, claim.span)}'")
        marked = page.evaluate(MARKED)
        assert (marked["text"], marked["colours"]) == (claim.span.text, ["rgb(255, 216, 77)"])


def test_without_script_citations_work_and_no_dead_control_is_shown(sample: Edition, open_page: Open) -> None:
    page = open_page(sample, script=False)
    page.locator(".cite").nth(5).click()
    assert page.locator("mark:target").inner_text() == _cited(sample)[5].text
    assert page.locator("mark:target").is_visible()
    assert not page.locator("#filter").is_visible()
    page.locator("#layer-q").uncheck()
    page.locator("[popovertarget=help]").first.click()
    assert page.locator("#help").is_visible()


def _shown(page: Page) -> list[str]:
    return [f.get_attribute("id") or "" for f in page.locator(".finding").all() if f.is_visible()]


def test_the_filter_shows_what_has_all_its_words_and_nothing_else(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    every = _shown(page)
    page.keyboard.press("/")
    page.keyboard.type("missing RED cross")
    texts = page.locator(".finding:visible").all_text_contents()
    assert 0 < len(texts) < len(every)
    assert all(all(w in t.lower() for w in ("missing", "red", "cross")) for t in texts)
    assert re.fullmatch(rf"{len(texts)} of \d+ findings", page.locator("#found").inner_text())
    page.keyboard.press("Escape")
    assert _shown(page) == every


def test_a_filter_that_fits_nothing_says_so(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    page.locator("#filter input").fill("zeppelin")
    assert _shown(page) == []
    assert page.locator("#found").inner_text().startswith("0 of")


def test_n_and_p_go_from_finding_to_finding(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    order = _shown(page)
    been = []
    for key in ("n", "j", "n", "p", "k"):
        page.keyboard.press(key)
        been.append(page.evaluate("document.activeElement.id"))
        assert page.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect();"
            " return r.top < innerHeight && r.bottom > 0 })()"
        )
    assert been == [order[0], order[1], order[2], order[1], order[0]]


def test_a_question_mark_opens_and_closes_the_help(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_keys_typed_into_the_filter_are_words(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    page.keyboard.press("/")
    page.keyboard.type("n?/")
    assert page.locator("#filter input").input_value() == "n?/"


def test_a_link_into_what_is_folded_opens_it(bakhmut: Edition, open_page: Open) -> None:
    page = open_page(bakhmut)
    folded = page.locator("details.more .finding").first.get_attribute("id")
    page.evaluate(f"location.hash = '{folded}'")
    page.locator(f"#{folded}").wait_for(state="visible")


@pytest.mark.parametrize("layer", ["q", "c", "n", "t", "f", "x"])
def test_layers_are_switched_on_and_off(sample: Edition, open_page: Open, layer: str) -> None:
    page = open_page(sample)
    place = {"q": ".q", "c": "u", "n": "i", "t": "time", "f": "b", "x": "a"}[layer]
    style = (
        "e => { const s = getComputedStyle(e);"
        " return [s.display, s.backgroundColor, s.borderBottomWidth, s.textDecorationLine, s.boxShadow, s.color] }"
    )
    switch = page.locator(f"#layer-{layer}")
    looks = []
    for on in (True, False):
        switch.set_checked(on)
        looks.append(page.locator(f".text {place}").first.evaluate(style))
    assert looks[0] != looks[1]


def test_copies_are_folded_until_asked_for(sample: Edition, open_page: Open) -> None:
    page = open_page(sample)
    columns = page.locator("#table .wide").first.locator("thead tr:last-child th:visible")
    before = columns.count()
    page.locator("#copies").check()
    assert columns.count() == before + 1 == 1 + len(sample.articles)


def test_no_finding_is_missing_from_the_table(edition: Edition, open_page: Open) -> None:
    page = open_page(edition)
    shown, folded = page.locator("#table > .wide tbody tr"), page.locator("#table details tbody tr")
    told = len(edition.conflicts) + len(edition.updates) + len(edition.agreements)
    summary = page.locator("#table summary")
    rest = re.fullmatch(
        rf"{folded.count()} more findings(?:, and (\d+) in the story’s JSON)?", summary.inner_text()
    )
    assert rest is not None
    assert shown.count() + folded.count() + int(rest[1] or 0) == told
    assert not folded.first.is_visible()
    summary.click()
    assert folded.first.is_visible()


def test_hovering_shows_the_words_behind_a_number_and_what_a_term_means(
    sample: Edition, open_page: Open
) -> None:
    page = open_page(sample)
    page.locator(".cite").nth(3).hover()
    span = _cited(sample)[3]
    assert (
        page.locator(".cite").nth(3).get_attribute("title") == f"{sample.label(span.article)}: “{span.text}”"
    )
    page.locator("#differ .term").hover()
    assert "order of time" in (page.locator("#differ .term").get_attribute("title") or "")
    page.locator("#differ .card .type").first.click()
    assert page.locator("#type-actor").is_visible()


def test_the_articles_are_whole(edition: Edition, open_page: Open) -> None:
    page = open_page(edition)
    shown = page.locator(".report .text").all_text_contents()
    assert sorted(shown) == sorted(a.text.replace("\r\n", "\n") for a in edition.articles)
