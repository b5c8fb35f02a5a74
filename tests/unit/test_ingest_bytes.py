"""Bytes to text, and any bytes at all."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.errors import InputError, UndecodableInput
from variorum.ingest import article_from_bytes
from variorum.ingest.days import AmbiguousDay, read_day
from variorum.model import Article
from variorum.text.decode import decode
from variorum.text.markdown import plain_markdown

SENTENCE = "“It was awful,” said the café’s owner — two people died. "
UKRAINIAN = "Двоє людей загинули, коли пором сів на мілину біля порту, повідомила берегова охорона. "
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a"])
PIECES = (
    "<html> <body> <p> </p> <!-- --> <script> <a|href='//['> # > &#0; [x]( ---\n Date:| 26|Oct|2016| 99/99/2016 "
    "By|Ana| Reuters| \r\n \n\n \ufffd"
)
MARKUP = st.lists(
    st.sampled_from([*(piece.replace("|", " ") for piece in PIECES.split(" ")), SENTENCE * 4]), max_size=30
).map("".join)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_each_common_encoding(encoding: str) -> None:
    assert decode((SENTENCE * 3).encode(encoding), "a.txt") == SENTENCE * 3


def test_encoding_without_any_sign_is_told_from_the_bytes() -> None:
    assert decode((UKRAINIAN * 4).encode("cp1251"), "a.txt") == UKRAINIAN * 4


@pytest.mark.parametrize(
    "head",
    [
        '<html><head><meta charset="windows-1251">',
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?><html>',
    ],
)
def test_declared_encoding_is_used(head: str) -> None:
    assert decode((head + UKRAINIAN).encode("cp1251"), "a.html") == head + UKRAINIAN


def test_one_damaged_byte_does_not_spoil_the_rest() -> None:
    assert decode((SENTENCE * 3).encode() + b"\xff", "a.txt") == SENTENCE * 3 + "\ufffd"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"PK\x03\x04 x", b"one\0two", b"\x07\x08 bell", bytes(range(256))]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableInput):
        decode(data, "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")))
def test_any_text_comes_back_from_utf8(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a.txt") == text


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "a.txt") == "one\ntwo\nthree\n"


def test_lone_surrogates_in_data_about_a_page_do_no_harm() -> None:
    data = '{"headline": "Ferry \\ud800 aground", "publisher": {"name": "Courier \\ud800"}}'
    head = f'<html><head><script type="application/ld+json">{data}</script></head>'
    page = f"{head}<body><p>{SENTENCE * 9}</p></body></html>"
    assert article_from_bytes(page.encode(), "a.html").source == "Courier ?"
    escaped = '<html><head><meta charset="unicode_escape"></head>' + SENTENCE + "\\ud800"
    with pytest.raises(UndecodableInput):
        decode(escaped.encode("cp1252"), "a.html")


@example(b"<body><html><script>", "a.txt")
@settings(max_examples=300)
@given(st.binary(max_size=400) | MARKUP.map(str.encode) | MARKUP.map(lambda m: m.encode("utf-16")), NAMES)
def test_any_bytes_give_an_article_or_an_input_error(data: bytes, name: str) -> None:
    try:
        article = article_from_bytes(data, name)
    except InputError as error:
        assert error.name == name
        assert error.problem
        assert error.remedy
    else:
        assert isinstance(article, Article)
        assert any(map(str.isalpha, article.text))
        assert not set("\0\r") & set(article.text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n")))
def test_plain_text_without_headers_is_kept_character_by_character(text: str) -> None:
    kept = f"{SENTENCE}\n{text}"
    assert article_from_bytes(kept.encode(), "a.txt").text == kept


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_days_are_read_in_every_form(day: datetime.date) -> None:
    name, short, number, year = day.strftime("%B"), day.strftime("%b"), day.day, day.year
    forms = [
        day.isoformat(),
        f"{number} {name} {year}",
        f"{short}. {number}, {year}",
        f"{name} {number} {year}",
    ]
    forms += [
        f"{day:%A}, {number} {short} {year}",
        f"{number}th of {name}, {year}",
        f"{number}.{day.month}.{year}",
    ]
    assert [read_day(form) for form in forms] == [day] * len(forms)


def test_digits_that_name_two_days_are_not_read_as_one() -> None:
    with pytest.raises(AmbiguousDay):
        read_day("03/04/2016")
    assert read_day("23/04/2016") == read_day("04/23/2016") == datetime.date(2016, 4, 23)
    assert read_day("30 February 2016") is read_day("Tuesday") is None


def test_markdown_blocks_are_parted_by_blank_lines() -> None:
    assert plain_markdown("a\nb\n\n***\n\n1. c\n2. *d*").text == "a b\n\nc\n\nd\n"
