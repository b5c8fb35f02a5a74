"""Join the entities of several articles: who is who, under every spelling, with the reason for every merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from variorum.collation.entities.judge import Member, judge, same_office
from variorum.collation.entities.places import is_town_and_region, towns_of
from variorum.collation.entities.rename import rename_entities
from variorum.model import Entity, EntityType, Judgement, Reading
from variorum.text.names import compare_names, fold, is_written_out, name_words, sound
from variorum.text.names_organisations import known_organisation, owners, shared_by_nations

PERSONS_DIFFER = 0.7
"""Full names of people that are less alike than this keep their clusters apart."""
WITH_REASON = 3
"""A type that an article gives reasons for counts so many times."""
NAMES_ALIKE = 0.25
"""Two names for one office are shown to a person if they are at least so much alike."""
OFTEN = 3
"""A bare surname that two people bear goes to the one who is mentioned so many times as often."""


@dataclass(frozen=True, slots=True)
class JoinedEntities:
    """The entities of a story, the readings with the story's entity ids, and pairs that a person should look at."""

    entities: tuple[Entity, ...]
    readings: tuple[Reading, ...]
    suggestions: tuple[Judgement, ...] = ()


@dataclass(slots=True)
class Cluster:
    """Entities of different articles that are one, with the reasons."""

    members: list[Member]
    reasons: list[str]

    @property
    def main_name(self) -> str:
        """The full name of the most mentions, or nothing."""
        count = Counter(m.entity.name for m in self.members if m.full for _ in range(_named(m.entity)))
        return max(sorted(count), key=lambda n: count[n], default="")

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all articles."""
        return sum(len(m.entity.mentions) for m in self.members)


def join_entities(readings: Sequence[Reading]) -> JoinedEntities:
    """Return the entities of all readings joined, by name first and type second.

    Story ids ("e1", …) go by the number of mentions, then the name. Only the order of the readings that come
    back depends on the order in which they were given.
    """
    ordered = sorted(readings, key=lambda r: r.article)
    types = _types(e for r in ordered for e in r.entities)
    members = [Member(e, r.article, types[_key(e)]) for r in ordered for e in r.entities]
    merged = [(_merged(c), c) for c in _clusters(members)]
    merged.sort(key=lambda m: (-len(m[0].mentions), m[0].name, m[0].type, m[0].mentions))
    new_id = {m.id: f"e{n}" for n, (_, c) in enumerate(merged, start=1) for m in c.members}
    entities = tuple(replace(e, id=f"e{n}") for n, (e, _) in enumerate(merged, start=1))
    return JoinedEntities(
        entities, tuple(rename_entities(r, new_id) for r in readings), _suggestions(entities)
    )


def _key(entity: Entity) -> tuple[str, bool]:
    return fold(entity.name), bool(entity.spellings)


def _types(entities: Iterable[Entity]) -> dict[tuple[str, bool], EntityType]:
    """Return the type that most mentions have, for each name of the story: one name, one type.

    A surname follows the full name that ends in it, and "X" is a place where the story knows "X airport".
    """
    votes: dict[tuple[str, bool], Counter[EntityType]] = {}
    for entity in entities:
        weight = WITH_REASON if entity.reasons else 1
        votes.setdefault(_key(entity), Counter())[entity.type] += weight * (len(entity.mentions) or 1)
    types = {key: max(sorted(count), key=lambda t: count[t]) for key, count in votes.items()}
    surnames = {
        sound(name.split()[-1]) for (name, _), kind in types.items() if kind == "person" and " " in name
    }
    for key, kind in types.items():
        name = key[0]
        if kind == "person" and (f"{name} airport", True) in types:
            types[key] = "place"
        elif kind in ("organisation", "other") and sound(name) in surnames and not known_organisation(name):
            types[key] = "person"
    return types


def _clusters(members: list[Member]) -> list[Cluster]:
    """Return clusters of members: the surest pairs first, people with different full names never together."""
    cluster = {m.id: Cluster([m], []) for m in members}
    by_id = {m.id: m for m in members}
    several = shared_by_nations(s for m in members if m.type == "organisation" for s in m.entity.spellings)
    towns = towns_of(s for m in members if m.type == "place" for s in m.entity.spellings)

    def apart(pair: Judgement) -> bool:
        left, right = by_id[pair.left], by_id[pair.right]
        return left.type == "place" and is_town_and_region(
            left.entity.spellings, right.entity.spellings, towns
        )

    judged = sorted(
        (j for j in _judged(members) if not (_any_nation(j, by_id, several) or apart(j))),
        key=lambda j: (-j.score, j.left, j.right),
    )
    bare: dict[str, list[Judgement]] = {}
    for judgement in judged:
        left, right = by_id[judgement.left], by_id[judgement.right]
        if left.type == "person" and left.full != right.full:
            bare.setdefault(right.id if left.full else left.id, []).append(judgement)
        elif left.is_part != right.is_part:
            bare.setdefault(left.id if left.is_part else right.id, []).append(judgement)
        elif not _apart(cluster[left.id], cluster[right.id]):
            _merge(cluster, left.id, right.id, judgement.reasons)
    for member_id in sorted(bare):
        _give_surname(cluster, member_id, bare[member_id])
    return list({id(c): c for c in cluster.values()}.values())


def _any_nation(judgement: Judgement, by_id: Mapping[str, Member], several: frozenset[str]) -> bool:
    """Tell whether a pair has one body that could be several nations' ("Ministry of Defence") and one that is not."""
    left, right = by_id[judgement.left], by_id[judgement.right]
    if left.type != "organisation" or not several:
        return False
    ours, theirs = ({o for s in m.entity.spellings for o in owners(s)} for m in (left, right))
    shared = {rest for _, rest in ours} & {rest for _, rest in theirs} & several
    return bool(shared) and {nation for nation, _ in ours} != {nation for nation, _ in theirs}


