"""Utterances: the acts of speaking behind the quotations of a story.

Pairs of quotations are judged by words, speaker and occasion; what excludes each other is kept apart while the
judgements are joined, the surest first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import combinations_with_replacement, pairwise

from msgspec.structs import replace

from variorum.backends.encoder import Encoder, Vectors
from variorum.collation.sources.dating import date_utterances
from variorum.collation.sources.tokens import rarity
from variorum.collation.speech.one_act import (
    DAYS_APART,
    LEAST_STEMS,
    LEAST_STEMS_SHARED,
    SURE,
    Kin,
    Link,
    Wording,
    days_apart,
    excludes,
    same_act,
    wording,
)
from variorum.collation.speech.speaking import Said, all_said
from variorum.collation.speech.voices import relation
from variorum.model import Article, Entity, Reading, Utterance

SAME_LINE = 0.97
"""Score of one sentence that two reports have word by word."""
LINE_LENGTH = 6
"""The fewest words of such a sentence: shorter ones are stock phrases."""
REPEATED = 0.92
"""Score of a headline's words by somebody whom only the text below names."""
REPEATED_PART = 0.75
"""Part of a headline's stems that the text below must repeat, and of these at least three."""
WITHIN = 0.95
"""Score of quoted words within a paraphrase by the same speaker."""
BESIDE = 0.7
"""Score of quotations of one speaker that follow one another in an article."""
NEAR = 4
"""Sentences within which a speaker is taken to be still speaking, once another occasion has been named."""
REASONS = 4
"""The most reasons shown for one utterance."""


def join_utterances(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    encoder: Encoder,
    articles: Sequence[Article] = (),
) -> tuple[tuple[Utterance, ...], tuple[Reading, ...]]:
    """Return the acts of speaking behind all quotations, and the readings with every quotation's act.

    Every quotation belongs to exactly one utterance, alone if nothing joins it to another. Its speaker
    is the one whom most of them name; `reasons` say why they were taken for one. With `articles`,
    reports of different days are kept apart and those of one day joined sooner.
    """
    said = all_said(readings, entities, articles)
    rare = rarity(readings, [s.stems for s in said])
    within, nested = _within(said)
    links = [
        *within,
        *_beside(said),
        *_headlines(said),
        *_same_lines(said),
        *_across(said, relation(entities), nested, rare, encoder),
    ]
    groups, used = _joined(said, links)
    utterances = tuple(
        _utterance(f"u{n}", [said[i] for i in group], used[group[0]]) for n, group in enumerate(groups, 1)
    )
    act = {q: u.id for u in utterances for q in u.quotations}
    told = tuple(
        replace(r, quotations=tuple(replace(q, utterance=act.get(q.id)) for q in r.quotations))
        for r in readings
    )
    return date_utterances(utterances, told), told


def _within(said: Sequence[Said]) -> tuple[list[Link], set[int]]:
    """Return links of quoted words to the paraphrase around them, and which quotations hold another's or lie in one."""
    links, nested = [], set()
    for i, outer in enumerate(said):
        for j in range(i + 1, len(said)):
            inner = said[j]
            if inner.article != outer.article or inner.start >= outer.quotation.content[-1].end:
                break
            if not outer.overlaps(inner):
                continue
            if inner.speaker in (outer.speaker, None) or outer.speaker is None:
                links.append(Link(i, j, WITHIN, ("quoted words within a paraphrase",)))
            else:
                nested |= {i, j}
    return links, nested


def _headlines(said: Sequence[Said]) -> Iterator[Link]:
    """Yield links of what a headline gives to somebody not named ("operator says") to the same words below it."""
    for i, head in enumerate(said):
        if not head.headline or head.named or len(head.stems) < LEAST_STEMS:
            continue
        below = [j for j, s in enumerate(said) if s.article == head.article and not s.headline]
        shared = {j: len(head.stems & said[j].stems) for j in below}
        best = max(below, key=lambda j: (shared[j], -j), default=None)
        if best is not None and shared[best] >= max(LEAST_STEMS, REPEATED_PART * len(head.stems)):
            yield Link(i, best, REPEATED, ("the headline repeats it",))


def _same_lines(said: Sequence[Said]) -> Iterator[Link]:
    """Yield links between quotations in one sentence that reports of about the same day share word by word."""
    by_line: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = defaultdict(list)
    for i, s in enumerate(said):
        if len(s.line) >= LINE_LENGTH:
            by_line[s.line, s.words].append(i)
    for indices in by_line.values():
        for i, j in pairwise(indices):
            left, right = said[i], said[j]
            apart = days_apart(left.published, right.published) or 0
            alike = left.speaker == right.speaker or not (left.named and right.named)
            if left.article != right.article and alike and apart <= DAYS_APART:
                yield Link(i, j, SAME_LINE, ("the same sentence in both reports",))


def _beside(said: Sequence[Said]) -> Iterator[Link]:
    """Yield links between the quotations of one speaker in one article that tell of one occasion."""
    by_speaker: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, s in enumerate(said):
        if s.speaker is not None:
            by_speaker[s.article, s.speaker].append(i)
    for indices in by_speaker.values():
        acts: list[list[int]] = []
        for i in indices:
            act = _act_of(i, acts, said)
            if act is None:
                acts.append([i])
                continue
            yield Link(act[-1], i, BESIDE, ("one speaker in one article, with no other occasion between",))
            act.append(i)
            acts.remove(act)
            acts.append(act)


