"""Judge whether two names are names of one place; a town and the province around it are two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from variorum.text.names import fold, name_words_in_order, sound, word_similarity
from variorum.text.places import (
    is_more_than_a_town,
    is_part,
    is_short_for,
    places_named,
    same_facility,
    same_place,
)

REGION_NOUNS = frozenset({"province", "region", "oblast", "district", "governorate", "raion"})
ADDED_TO_PLACES = REGION_NOUNS | {"airport", "city", "rural"}
SURE, LIKELY, SPELT_OTHERWISE = 1.0, 0.9, 0.8
SHORTEST_SKELETON = 4
"""Names of fewer consonants may differ in their vowels and be two places."""
_VOWELS = re.compile(r"[aeiou]")


def compare_places(ours: str, theirs: str) -> tuple[float, str]:
    """Return how surely two names are names of one place, with the reason."""
    if fold(ours) == fold(theirs):
        return SURE, f"the same name, {ours}"
    if same_place(ours, theirs):
        return SURE, f"the gazetteer has {ours} and {theirs} for one place"
    if name_words_in_order(ours) == name_words_in_order(theirs):
        return SURE, f"{ours} and {theirs} are spellings of one name"
    if same_facility(ours, theirs):
        return LIKELY, f"{ours} and {theirs} are one name, longer and shorter"
    shorter, longer = sorted((ours, theirs), key=len)
    kind = fold(ours).split()[-1]
    if is_short_for(shorter, longer, kind if fold(theirs).endswith(" " + kind) else ""):
        return LIKELY, f"{shorter} is short for {longer}"
    bare, other = _bare(ours), _bare(theirs)
    if bare and (bare == other or same_place(bare, other)):
        return LIKELY, f"{ours} and {theirs} differ in the word for what it is only"
    if _transliterated(_bare(ours), _bare(theirs)) and not _town_and_region(ours, theirs):
        return SPELT_OTHERWISE, f"{ours} and {theirs} are spellings of one name"
    if _misspelt(ours, theirs):
        return 0.75, f"{ours} and {theirs} differ in one letter and the gazetteer has neither"
    return 0.0, ""


def _bare(name: str) -> str:
    folded = fold(name)
    if is_part(name):
        return folded
    if len(folded.split()) > 2 and folded.endswith(" terminal"):
        return folded.removesuffix(" terminal")  # "Weir South", but never "South"
    bare = " ".join(w for w in folded.split() if w not in ADDED_TO_PLACES)
    return folded if folded.endswith(" airport") and is_more_than_a_town(bare) else bare


def _misspelt(ours: str, theirs: str) -> bool:
    if places_named(ours) or places_named(theirs) or len(fold(ours)) < 4:
        return False
    a, b = fold(ours), fold(theirs)
    return " " not in a + b and a[0] == b[0] and word_similarity(a, b) >= 0.75


def _transliterated(ours: str, theirs: str) -> bool:
    """Tell whether two names of one word differ in their vowels only, and one is in no gazetteer ("Hasakah")."""
    if " " in ours + theirs or ours[:1] != theirs[:1] or (places_named(ours) and places_named(theirs)):
        return False
    left, right = _skeleton(ours), _skeleton(theirs)
    return left == right and len(left) >= SHORTEST_SKELETON


def _skeleton(name: str) -> str:
    return _VOWELS.sub("", sound(fold(name)))


def towns_of(names: Iterable[str]) -> frozenset[str]:
    """Return what the towns among some names are called without "city", by their consonants."""
    folded = (fold(n) for n in names)
    return frozenset(_skeleton(n.removesuffix(" city")) for n in folded if n.endswith(" city"))


def is_town_and_region(ours: Iterable[str], theirs: Iterable[str], towns: Set[str]) -> bool:
    """Tell whether one is a province and the other its town, where the story tells these apart as "X city" does."""
    left, right = {_region(n) for n in ours}, {_region(n) for n in theirs}
    known = {r for r in left | right if r is not None and _skeleton(r) in towns}
    return bool(known) and (left <= {*known}) != (right <= {*known})


def _region(name: str) -> str | None:
    """Return the bare name of "Weir province", None of any other name."""
    *first, last = fold(name).split() or [""]
    return " ".join(first) if first and last in REGION_NOUNS else None


def _town_and_region(ours: str, theirs: str) -> bool:
    """Tell whether only one of two names says that it is a region's."""
    return (_region(ours) is None) != (_region(theirs) is None)
