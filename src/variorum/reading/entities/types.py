"""Decide what a name names, once for the whole article: a person, an organisation, a place or something else."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model import EntityType, Parse, Token
from variorum.reading.entities.mending import Name, surface
from variorum.reading.entities.nouns import kind_of
from variorum.reading.entities.titles import title_behind, title_start
from variorum.reading.entities.words import words
from variorum.text.names_given import sex_of
from variorum.text.names_organisations import known_organisation
from variorum.text.places import is_nation, places_named

LABELS: dict[str, tuple[EntityType, float]] = {
    "PERSON": ("person", 1.0),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.2),
    "LOC": ("place", 1.0),
    "FAC": ("place", 1.0),
    "NORP": ("organisation", 0.4),
    "PRODUCT": ("other", 0.4),
    "EVENT": ("other", 0.8),
    "LAW": ("other", 1.0),
    "WORK_OF_ART": ("other", 0.6),
}
_GLUED = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]+$")
_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
LABEL_WEIGHT = 2.0
MOST_FROM_CONTEXT = 4.0
"""Many weak signs of one kind count for no more than this."""


@dataclass(slots=True)
class Votes:
    """What speaks for each type, and the reasons worth telling, each with the type that it speaks for."""

    scores: dict[EntityType, float] = field(default_factory=dict)
    told: dict[str, EntityType] = field(default_factory=dict)

    def add(self, kind: EntityType, weight: float, reason: str = "") -> None:
        """Count a sign."""
        self.scores[kind] = self.scores.get(kind, 0.0) + weight
        if reason:
            self.told.setdefault(reason, kind)

    def reasons(self, kind: EntityType) -> list[str]:
        """Return what speaks for one type, in words."""
        return [reason for reason, told in self.told.items() if told == kind]

    @property
    def any(self) -> bool:
        """Whether anything speaks for any type."""
        return any(score > 0 for score in self.scores.values())

    @property
    def best(self) -> EntityType:
        """The type with the most votes; in a tie, the first of the field's usual order; "other" where none has any."""
        order: tuple[EntityType, ...] = ("person", "organisation", "place", "group", "other")
        if not self.any:
            return "other"
        return max(order, key=lambda k: self.scores.get(k, 0.0))


def vote(parse: Parse, names: Sequence[Name]) -> Votes:
    """Weigh the parser's labels, the words of the name, the gazetteer and what stands around its mentions."""
    votes = Votes()
    form = surface(parse, names[0])
    for name in names:
        if name.label in LABELS:
            kind, weight = LABELS[name.label]
            votes.add(kind, LABEL_WEIGHT * weight / len(names))
    _vote_by_words(parse, names[0], form, votes)
    _vote_by_gazetteer(form, votes)
    _vote_by_context(parse, names, votes)
    return votes


def _vote_by_words(parse: Parse, name: Name, form: str, votes: Votes) -> None:
    tokens = parse.tokens[name.first : name.last]
    last = parse.article.text[tokens[-1].start : name.end].lower()
    if known_organisation(form):
        votes.add("organisation", 5.0, f"{form} is known as an organisation")
    if last in words("things") and len(tokens) == 1:
        votes.add("other", 6.0, "known as no body and no place")
    elif len(tokens) > 1 and tokens[0].lower in words("other_openers"):
        votes.add("other", 5.0, f"its name opens with {tokens[0].text}")
    elif name.kind and name.label != "ORG" and name.kind not in words("body_nouns"):
        votes.add("place", 5.0, f"called a {name.kind}")
    elif last in words("town_bodies") and len(tokens) > 1 and tokens[-2].lower in ("town", "city"):
        votes.add("organisation", 4.0, f"called a {tokens[-2].lower} {last}")
    elif last in words("place_endings") and len(tokens) > 1:
        votes.add("place", 3.0, f"called a {last}")
    elif last in words("other_endings") and len(tokens) > 1:
        votes.add("other", 4.0, f"called a {last}")
    elif any(w in words("org_words") for w in (*(t.lower for t in tokens), last)) or name.kind:
        votes.add("organisation", 3.5 if len(tokens) > 1 else 1.5, "its name says what kind of body it is")
    elif len(tokens) > 1 and last in words("body_endings"):
        votes.add("organisation", 2.5, "its name says what kind of body it is")
    glued = _GLUED.match(tokens[0].text)
    if glued and glued[1].lower() in words("place_openers"):
        votes.add("place", 4.0, f"its name opens with {glued[1]}")
    elif len(tokens) > 1 and tokens[0].lower in words("place_openers"):
        votes.add("place", 3.0, f"its name opens with {tokens[0].text}")
    elif len(tokens) > 1 and _opens_person(tokens[0]) and not places_named(form):
        votes.add("person", 2.5)
    elif len(tokens) == 1 and sex_of(form):
        votes.add("person", 0.5)
    if len(tokens) == 1 and form.isupper() and 2 <= len(form.replace(".", "")) <= 6:
        votes.add("organisation", 1.5)


def _opens_person(token: Token) -> bool:
    return token.lower in words("person_openers") or sex_of(token.text) is not None


def _vote_by_gazetteer(form: str, votes: Votes) -> None:
    places = places_named(form)
    if not places:
        return
    place = places[0]
    if place.kind == "country":
        weight = 4.0
    elif place.kind == "region":
        weight = 3.0 if place.thousands > 500 else 1.5
    else:
        weight = 0.8 + 0.5 * math.log10(1 + place.thousands) + (0.5 if place.kind == "capital" else 0.0)
    votes.add("place", weight, f"the gazetteer lists {form} as a {place.kind}")


