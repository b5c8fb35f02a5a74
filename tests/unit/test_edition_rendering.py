"""Renderings show what is there, whole, and nothing that a text smuggles in."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edition_example import GAZETTE, STORY
from variorum.edition import Edition, edit
from variorum.edition.pages.marks import Mark, anchor, marked
from variorum.edition.telling import tell_shared
from variorum.edition.words import balance, clause, plain, shorten
from variorum.model import Article, Story
from variorum.text.phrases import sentence

HOSTILE = "<script>alert(1)</script> \"'&lt; \x1b[31mred\x1b[0m \u202eevil\u202c \u0000 {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edit(STORY)


@pytest.fixture(scope="module")
def hostile() -> Edition:
    article = Article(name=HOSTILE, source=HOSTILE, title=HOSTILE * 100, text=HOSTILE + "\n\nMore.")
    return edit(msgspec.structs.replace(STORY, articles=(*STORY.articles, article)))


class TestText:
    @pytest.mark.parametrize("width", [40, 60, 100, 200])
    def test_no_line_is_wider_than_asked_for(self, edition: Edition, width: int) -> None:
        assert max(map(len, edition.to_text(width, everything=True).splitlines())) <= width

    @pytest.mark.parametrize("width", [40, 100])
    def test_nothing_is_cut_off(self, edition: Edition, width: int) -> None:
        words = set(re.findall(r"\w+", edition.to_text(width, everything=True)))
        for sentence_ in edition.brief:
            assert set(re.findall(r"\w+", sentence_.text)) <= words

    def test_without_colour_there_are_no_escape_codes(self, edition: Edition) -> None:
        assert "\x1b" not in edition.to_text(80)
        assert "\x1b[" in edition.to_text(80, colour=True)

    def test_where_they_differ_comes_before_what_they_agree_on(self, edition: Edition) -> None:
        text = edition.to_text(everything=True)
        headings = (
            "IN BRIEF",
            "WHERE THEY DIFFER",
            "WHAT THEY AGREE ON",
            "ONE VOICE ONLY",
            "WHO SAID WHAT",
            "TIMELINE",
        )
        places = [text.index(h) for h in (*headings, "PEOPLE AND PLACES", "REPORTS", "LEFT OUT, AND WHY")]
        assert places == sorted(places)

    def test_agreements_count_articles_and_origins(self, edition: Edition) -> None:
        assert "3 articles · 3 origins" in edition.to_text(200)
        assert "2 articles · 1 origin\n" in edition.to_text(200)

    def test_conflicts_show_type_variants_sources_and_reason(self, edition: Edition) -> None:
        text = edition.to_text(200)
        for shown in (
            "[Figure] Reports differ",
            "140",
            "162",
            "Island Gazette ← the coastguard",
            "Why: A reason for f2.",
        ):
            assert shown in text

    def test_what_some_agree_on_and_others_dispute_is_marked(self) -> None:
        disputed = msgspec.structs.replace(STORY.findings[1], id="f9", kind="agreement", type=None)
        edition = edit(msgspec.structs.replace(STORY, findings=(*STORY.findings, disputed)))
        assert "but reports differ" in edition.to_text(200)
        assert re.search(r"<a class=type href=#f2>.*?but reports differ</a>", edition.to_html())

    def test_inferred_dates_are_ranges_with_their_reason(self, edition: Edition) -> None:
        assert "8–13 May 2024 · inferred: it says “on Tuesday”" in edition.to_text(200, everything=True)

    def test_what_is_over_a_limit_is_counted(self) -> None:
        many = tuple(msgspec.structs.replace(f, id=f"{f.id}-{n}") for n in range(9) for f in STORY.findings)
        edition = edit(msgspec.structs.replace(STORY, findings=many))
        assert "and 3 more: --all" in edition.to_text()
        assert "--all shows everything, also who said what (1), people" in edition.to_text()
        assert "--all" not in edition.to_text(everything=True)

    def test_where_nothing_is_shown_nothing_is_called_more(self) -> None:
        unsure = msgspec.structs.replace(STORY.findings[0], kind="single", type=None, score=0.5)
        text = edit(msgspec.structs.replace(STORY, findings=(unsure,))).to_text()
        assert "1 not told here: --all" in text
        assert "more: --all" not in text

    def test_what_one_claim_tells_best_is_told_once(self) -> None:
        twice = tuple(msgspec.structs.replace(f, id=f"{f.id}-{n}") for n in range(2) for f in STORY.findings)
        edition = edit(msgspec.structs.replace(STORY, findings=twice))
        shown, everything = (
            edition.to_text(everything=all_).partition("AGREE ON")[2].partition("ONE VOICE")[0]
            for all_ in (False, True)
        )
        told = tell_shared(edition, edition.claims_of(edition.agreements[0]))
        assert (shown.count(told), everything.count(told)) == (1, 2)

    def test_control_characters_do_not_reach_the_terminal(self, hostile: Edition) -> None:
        text = hostile.to_text(100, everything=True)
        assert not set("\x1b\u202e\u202c\x00") & set(text)


class TestPage:
    def test_every_citation_leads_to_its_exact_words(self, edition: Edition) -> None:
        page = Page()
        page.feed(edition.to_html())
        for told in edition.brief:
            for span in told.citations:
                assert page.marks[anchor(edition, span)] == span.text
        assert {link for link in page.links if link not in page.ids} == set()

    def test_it_fetches_nothing(self, edition: Edition) -> None:
        html = edition.to_html()
        assert not re.search(r"https?://|<link|<img|url\(|@import|\bon[a-z]+=|\bstyle=", html)
        assert html.count("<script>") == html.count("<style>") == 1

    def test_its_policy_names_its_own_script_and_style_and_nothing_else(self, edition: Edition) -> None:
        html = edition.to_html()
        policy = re.search(r'Content-Security-Policy content="(.*?)"', html)
        assert policy is not None
        hashes = []
        for tag in ("style", "script"):
            source = re.search(f"<{tag}>(.*?)</{tag}>", html, flags=re.S)
            assert source is not None
            digest = base64.b64encode(hashlib.sha256(source[1].encode()).digest()).decode()
            hashes.append(f"{tag}-src 'sha256-{digest}'")
        assert policy[1] == f"default-src 'none'; {'; '.join(hashes)}; base-uri 'none'; form-action 'none'"

    def test_a_hostile_article_is_shown_as_text(self, hostile: Edition) -> None:
        html = hostile.to_html()
        assert "<script>alert" not in html
        assert "{{ 7 * 7 }}" in html and "&lt;script&gt;" in html

    def test_the_articles_are_whole(self, edition: Edition) -> None:
        page = Page()
        page.feed(edition.to_html())
        for article in edition.articles:
            assert article.text in page.text


class Page(HTMLParser):
    """Collects the text of a page, and of each of its marks that has an id."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marks: dict[str, str] = {}
        self.cut: set[str] = set()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a":
            assert (given["href"] or "").startswith("#")
            self.links.add((given["href"] or "").removeprefix("#"))
        if tag == "mark":
            self._open.append(given.get("id") or given["data-of"])
            self.cut.add(given.get("data-of") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in self._open:
            if name:
                self.marks[name] = self.marks.get(name, "") + data


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 80), st.booleans()), max_size=12))
def test_marks_never_change_the_text_and_always_nest(places: list[tuple[int, int, bool]]) -> None:
    size = len(GAZETTE.text)
    edition = edit(STORY)
    spans = {GAZETTE.span(s % size, min(size, s % size + n)): cited for s, n, cited in places}
    marks = [Mark(s.start, s.end, "c", anchor(edition, s) if cited else "") for s, cited in spans.items()]
    made = marked(GAZETTE, marks)
    page = Page()
    page.feed(str(made.html))
    page.close()
    assert page.text == GAZETTE.text
    assert page.marks == {anchor(edition, s): s.text for s, cited in spans.items() if cited}
    assert made.cut == {anchor(edition, s) for s, cited in spans.items() if cited} & page.cut


@given(st.text(max_size=60))
def test_plain_text_is_one_line_without_hidden_characters(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown and "\x1b" not in shown and plain(shown) == shown


@given(st.text(max_size=60))
def test_any_words_make_a_sentence_or_nothing(text: str) -> None:
    made = sentence(clause(text))
    assert made == "" or made[-1] in ".!?…”\"’'"


@given(st.text(max_size=60), st.integers(1, 30))
def test_shortened_text_is_no_longer_than_asked_for(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length


@given(st.text(min_size=1, max_size=300), st.text(max_size=60))
def test_any_article_can_be_shown(text: str, title: str) -> None:
    edition = edit(Story(articles=(Article(text=text, title=title, name="a.txt"),)))
    assert edition.to_text(60).isprintable() or "\n" in edition.to_text(60)
    assert edition.to_html().startswith("<!doctype html>")
    assert Edition.from_json(edition.to_json()) == edition


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("“whole”", "“whole”"),
        ("“whole” and “half", "“whole” and half"),
        ("half” and “whole”", "half and “whole”"),
        ('an "odd" one"', 'an "odd" one'),
        ("the “travel,”", "the “travel”"),
    ],
)
def test_a_quotation_mark_that_has_no_other_is_dropped(text: str, balanced: str) -> None:
    assert balance(text) == balanced
