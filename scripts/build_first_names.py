"""Write src/variorum/text/first_names.tsv from Faker's lists (MIT): each given name with the sex of most who bear it.

Needs faker, which is no dependency of the project.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from variorum.text.names import fold

OUTPUT = Path(__file__).parents[1] / "src" / "variorum" / "text" / "first_names.tsv"
HEADER = "# Given names: m, f or u (both), from Faker (https://github.com/joke2k/faker, MIT)\n"
CLEAR = 3
"""A name is a man's or a woman's if it is so in this many times as many lists as not."""
VARYING = frozenset({"andrea", "evelyn", "lee", "michele", "nikita", "sascha", "sasha", "simone"})
"""Names of men in one language and of women in another, of which the lists have one only; Lee is also a family's."""


def listed_names() -> Iterator[tuple[str, str]]:
    """Yield each given name of each language, folded, with its sex."""
    person = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for sex, word in (("m", "male"), ("f", "female")):
            for attribute in (f"first_names_{word}", f"first_romanized_names_{word}"):
                for name in getattr(provider, attribute, None) or ():
                    key = fold(name)
                    if len(key) > 1 and key.isascii() and key.isalpha():
                        yield key, sex


def write(path: Path) -> None:
    """Write the list, sorted."""
    votes: dict[str, dict[str, int]] = {}
    for name, sex in listed_names():
        votes.setdefault(name, {"m": 0, "f": 0})[sex] += 1
    lines = []
    for name, vote in sorted(votes.items()):
        sex = "m" if vote["m"] >= CLEAR * vote["f"] else "f" if vote["f"] >= CLEAR * vote["m"] else "u"
        lines.append(f"{name}\t{'u' if name in VARYING else sex}\n")
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    write(parser.parse_args().output)


if __name__ == "__main__":
    main()
