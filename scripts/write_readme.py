"""Put the beginning of what `variorum demo` prints into README.md."""

from __future__ import annotations

import re
from pathlib import Path

import variorum

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- demo -->\n```text\n).*?(```\n<!-- /demo -->)", flags=re.S)
WIDTH = 96


def excerpt(printed: str) -> str:
    """Return the head, the brief, and the first difference."""
    head, _, sections = printed.partition("\n\n")
    brief, differences, *_ = sections.split("\n\n")
    heading, first, *_ = re.split(r"\n(?=  \[\w)", differences)
    return "\n\n".join((head, brief, f"{heading}\n{first}", "…")) + "\n"


def text() -> str:
    """Return README.md with the demo as it is now."""
    shown = excerpt(variorum.read(variorum.sample_articles()).to_text(WIDTH))
    return BLOCK.sub(lambda m: m[1] + shown + m[2], README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(text(), encoding="utf-8")
    print(f"wrote {README}")
