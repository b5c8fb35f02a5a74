"""Look up a name in the gazetteer: which places bear it, and how large they are."""

from __future__ import annotations

import mmap
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from variorum.text.names import fold, name_words_in_order

Kind = Literal["country", "region", "capital", "town"]

HEADER = b"# Places from GeoNames (geonames.org, CC BY 4.0) and ISO 3166-2; see docs/decisions/gazetteer.md\n"
_LETTER: dict[Kind, str] = {"country": "C", "region": "R", "capital": "P", "town": "T"}
_KIND: dict[str, Kind] = {letter: kind for kind, letter in _LETTER.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. Names that share an `id` name one place.

    `id` is the GeoNames id in base 36, an ISO 3166-2 code or a region's name; `country` an ISO 3166-1 alpha-2 code
    or nothing; `thousands` of inhabitants are rough.
    """

    id: str
    kind: Kind
    country: str
    thousands: int

    def __str__(self) -> str:
        return f"{_LETTER[self.kind]}{self.country or '--'}{self.thousands}:{self.id}"


def _place(written: str) -> Place:
    size, _, place_id = written[3:].partition(":")
    return Place(place_id, _KIND[written[0]], written[1:3].strip("-"), int(size))


@cache
def _gazetteer() -> mmap.mmap:
    with Path(__file__).with_name("gazetteer.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))


@cache
def _demonyms() -> dict[str, str]:
    return {word: code for code, words in _words()["demonyms"].items() for word in words}


def demonym_country(word: str) -> str | None:
    """Return the country code that an adjective or a word for its people belongs to ("Ukrainians": UA)."""
    known = _demonyms()
    return known.get(word) or (known.get(word[:-1]) if word.endswith("s") else None)


@lru_cache(maxsize=20_000)
def places_named(name: str) -> tuple[Place, ...]:
    """Return the places that bear a name, countries first and then the largest; accents and case do not count."""
    key = fold(name).encode()
    if not key:
        return ()
    data = _gazetteer()
    low, high = len(HEADER), len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", start)
        found, _, places = data[start:end].partition(b"\t")
        if found == key:
            return tuple(_place(p) for p in places.decode().split(" "))
        if found < key:
            low = end + 1
        else:
            high = start
    return ()


LARGE_CITY = 200
"""From so many thousand inhabitants a bare name means the town, not what lies in it."""
_RIVERS = ("sur", "les", "upon", "am", "an", "en")


def is_nation(name: str) -> bool:
    """Tell whether a name is a country's or the adjective of one."""
    places = places_named(name)
    return demonym_country(name) is not None or (bool(places) and places[0].kind == "country")


def is_part(name: str) -> bool:
    """Tell whether a name is that of a district of a country or a region ("Maryland district"): a part of it."""
    words = fold(name).split()
    places = places_named(" ".join(words[:-1]))
    named = bool(places) and places[0].kind in ("country", "region")
    return words[-1:] == ["district"] and (
        named or words[:-1] in (["northern"], ["southern"], ["eastern"], ["western"])
    )


def is_large_city(name: str) -> bool:
    """Tell whether a name most likely means a capital or another large town."""
    places = places_named(name)
    return bool(places) and (
        places[0].kind == "capital" or (places[0].kind == "town" and places[0].thousands >= LARGE_CITY)
    )


def is_more_than_a_town(name: str) -> bool:
    """Tell whether a name is a country's, a region's or a large city's, which is never short for its airport."""
    return is_large_city(name) or any(p.kind in ("country", "region", "capital") for p in places_named(name))


def is_short_for(shorter: str, longer: str, kind: str = "") -> bool:
    """Tell whether a place's name is cut short: "Vitry" of "Vitry-sur-Seine", "Gatwick" of "London Gatwick".

    With a `kind` that both end in, more may be cut: "South Terminal" of "Gatwick South Terminal".
    """
    ours, theirs = name_words_in_order(shorter), name_words_in_order(longer)
    size = len(ours)
    if not 0 < size < len(theirs):
        return False
    if theirs[:size] == ours and theirs[size] in _RIVERS:
        return True
    ends = theirs[-size:] == ours
    if ends and kind and size > 1 and ours[-1] == kind:
        return not demonym_country(longer.split()[0])
    return ends and size == len(theirs) - 1 and is_large_city(theirs[0]) and not is_large_city(shorter)


def same_place(left: str, right: str) -> bool:
    """Tell whether two names are names of one place: what the one most likely means, the other can mean."""
    ours, theirs = places_named(left), places_named(right)
    return bool(ours and theirs) and (ours[0] in theirs or theirs[0] in ours)


def facility_at_end(words: tuple[str, ...]) -> tuple[int, str]:
    """Return how many words at the end of a name say which house for many it is, and the noun: "high school"."""
    listed = _words()["facilities"]
    if not words or words[-1] not in listed["nouns"]:
        return 0, ""
    return 2 if words[-2:-1] and words[-2] in listed["sorts"] else 1, words[-1]


def same_facility(left: str, right: str) -> bool:
    """Tell whether one name of a house for many is the other cut short ("Anna Keller high school", "Keller school")."""
    ours, theirs = name_words_in_order(left), name_words_in_order(right)
    (our_end, kind), (their_end, other) = facility_at_end(ours), facility_at_end(theirs)
    sorts = {w[-n] for w, n in ((ours, our_end), (theirs, their_end)) if n == 2}
    if not kind or kind != other or len(sorts) > 1:
        return False
    shorter, longer = sorted((ours[:-our_end], theirs[:-their_end]), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter
