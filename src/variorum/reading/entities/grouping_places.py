"""Join the forms that name one place."""

from __future__ import annotations

from itertools import combinations

from variorum.reading.entities.forms import Form
from variorum.reading.entities.words import words
from variorum.text.places import is_more_than_a_town, is_part, is_short_for, same_facility, same_place


def join_places(forms: list[Form]) -> list[tuple[Form, Form, str]]:
    """Join names of one place: under two spellings, with and without "province", "airport", the city before it."""
    joins: list[tuple[Form, Form, str]] = []
    places = [f for f in forms if f.type == "place"]
    joins += [
        (left, right, f"the gazetteer has {left.text} and {right.text} for one place")
        for left, right in combinations([p for p in places if not p.kind], 2)
        if same_place(left.text, right.text)
    ]
    for left, right in combinations(places, 2):
        longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
        if same_facility(shorter.text, longer.text):
            joins.append((longer, shorter, f"{shorter.text} is short for {longer.text}"))
        kind = shorter.kind if shorter.kind == longer.kind else ""
        if is_short_for(shorter.key, longer.key, kind):
            joins.append((longer, shorter, f"{shorter.text} is short for {longer.text}"))
    by_key = {f.key: f for f in forms}
    for form in places:
        kind = form.kind
        base = form.key.removesuffix(kind).strip()
        bare = by_key.get(base) if kind else None
        if kind in words("region_nouns") and f"{base} city" in by_key:
            continue  # where the text has "Weir city" and "Weir province", "Weir" is the city
        if bare is not None and (
            (kind in words("region_nouns") and not is_part(form.key))
            or kind == "city"
            or (kind == "airport" and not is_more_than_a_town(bare.key))
        ):
            bare.type = "place"
            joins.append((form, bare, f"{bare.text} is short for {form.text}"))
    return joins
