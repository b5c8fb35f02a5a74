"""Documentation is a test: what it shows runs, and nothing that can be turned is left out."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

from variorum.cli.app import app
from variorum.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
COMMAND: Any = typer.main.get_command(app)


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.M | re.S)


@pytest.mark.parametrize("page", [p for p in PAGES if _blocks(p, "python")], ids=lambda p: p.name)
def test_python_blocks_run(page: Path) -> None:
    names: dict[str, Any] = {}
    for block in _blocks(page, "python"):
        exec(compile(block, page.name, "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_shown_are_commands_that_are(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    for block in _blocks(page, "console"):
        for line in block.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words[:1] == ["make"]:
                assert words[1] in targets
            if words[:1] == ["variorum"]:
                verb = COMMAND.commands[words[1]]
                options = {o for p in verb.params for o in p.opts}
                assert {w for w in words[2:] if w.startswith("-") and w != "-"} <= options


def test_every_verb_and_option_is_documented() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (variorum[\w ]*)\n(.*?)(?=^## |\Z)", page, flags=re.M | re.S))
    commands = {"variorum": COMMAND, **{f"variorum {name}": c for name, c in COMMAND.commands.items()}}
    assert set(sections) == set(commands)
    for name, command in commands.items():
        documented = set(
            re.findall(r"`(--?[\w-]+)", "\n".join(re.findall(r"^\| (`-.*?) \|", sections[name], flags=re.M)))
        )
        options = {o for p in command.params if isinstance(p, typer.core.TyperOption) for o in p.opts}
        assert documented == options | ({"--help"} if name == "variorum" else set()), name


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (\S+) \| (.*) \|$", (DOCS / "settings.md").read_text(encoding="utf-8"), flags=re.M
    )
    properties = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    assert rows == [(name, str(p["default"]), p["description"]) for name, p in properties.items()]


def test_the_readme_shows_what_the_demo_prints() -> None:
    shown = runpy.run_path(str(ROOT / "scripts" / "write_readme.py"))["text"]()
    assert (ROOT / "README.md").read_text(encoding="utf-8") == shown, "run scripts/write_readme.py"


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link
