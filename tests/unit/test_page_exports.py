"""The story leaves as Markdown and as tables: whole, with its words and places, and with no tricks in it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from tests.unit.edition_example import GAZETTE, STORY
from variorum.cli.app import app
from variorum.edition import Edition, edit
from variorum.edition.markdown import escaped
from variorum.edition.tables import COLUMNS
from variorum.model import Article


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edit(STORY)


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))


def test_every_footnote_has_the_exact_words_and_their_place(edition: Edition) -> None:
    text = edition.to_markdown()
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, flags=re.M))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == notes.keys()
    for told in edition.brief:
        for span in told.citations:
            place = f"{edition.label(span.article)}, characters {span.start}–{span.end}: “{span.text}”"
            assert place in notes.values()


def test_markdown_has_differences_before_agreements(edition: Edition) -> None:
    headings = re.findall(r"^## (.*)$", edition.to_markdown(), flags=re.M)
    assert headings[:4] == ["In brief", "Where they differ", "What they agree on", "One voice only"]
    assert {"Who said what", "Timeline", "People and places", "Reports", "Left out, and why"} <= set(headings)


@given(st.text(max_size=80))
def test_no_text_is_markup(text: str) -> None:
    for line in (f"a{escaped(text)}", escaped(text)):
        assert re.fullmatch(r"(<p>[^<]*</p>\n)?", MarkdownIt().render(line))


def test_a_line_that_looks_like_a_list_is_none() -> None:
    assert MarkdownIt().render(escaped("1. May: nothing")) == "<p>1. May: nothing</p>\n"
    assert MarkdownIt().render(escaped("- dash")) == "<p>- dash</p>\n"


def test_each_table_has_its_columns(edition: Edition) -> None:
    tables = edition.to_csv()
    assert list(tables) == [f"{name}.csv" for name in COLUMNS]
    for name, columns in COLUMNS.items():
        assert tuple(_rows(tables[f"{name}.csv"])[0]) == columns


def test_words_in_tables_are_those_of_the_article(edition: Edition) -> None:
    texts = {edition.label(a.id): a.text for a in edition.articles}
    for name in ("findings", "claims", "timeline"):
        for row in _rows(edition.to_csv()[f"{name}.csv"]):
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["words"]


def test_a_conflict_has_a_row_for_each_report(edition: Edition) -> None:
    rows = [r for r in _rows(edition.to_csv()["findings.csv"]) if r["kind"] == "conflict"]
    assert {(r["variant"], r["report"], r["according_to"]) for r in rows} == {
        ("140", "Island Gazette", "the coastguard"),
        ("162", "North Courier", "the harbour office"),
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    article = Article(name="x.txt", text=text)
    claim = msgspec.structs.replace(STORY.claims[0], id="c99", span=article.span(0, len(text)), roles={})
    hostile = edit(
        msgspec.structs.replace(STORY, articles=(*STORY.articles, article), claims=(*STORY.claims, claim))
    )
    cells = [cell for row in _rows(hostile.to_csv()["claims.csv"]) for cell in row.values()]
    assert f"'{text}" in cells
    assert not [cell for cell in cells if cell.startswith(start)]


def test_the_command_writes_markdown_and_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GAZETTE.text)
    folder = tmp_path / "tables"
    arguments = [
        "read",
        str(tmp_path / "a.txt"),
        "-q",
        "--markdown",
        str(tmp_path / "a.md"),
        "--csv",
        str(folder),
    ]
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "a.md").read_text().startswith("# ")
    assert sorted(p.stem for p in folder.iterdir()) == sorted(COLUMNS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--markdown", "a.txt"),
        ("--markdown", "-", "--json", "-"),
        ("--markdown", "s", "--html", "s"),
        ("--csv", "a.txt"),
        ("--csv", "no/such"),
    ],
)
def test_wrong_targets_are_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GAZETTE.text)
    result = CliRunner().invoke(app, ["read", "a.txt", *arguments])
    assert result.exit_code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_markdown_marks_what_is_unsure() -> None:
    unsure = tuple(msgspec.structs.replace(f, score=0.52) for f in STORY.findings if f.kind == "agreement")
    text = edit(msgspec.structs.replace(STORY, findings=unsure)).to_markdown()
    assert text.count("*Unsure: 0.52.*") == len(unsure) > 0
    assert "*Unsure" not in edit(STORY).to_markdown()