def _judged(members: list[Member]) -> Iterable[Judgement]:
    """Judge the pairs that share a key, of different articles."""
    holders: dict[str, list[int]] = {}
    for n, member in enumerate(members):
        for key in member.keys:
            holders.setdefault(key, []).append(n)
    pairs = {p for found in holders.values() for p in combinations(found, 2)}
    for a, b in sorted(pairs):
        if members[a].article != members[b].article and (found := judge(members[a], members[b])):
            yield found


def _apart(left: Cluster, right: Cluster) -> bool:
    """Tell whether two clusters hold people whose full names differ, or whom one article tells apart by "Jr.".

    So it is with a surname that is a woman's and the full name of a man, or that one article has beside it.
    """
    if left is right or left.members[0].type != "person":
        return False
    pairs = [(a, b) for a in left.members for b in right.members]
    if any(a.article == b.article and not (a.full and b.full) and a.surname == b.surname for a, b in pairs):
        return True
    if not (left.main_name and right.main_name) and any({a.sex, b.sex} == {"f", "m"} for a, b in pairs):
        return True
    full = [{(m.article, m.generation) for m in c.members if m.full} for c in (left, right)]
    if any(a == b and g != h for a, g in full[0] for b, h in full[1]):
        return True
    ours, theirs = left.main_name, right.main_name
    return bool(ours and theirs) and compare_names(ours, theirs, "person").score < PERSONS_DIFFER


def _merge(cluster: dict[str, Cluster], left: str, right: str, reasons: Iterable[str]) -> None:
    ours, theirs = cluster[left], cluster[right]
    if ours is theirs:
        return
    ours.members += theirs.members
    ours.reasons += [r for r in (*theirs.reasons, *reasons) if r not in ours.reasons]
    for member in theirs.members:
        cluster[member.id] = ours


def _give_surname(cluster: dict[str, Cluster], bare: str, judgements: list[Judgement]) -> None:
    """Give a bare surname to the only one who bears it, or to the one of whom the story tells far more.

    "The south terminal" goes to the only one that has an airport's name before it.
    """
    bearers: dict[int, tuple[Cluster, Judgement]] = {}
    for judgement in judgements:
        found = cluster[judgement.left if judgement.right == bare else judgement.right]
        bearers.setdefault(id(found), (found, judgement))
    ranked = sorted(bearers.values(), key=lambda b: (-b[0].mentions, b[0].main_name))
    first = ranked[0]
    person = first[0].members[0].type == "person"
    surely = len(ranked) == 1 or (person and first[0].mentions >= OFTEN * ranked[1][0].mentions)
    if surely and not _apart(cluster[bare], first[0]):
        _merge(cluster, first[0].members[0].id, bare, first[1].reasons)


def _named(entity: Entity) -> int:
    """Return how many of its mentions are names, at least one."""
    return sum(" ".join(m.text.split()) in entity.spellings for m in entity.mentions) or 1


def _merged(cluster: Cluster) -> Entity:
    entities = [m.entity for m in cluster.members]
    mentions = tuple(sorted({s for e in entities for s in e.mentions}))
    count = Counter(" ".join(s.text.split()) for s in mentions)
    spellings = sorted({s for e in entities for s in e.spellings}, key=lambda s: (-count[s], s))
    kind = Counter(m.type for m in cluster.members for _ in range(len(m.entity.mentions) or 1))
    if set(kind) == {"organisation", "other"}:
        del kind["other"]  # an operation that some article knows as a force
    names = Counter(e.name for e in entities for _ in range(_named(e)))
    person = cluster.members[0].type == "person"
    name = max(sorted(names), key=lambda n: (person and len(name_words(n)) > 1, is_written_out(n), names[n]))
    reasons = dict.fromkeys([*(r for e in entities for r in e.reasons), *cluster.reasons])
    return Entity(
        id="",
        name=name,
        type=max(sorted(kind), key=lambda t: kind[t]),
        spellings=tuple(spellings),
        titles=tuple(dict.fromkeys(t for e in entities for t in e.titles)),
        mentions=mentions,
        reasons=tuple(r for r in reasons if not r.startswith("the same name")),
    )


def _suggestions(entities: Sequence[Entity]) -> tuple[Judgement, ...]:
    """Return pairs of people who are given one office under different names, in different articles."""
    titled = [e for e in entities if e.type == "person" and e.titles and e.spellings]
    found = []
    for left, right in combinations(titled, 2):
        if {s.article for s in left.mentions} & {s.article for s in right.mentions}:
            continue
        if office := same_office(left, right):
            alike = compare_names(left.name, right.name, "person").score
            if alike < NAMES_ALIKE:
                continue
            reason = f"different articles call {left.name} and {right.name} {office}"
            found.append(
                Judgement(
                    left=left.id,
                    right=right.id,
                    label="unsure",
                    score=round(0.5 + alike / 4, 3),
                    reasons=(reason,),
                )
            )
    return tuple(found)
