"""The gazetteer: what it lists, which names it takes for one place, and that it is well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.text import places
from variorum.text.places import Place, demonym_country, is_large_city, is_short_for, places_named, same_place

FILE = Path(places.__file__).with_name("gazetteer.tsv")


def test_lines_are_sorted_and_each_name_stands_once() -> None:
    names = [line.partition(b"\t")[0] for line in FILE.read_bytes().splitlines()[1:]]
    assert names == sorted(set(names))


def test_the_file_is_small_and_says_whose_data_it_is() -> None:
    assert FILE.stat().st_size < 6_000_000
    first = FILE.read_bytes().splitlines()[0]
    assert b"GeoNames" in first
    assert b"CC BY 4.0" in first


@pytest.mark.parametrize("line", [b"first", b"last"])
def test_the_ends_of_the_file_are_found(line: bytes) -> None:
    lines = FILE.read_bytes().splitlines()
    name, _, listed = lines[1 if line == b"first" else -1].partition(b"\t")
    assert [str(p) for p in places_named(name.decode())] == listed.decode().split(" ")


def test_a_place_is_written_and_read_back() -> None:
    assert str(places_named("Kyiv")[0]).startswith("PUA")
    assert str(Place("x", "region", "", 5)) == "R--5:x"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Jordan", "country", "JO"),
        ("U.S.", "country", "US"),
        ("KYIV", "capital", "UA"),
        ("Garges-les-Gonesse", "town", "FR"),
        ("Calif.", "region", "US"),
        ("Donbas", "region", ""),
    ],
)
def test_places_are_listed_under_the_names_that_news_texts_use(name: str, kind: str, country: str) -> None:
    found = places_named(name)[0]
    assert (found.kind, found.country) == (kind, country)


@pytest.mark.parametrize("name", ["", "  ", "Qqxzville", "\n", "\t1"])
def test_what_is_not_listed_is_not_found(name: str) -> None:
    assert places_named(name) == ()


@pytest.mark.parametrize(("left", "right"), [("Kyiv", "Kiev"), ("Donbas", "Donbass"), ("UK", "Britain")])
def test_other_names_of_one_place(left: str, right: str) -> None:
    assert same_place(left, right)
    assert same_place(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("Moscow", "Russia"), ("Kyiv", "Kharkiv"), ("Qqxzville", "Qqxzville")]
)
def test_different_or_unlisted_places_are_not_one(left: str, right: str) -> None:
    assert not same_place(left, right)


def test_demonyms() -> None:
    assert demonym_country("Ukrainians") == demonym_country("Ukrainian") == "UA"
    assert demonym_country("Swiss") == "CH"
    assert demonym_country("Anna") is None


def test_short_names_of_places() -> None:
    assert is_short_for("Vitry", "Vitry-sur-Seine")
    assert is_short_for("Gatwick airport", "London Gatwick airport")
    assert is_short_for("West Terminal", "Danylo West Terminal", "terminal")
    assert not is_short_for("California", "Southern District of California")
    assert not is_short_for("Paris", "Paris")


def test_large_cities() -> None:
    assert is_large_city("Paris")
    assert not is_large_city("Orly")
    assert not is_large_city("France")