def _act_of(i: int, acts: Sequence[list[int]], said: Sequence[Said]) -> list[int] | None:
    """Return the act, of those before it in the article, that a quotation goes on with.

    One that names its occasion goes on with an act of that occasion; any other with the latest act, if it stands
    near, or if nothing tells of an occasion.
    """
    now = said[i]
    open_acts = [a for a in acts if not any(excludes(said[k], now) for k in a)]
    if now.placed and (same := [a for a in open_acts if any(_one_occasion(said[k], now) for k in a)]):
        return same[-1]
    if not acts or acts[-1] not in open_acts:
        return None
    latest = acts[-1]
    gap = now.sentence - said[latest[-1]].sentence
    if now.placed:
        return latest if gap <= 1 and not any(said[k].placed for k in latest) else None
    if any(said[k].placed for k in latest):
        return latest if gap <= NEAR * (2 if len(acts) == 1 else 1) else None
    return latest if len(acts) == 1 or gap <= NEAR else None


def _one_occasion(left: Said, right: Said) -> bool:
    return bool(
        left.ways & right.ways or left.where & right.where or (left.outlet and left.outlet == right.outlet)
    )


def _across(
    said: Sequence[Said],
    kin: Callable[[Said, Said], Kin],
    nested: Set[int],
    rare: Mapping[str, float],
    encoder: Encoder,
) -> Iterator[Link]:
    """Yield links between quotations of different articles; nested ones only between the same speaker's.

    Only the pairs that words alone do not decide are looked at by sentence vectors.
    """
    open_: list[tuple[int, int, Wording, Kin]] = []
    for i, j in sorted({*_related(said, kin), *_worded_alike(said)}):
        left, right = said[i], said[j]
        related = kin(left, right)
        if left.article == right.article or (
            related in ("unknown", "other") and (i in nested or j in nested)
        ):
            continue
        alike = wording(left, right, rare)
        if same_act(i, j, left, right, alike.with_sense(1.0), related, rare):
            open_.append((i, j, alike, related))
    asked = sorted({k for i, j, _, _ in open_ for k in (i, j)})
    row = {k: n for n, k in enumerate(asked)}
    vectors: Vectors = encoder.encode([said[k].text for k in asked])
    for i, j, alike, related in open_:
        sense = float(vectors[row[i]] @ vectors[row[j]])
        if link := same_act(i, j, said[i], said[j], alike.with_sense(sense), related, rare):
            yield link


def _related(said: Sequence[Said], kin: Callable[[Said, Said], Kin]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotations, i < j, of one speaker, or of which one speaks for the other."""
    by_speaker: dict[tuple[str | None, bool], list[int]] = defaultdict(list)
    for i, s in enumerate(said):
        by_speaker[s.speaker, s.named].append(i)
    for one, other in combinations_with_replacement(by_speaker.values(), 2):
        if kin(said[one[0]], said[other[0]]) in ("same", "office"):
            yield from ((min(i, j), max(i, j)) for i in one for j in other if i != j)


def _worded_alike(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotations, i < j, that have some words in common."""
    before: dict[str, list[int]] = defaultdict(list)
    for j, s in enumerate(said):
        shared = Counter(i for word in s.stems for i in before[word])
        yield from ((i, j) for i, n in shared.items() if n >= LEAST_STEMS_SHARED)
        for word in s.stems:
            before[word].append(j)


def _joined(said: Sequence[Said], links: Sequence[Link]) -> tuple[list[list[int]], dict[int, list[Link]]]:
    """Join linked quotations, the surest first; a link that would join what excludes each other is left out."""
    group = {i: [i] for i in range(len(said))}
    used: dict[int, list[Link]] = {i: [] for i in range(len(said))}
    for link in sorted(links, key=lambda k: (-k.score, k.left, k.right)):
        one, other = group[link.left], group[link.right]
        if one is other:
            continue
        if link.score < SURE and any(excludes(said[i], said[j]) for i in one for j in other):
            continue
        whole = sorted(one + other)
        reasons = [*used[one[0]], *used[other[0]], link]
        for i in whole:
            group[i] = whole
            used[i] = reasons
    return sorted({tuple(g): g for g in group.values()}.values()), used


def _utterance(name: str, group: Sequence[Said], links: Sequence[Link]) -> Utterance:
    speakers = Counter(s.speaker for s in group if s.named)
    reasons = dict.fromkeys(
        "; ".join(k.reasons) for k in sorted(links, key=lambda k: (-k.score, k.left, k.right))
    )
    return Utterance(
        id=name,
        speaker=min(speakers, key=lambda s: (-speakers[s], s or ""), default=None),
        occasion=_occasion(group),
        quotations=tuple(s.quotation.id for s in group),
        reasons=tuple(reasons)[:REASONS],
    )


def _occasion(group: Sequence[Said]) -> str | None:
    """Return where and how it was said, in the fullest words of the articles."""
    phrases = [s.quotation.occasion.text for s in group if s.quotation.occasion]
    kept: list[str] = []
    for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
        if not any(set(phrase.lower().split()[1:]) & set(k.lower().split()) for k in kept):
            kept.append(" ".join(phrase.split()))
    told = sorted(
        {s.quotation.medium.span.text for s in group if s.quotation.medium and s.quotation.medium.span}
    )
    heard = [f"through {m}" for m in told if not any(m in k for k in kept)]
    return ", ".join([*kept[:2], *heard[:1]]) or None
