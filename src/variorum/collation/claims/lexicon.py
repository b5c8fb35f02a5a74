"""The word lists of `lexicon.toml`: which words name one kind of event, who is counted with whom."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from variorum.text.words import stem


@dataclass(frozen=True, slots=True)
class Describing:
    """Words of descriptions, as stems but for `negating` and `owning`: `alike` maps those that describe alike to the
    first of them.
    """

    alike: dict[str, str]
    altering: frozenset[str]
    negating: frozenset[str]
    owning: frozenset[str]
    offices: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All keys are stems, but those of `toll_words`, `pronouns` and `naming`, which are words; the values are names of
    classes.

    `phrases` has verbs with their objects ("open fire"), `only_nouns` and `only_verbs` have stems that are of a class
    only as the one or the other, `only_forms` the forms in which words are of a class, `of_things` predicates and the
    classes of which they are unless a person does them; `occurring` maps a verb to the role of the event that it only
    says of that it was, or to "place" or "out" where it does so with such a word; `giving` has the verbs and the nouns
    by which somebody gives a figure. `nameless` has nouns for somebody without a name, by what they tell of him;
    `somebody` has them all.
    """

    events: dict[str, frozenset[str]]
    phrases: dict[tuple[str, str], frozenset[str]]
    only_nouns: frozenset[tuple[str, str]]
    only_verbs: frozenset[tuple[str, str]]
    only_forms: dict[str, frozenset[str]]
    of_things: tuple[frozenset[str], frozenset[str]]
    tolls: dict[str, str]
    falling: frozenset[str]
    toll_words: dict[str, str]
    past: frozenset[str]
    guessing: frozenset[str]
    sizes: frozenset[str]
    casualties: frozenset[str]
    besides_the_dead: frozenset[str]
    giving: tuple[frozenset[str], frozenset[str]]
    reaching: frozenset[str]
    exclusive: frozenset[str]
    once: frozenset[str]
    done_in_trying: frozenset[str]
    opposites: frozenset[frozenset[str]]
    changes: frozenset[frozenset[str]]
    ends: frozenset[tuple[str, str]]
    states: dict[str, re.Pattern[str]]
    stating: frozenset[str]
    empty: frozenset[str]
    particles: frozenset[str]
    leaving: frozenset[str]
    bearing: frozenset[str]
    being: frozenset[str]
    occurring: dict[str, str]
    people: dict[str, str]
    everybody: frozenset[str]
    pronouns: frozenset[str]
    naming: frozenset[str]
    nameless: dict[str, frozenset[str]]
    somebody: frozenset[str]
    describing: Describing
    extent: dict[str, int]
    partial: frozenset[str]
    scope: frozenset[str]
    where: tuple[str, ...]
    measures: frozenset[str]
    lengths: frozenset[str]
    kinds: dict[str, list[tuple[str, str]]]
    for_crimes: frozenset[str]
    which: dict[str, tuple[str, str]]
    denying: tuple[frozenset[str], frozenset[str]]
    accusing: frozenset[str]
    actors: frozenset[str]
    whereabouts: frozenset[str]
    whereabouts_roles: dict[str, str]
    tolerance: dict[str, float]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Return the names of the classes of events."""
        return frozenset().union(*self.events.values())


def _kinds(tables: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, list[tuple[str, str]]]:
    """Map each stem to the kind that it belongs to and the first word of its synonyms there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, things in tables.items():
        for synonyms in things:
            for word in synonyms:
                found.setdefault(stem(word), []).append((kind, synonyms[0]))
    return found


