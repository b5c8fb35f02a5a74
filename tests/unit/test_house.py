"""The house keeps its own rules: files are short, and each says in its first line what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
LIMIT = 300
FILES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_under_three_hundred_lines_and_says_what_it_is_for(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    assert len(text.splitlines()) < LIMIT
    assert ast.get_docstring(ast.parse(text)), "no docstring"
