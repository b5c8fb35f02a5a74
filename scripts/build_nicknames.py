"""Write src/variorum/text/nicknames.tsv from the lists of the package nicknames (Apache-2.0).

Needs nicknames, which is no dependency of the project.
"""

from __future__ import annotations

import argparse
import csv
from importlib.resources import files
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src" / "variorum" / "text" / "nicknames.tsv"
HEADER = (
    "# Given names and their short forms, from https://github.com/carltonnorthern/nicknames (Apache-2.0)\n"
)


def write(path: Path) -> None:
    """Write one line a name: the name, then its short forms, sorted."""
    short: dict[str, set[str]] = {}
    text = files("nicknames").joinpath("names.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        name, nickname = row["name1"], row["name2"]
        if name.isalpha() and nickname.isalpha() and name != nickname:
            short.setdefault(name, set()).add(nickname)
    lines = (f"{name}\t{' '.join(sorted(found))}\n" for name, found in sorted(short.items()))
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    write(parser.parse_args().output)


if __name__ == "__main__":
    main()