def _members(classes: Mapping[str, Sequence[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((stem(word), name) for name, words in classes.items() for word in words)


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    events: dict[str, set[str]] = {}
    phrases: dict[tuple[str, str], frozenset[str]] = {}
    for name, members in data["events"].items():
        for word in members:
            verb, _, noun = word.partition(" ")
            if noun:
                phrases[stem(verb), stem(noun)] = frozenset({name})
            else:
                events.setdefault(stem(word), set()).add(name)
    return Lexicon(
        events={word: frozenset(names) for word, names in events.items()},
        phrases=phrases,
        only_nouns=_members(data["only_nouns"]),
        only_verbs=_members(data["only_verbs"]),
        only_forms={name: frozenset(forms) for name, forms in data["only_forms"].items()},
        of_things=(
            frozenset(map(stem, data["of_things"]["predicates"])),
            frozenset(data["of_things"]["events"]),
        ),
        tolls=data["tolls"],
        falling=frozenset(data["falling"]["events"]),
        toll_words=data["toll_words"],
        sizes=frozenset(data["size"]["nouns"]),
        guessing=frozenset(map(stem, data["guessing"]["nouns"])),
        past=frozenset(data["past"]["words"]),
        casualties=frozenset(data["casualties"]["events"]),
        besides_the_dead=frozenset(data["besides_the_dead"]["events"]),
        giving=(frozenset(map(stem, data["giving"]["verbs"])), frozenset(map(stem, data["giving"]["nouns"]))),
        reaching=frozenset(map(stem, data["giving"]["reaching"])),
        exclusive=frozenset(data["exclusive"]["events"]),
        once=frozenset(data["exclusive"]["once"]),
        done_in_trying=frozenset(map(stem, data["exclusive"]["done_in_trying"])),
        opposites=frozenset(frozenset(pair) for pair in data["opposites"]["pairs"]),
        changes=frozenset(frozenset(pair) for pair in data["changes"]["pairs"]),
        ends=frozenset((state, event) for state, event in data["ends"]["pairs"]),
        states={
            name: re.compile("|".join(phrases), re.IGNORECASE)
            for name, phrases in data["states"].items()
            if name != "predicates"
        },
        stating=frozenset(map(stem, data["states"]["predicates"])),
        empty=frozenset(stem(word) for word in data["empty"]["predicates"]),
        bearing=frozenset(map(stem, data["bearing"]["predicates"])),
        being=frozenset(map(stem, data["being"]["predicates"])),
        particles=frozenset(data["phrasal"]["particles"]),
        leaving=frozenset(map(stem, data["leaving"]["predicates"])),
        occurring={
            stem(word): role
            for verbs, role in (("done", "patient"), ("out", "out"), ("was", "agent"), ("place", "place"))
            for word in data["occurring"][verbs]
        },
        people={stem(word): name for name, members in data["people"].items() for word in members},
        everybody=frozenset(map(stem, data["everybody"]["words"])),
        pronouns=frozenset(data["pronouns"]["words"]),
        naming=frozenset(data["naming"]["verbs"]),
        nameless={kind: frozenset(map(stem, nouns)) for kind, nouns in data["nameless"].items()},
        somebody=frozenset(stem(noun) for nouns in data["nameless"].values() for noun in nouns),
        describing=Describing(
            alike={stem(w): stem(members[0]) for members in data["describing"]["alike"] for w in members},
            altering=frozenset(map(stem, data["describing"]["altering"])),
            negating=frozenset(data["describing"]["negating"]),
            owning=frozenset(data["describing"]["owning"]),
            offices=frozenset(map(stem, data["describing"]["offices"])),
        ),
        extent={stem(w): step for step, members in enumerate(data["extent"]["steps"]) for w in members},
        partial=frozenset(map(stem, data["extent"]["partial"])),
        scope=frozenset(map(stem, data["scope"]["words"])),
        where=tuple(data["scope"]["where"]),
        measures=frozenset(map(stem, data["measures"]["nouns"])),
        lengths=frozenset(data["measures"]["lengths"]),
        kinds=_kinds(data["kinds"]),
        for_crimes=frozenset(data["for_crimes"]["events"]),
        which={w: (kind, one[0]) for kind, ones in data["which"].items() for one in ones for w in one},
        denying=(
            frozenset(map(stem, data["denying"]["verbs"])),
            frozenset(map(stem, data["denying"]["nouns"])),
        ),
        accusing=frozenset(map(stem, data["denying"]["accusing"])),
        actors=frozenset(data["actors"]["kinds"]),
        whereabouts=frozenset(data["whereabouts"]["kinds"]),
        whereabouts_roles={r: name for name in ("where", "way") for r in data["whereabouts"][name]},
        tolerance=data["tolerance"],
    )
