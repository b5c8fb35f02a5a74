"""The command line: what goes where, and with which exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import variorum
from variorum import workspace
from variorum.cli.app import app
from variorum.cli.output import write_whole
from variorum.model import Article, Reading, Story
from variorum.settings import Settings

COMMAND = (sys.executable, "-c", "from variorum.cli import main; main()")


class NoReader:
    """Finds nothing, at once."""

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        for article in articles:
            yield Reading(article=article.id)


def collate_nothing(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> Story:
    """Return a story of the articles alone."""
    return Story(articles=tuple(articles))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "Reader", NoReader)
    monkeypatch.setattr("variorum.collation.collate", collate_nothing, raising=False)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, which is the working folder."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"The ferry ran aground off Hollin, report {name} says.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


def test_the_story_goes_to_standard_output_and_nothing_else_does(reports: Path) -> None:
    result = call("read", "a.txt", "b.txt")
    assert result.exit_code == 0
    assert "2 articles" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_json_alone_goes_to_standard_output(reports: Path) -> None:
    result = call("read", "a.txt", "b.txt", "--json", "-")
    assert [a["name"] for a in json.loads(result.stdout)["articles"]] == ["a.txt", "b.txt"]


def test_a_page_alone_goes_to_standard_output(reports: Path) -> None:
    assert call("read", "a.txt", "--html", "-").stdout.startswith("<!doctype html>")


def test_a_page_says_when_it_was_made(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1715212800")
    assert "on 9 May 2024" in call("read", "a.txt", "--html", "-").stdout
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.search(r"on \d+ \w+ 20\d\d", call("read", "a.txt", "--html", "-").stdout)


def test_files_are_written_and_nothing_printed_if_quiet(reports: Path) -> None:
    result = call("read", "a.txt", "b.txt", "--json", "s.json", "--html", "s.html", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert variorum.Edition.from_json((reports / "s.json").read_bytes()).articles
    assert (reports / "s.html").read_text().startswith("<!doctype html>")
    assert sorted(p.name for p in reports.iterdir()) == ["a.txt", "b.txt", "s.html", "s.json"]


def test_the_order_of_the_reports_changes_nothing(reports: Path) -> None:
    assert (
        call("read", "a.txt", "b.txt", "--json", "-").stdout
        == call("read", "b.txt", "a.txt", "--json", "-").stdout
    )


def test_a_report_comes_from_standard_input(reports: Path) -> None:
    result = call("read", "-", "a.txt", "--json", "-", stdin="The ferry sank, a third report says.")
    assert len(json.loads(result.stdout)["articles"]) == 2


def test_a_date_is_given(reports: Path) -> None:
    result = call("read", "a.txt", "--published", "a.txt=2024-05-08", "--json", "-")
    assert json.loads(result.stdout)["articles"][0]["published"]["value"] == "2024-05-08"


def test_a_bad_input_is_reported_and_the_others_are_read(reports: Path) -> None:
    result = call("read", "a.txt", "missing.txt", "b.txt", "--json", "-")
    assert result.exit_code == 1
    assert result.stderr.startswith("variorum: missing.txt: ")
    assert len(result.stderr.splitlines()) == 1
    story = json.loads(result.stdout)
    assert len(story["articles"]) == 2
    assert [n["kind"] for n in story["notes"]] == ["failed"]


def test_nothing_to_read_is_a_failure(reports: Path) -> None:
    result = call("read", "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr and "nothing to read" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("write", "a.txt"),
        ("read", "a.txt", "--unknown"),
        ("read", "a.txt", "--published", "a.txt"),
        ("read", "a.txt", "--published", "a.txt=yesterday"),
        ("read", "a.txt", "--published", "c.txt=2024-05-08"),
        ("read", "a.txt", "--json", "no-such-folder/s.json"),
        ("read", "a.txt", "--json", "."),
        ("read", "a.txt", "--json", "a.txt"),
        ("read", "a.txt", "--json", "s", "--html", "s"),
        ("read", "a.txt", "--json", "-", "--html", "-"),
        ("read", "a.txt", "--threshold", "1.5"),
        ("demo", "--threshold", "sure"),
    ],
)
def test_wrong_usage_is_said_and_nothing_is_written(reports: Path, arguments: tuple[str, ...]) -> None:
    before = {p: p.read_bytes() for p in reports.iterdir()}
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.output
    assert {p: p.read_bytes() for p in reports.iterdir()} == before


def test_the_demo_reads_the_six_reports_of_the_package(reports: Path) -> None:
    result = call("demo", "--json", "-")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["articles"]) == 6


@pytest.mark.parametrize(
    ("options", "threshold"),
    [
        ((), Settings().finding_threshold),
        (("--threshold", "0.7"), 0.7),
        (("--all",), 0.0),
        (("--all", "--threshold", "0.3"), 0.3),
    ],
)
@pytest.mark.parametrize("verb", [("read", "a.txt", "b.txt"), ("demo",)])
def test_the_threshold_is_as_asked_for_and_all_shows_what_is_below_it(
    reports: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: tuple[str, ...],
    options: tuple[str, ...],
    threshold: float,
) -> None:
    used = []

    def collate(articles: Sequence[Article], readings: Sequence[Reading], settings: Settings) -> Story:
        used.append(settings.finding_threshold)
        return collate_nothing(articles, readings, settings)

    monkeypatch.setattr("variorum.collation.collate", collate)
    assert call(*verb, *options).exit_code == 0
    assert used == [threshold]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "s.json"
    target.write_text("before")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"after")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["before"]


def test_an_interrupted_reading_writes_nothing(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Story:
        raise KeyboardInterrupt

    monkeypatch.setattr("variorum.collation.collate", interrupted, raising=False)
    result = call("read", "a.txt", "--json", "s.json")
    assert result.exit_code == 130
    assert not (reports / "s.json").exists()


def test_colour_and_the_width_of_a_terminal(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1m" in call("read", "a.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    plain = call("read", "a.txt").stdout
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 72


def test_help_teaches_with_examples() -> None:
    for arguments in (("--help",), ("read", "--help")):
        assert "variorum read a.txt b.txt" in call(*arguments).output


def test_the_version_is_printed() -> None:
    assert call("--version").output == f"variorum {variorum.__version__}\n"


def test_help_loads_no_model_and_no_library_of_the_reading() -> None:
    code = (
        "import sys\nfrom variorum.cli import main\nsys.argv = ['variorum', '--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'trafilatura', 'jinja2', 'rich'} & sys.modules.keys()\n"
        "sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, variorum\nsys.exit(', '.join(m for m in sys.modules if m.startswith('variorum.')) or None)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", variorum.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(variorum, name) is not None
    assert name in dir(variorum)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = variorum.write


def test_a_closed_pipe_is_no_traceback() -> None:
    head = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE)
    head.wait()
    assert head.stdin is not None
    done = subprocess.run(
        [*COMMAND, "--help"], stdout=head.stdin, stderr=subprocess.PIPE, text=True, check=False
    )
    assert "Traceback" not in done.stderr