def _vote_by_context(parse: Parse, names: Sequence[Name], votes: Votes) -> None:
    signs = Votes()
    for name in names:
        _read_staff(parse, name, signs)
        _read_before(parse, name, signs)
        _read_behind(parse, name, signs)
        _read_verb(parse, name, signs)
    for kind, score in signs.scores.items():
        votes.add(kind, min(score, MOST_FROM_CONTEXT))
    votes.told.update(signs.told)


def _read_before(parse: Parse, name: Name, votes: Votes) -> None:
    tokens = parse.tokens
    i = name.first - 1
    if i > 0 and tokens[i].text in _QUOTES:
        i -= 1
    if i < 0 or tokens[i].sentence != tokens[name.first].sentence:
        return
    word = tokens[i].lower
    the = word == "the"
    if the:
        if tokens[i].head.i < name.last or name.last - name.first > 1:  # not in "the Keller campaign"
            votes.add("organisation", 0.4)
            votes.add("person", -1.0)
        i -= 1
        word = tokens[i].lower if i >= 0 else ""
    if word in words("bodies"):
        votes.add("organisation", 2.5, f"called a {word}")
    if word in ("of", "called", "named") and i > 0 and tokens[i - 1].lower in words("place_heads"):
        votes.add("place", 4.0, f"called a {tokens[i - 1].lower}")
    elif word == "of" and i > 0 and tokens[i - 1].lower in words("of_places"):
        votes.add("place", 2.5, f"something is its {tokens[i - 1].lower}")
    elif word in ("called", "named") and i > 0 and tokens[i - 1].lower in words("bodies"):
        votes.add("organisation", 4.0, f"called a {tokens[i - 1].lower}")
    elif word == "," and i > 0 and tokens[i - 1].lower in words("place_nouns"):
        votes.add("place", 3.0, f"called a {tokens[i - 1].lower}")
    elif not the and word in words("sure_place_prepositions"):
        votes.add("place", 2.0 if word in ("near", "outside") else 1.0, f"something is {word} it")
    elif not the and word in words("place_prepositions"):
        votes.add("place", 0.3)
    if (
        word == ","
        and any(t.lower in words("titles") for t in tokens[max(0, i - 4) : i])
        and name.last - name.first > 1
    ):
        votes.add("person", 2.0, "a title stands before it")
    if title_start(parse, name.first) < name.first:
        votes.add("person", 3.0, "a title stands before it")


def _read_behind(parse: Parse, name: Name, votes: Votes) -> None:
    tokens = parse.tokens
    i = name.last
    if i >= len(tokens) or tokens[i].sentence != tokens[name.first].sentence:
        return
    facility = (
        tokens[i + 1]
        if tokens[i].lower in ("military", "international", "air") and i + 1 < len(tokens)
        else None
    )
    if facility is not None and facility.lower in words("facilities"):
        votes.add("place", 1.5, f"called a {facility.lower}")
    if tokens[i].lower in words("place_heads") and tokens[i].pos == "NOUN":
        votes.add("place", 1.5, f"called a {tokens[i].lower}")
    if tokens[i].lower in words("of_leaders") and not is_nation(surface(parse, name)):
        votes.add("person", 2.0, f"has a {tokens[i].lower}")
    if tokens[i].tag == "POS" and i + 1 < len(tokens) and tokens[i + 1].lower in words("kin"):
        votes.add("person", 1.0, f"has a {tokens[i + 1].lower}")
    start = i + 1 if tokens[i].text in (",", "-", "–", "—") or tokens[i].lower == "is" else None
    if start is not None and start + 1 < len(tokens) and tokens[start].lower in ("a", "an", "the", "one"):
        heads = [t.lower for t in tokens[start + 1 : start + 6] if t.lower in words("place_heads")]
        if heads:
            votes.add("place", 3.0, f"called a {heads[0]}")
        elif (body := _said_body(tokens, start + 1)) is not None:
            votes.add("organisation", 3.0, f"called a {body}")
    if title_behind(parse, name.last):
        votes.add("person", 2.0, "an office or role stands behind it")


def _said_body(tokens: Sequence[Token], start: int) -> str | None:
    """Return the noun of "the company that …", "a Paris-based charity", if it says what a name is."""
    head = next((t for t in tokens[start : start + 6] if t.pos == "NOUN" and t.dep != "compound"), None)
    return head.lower if head is not None and head.lower in words("said_bodies") else None


def _read_staff(parse: Parse, name: Name, votes: Votes) -> None:
    """Look for what only a body has: "X workers", "the chief executive of X"."""
    tokens = parse.tokens
    head, behind = tokens[name.last - 1], tokens[name.last] if name.last < len(tokens) else None
    if behind is not None and head.head is behind and behind.lower in words("staff"):
        owned = behind.pos == "NOUN" and head.dep == "compound"
    else:
        owned = head.dep == "pobj" and head.head.lower == "of" and head.head.head.lower in words("staff")
    if owned:
        votes.add("organisation", 2.0, "has workers, shares or a chief executive")
    elif head.dep == "pobj" and head.head.lower == "of" and head.head.head.lower in words("titles"):
        votes.add("organisation", 0.5)


def _read_verb(parse: Parse, name: Name, votes: Votes) -> None:
    head = parse.tokens[name.last - 1]
    if head.dep not in ("nsubj", "nsubjpass"):
        return
    verb = head.head.lemma.lower()
    if verb == "be" and any(
        c.dep == "attr" and kind_of(c) == "person" and c.tag == "NN" for c in head.head.children
    ):
        votes.add("person", 2.0, "called a person")
    if verb in words("saying_verbs"):
        votes.add("person", 0.5)
        votes.add("organisation", 0.5)
    if verb in words("human_verbs"):
        votes.add("person", 0.5)
