"""What is right in a story, beside its annotation: what its articles agree on, where they differ, who spoke once.

Our own measures, for want of published ones. An agreement or utterance is found if it holds words of two articles or
more; a difference if a finding puts two of its sides into different variants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from variorum.evaluation.formats.story_gold import Anchor, GoldDifference
from variorum.evaluation.metrics.story import Compared, Measure, mistake
from variorum.model import Finding, Span

Sides = list[tuple[Anchor, ...]]


def touched(it: Compared, claims: Iterable[str], anchors: Iterable[Anchor]) -> set[Anchor]:
    """Return the anchors that one of these claims meets."""
    wanted = set(claims)
    spans = [c.span for c in it.story.claims if c.id in wanted]
    return {(a, words) for a, words in anchors if any(it.meets(s, a, it.find(a, words)) for s in spans)}


def splits(it: Compared, finding: Finding, sides: Sides) -> bool:
    """Tell whether a finding has two of the sides in different variants."""
    met = [{n for n, side in enumerate(sides) if touched(it, v.claims, side)} for v in finding.variants]
    return any(x - y and y - x for i, x in enumerate(met) for y in met[i + 1 :])


def agreements(it: Compared) -> Iterator[Measure]:
    """Agreements found, and how many of their articles are among them."""
    found = reached = wanted = 0
    mistakes = []
    for gold in it.gold.agreements:
        variants = (v for f in it.story.findings for v in f.variants)
        best = max((len({a for a, _ in touched(it, v.claims, gold.spans)}) for v in variants), default=0)
        articles = len({a for a, _ in gold.spans})
        found += best >= 2
        reached += best if best >= 2 else 0
        wanted += articles
        if best < articles:
            mistakes.append(
                mistake("agreement", it.gold.story, gold.about, f"{articles} articles", f"{best} articles")
            )
    yield Measure("agreements found", found, len(it.gold.agreements))
    yield Measure("articles of agreements", reached, wanted, tuple(mistakes))


def differences(it: Compared) -> Iterator[Measure]:
    """Conflicts and updates found and typed; what only looks like a conflict left alone; conflicts that are right."""
    shown = [f for f in it.story.findings if f.kind in ("conflict", "update")]
    conflicts = [f for f in shown if f.kind == "conflict"]
    matched: set[str] = set()
    for name, wanted in (("conflict", it.gold.conflicts), ("update", it.gold.updates)):
        yield from _found(it, name, [g for g in wanted if g.type != "wording"], shown, matched)
    open_to_debate: list[Sides] = [
        [s.spans for s in g.sides] for g in it.gold.conflicts if g.type == "wording"
    ]
    open_to_debate += [[(span,) for span in g.spans] for g in it.gold.arguable]
    matched |= {f.id for f in conflicts if any(splits(it, f, sides) for sides in open_to_debate)}
    unmatched = [f for f in conflicts if f.id not in matched]
    harmed = [
        g for g in it.gold.compatible if any(splits(it, f, [(span,) for span in g.spans]) for f in unmatched)
    ]
    alone = len(it.gold.compatible) - len(harmed)
    told = tuple(mistake("no conflict", it.gold.story, g.about, "compatible", "conflict") for g in harmed)
    yield Measure("compatible left alone", alone, len(it.gold.compatible), told)
    wrong = tuple(mistake("no conflict", it.gold.story, f.summary, "", "conflict") for f in unmatched)
    yield Measure("conflicts right, of those given", len(conflicts) - len(unmatched), len(conflicts), wrong)


def _found(
    it: Compared, kind: str, wanted: Sequence[GoldDifference], shown: Sequence[Finding], matched: set[str]
) -> Iterator[Measure]:
    found = typed = 0
    mistakes = []
    for gold in wanted:
        met = [f for f in shown if splits(it, f, [side.spans for side in gold.sides])]
        matched.update(f.id for f in met)
        right = [f for f in met if f.kind == kind]
        found += bool(right)
        typed += any(f.type == gold.type for f in right)
        if not right:
            given = f"shown as {met[0].kind}" if met else ""
            mistakes.append(mistake(kind, it.gold.story, gold.about, gold.type, given))
    yield Measure(f"{kind}s found", found, len(wanted), tuple(mistakes))
    if kind == "conflict":
        yield Measure("conflicts of the right type", typed, len(wanted))


def utterances(it: Compared) -> Iterator[Measure]:
    """Acts of speaking known to be one across articles."""
    places: dict[str, list[Span]] = {}
    for quotation in it.story.quotations:
        if quotation.utterance is not None:
            places.setdefault(quotation.utterance, []).extend(quotation.content)
    joined = 0
    mistakes = []
    for gold in it.gold.utterances:
        wanted = [(a, it.find(a, words)) for a, words in gold.spans]
        best = max(
            (
                len({a for a, p in wanted if any(it.meets(s, a, p) for s in spans)})
                for spans in places.values()
            ),
            default=0,
        )
        joined += best >= 2
        articles = len({a for a, _ in wanted})
        if best < articles:
            text = gold.spans[0][1]
            mistakes.append(
                mistake("utterance", gold.speaker, text, f"{articles} articles", f"{best} articles")
            )
    yield Measure("utterances joined", joined, len(it.gold.utterances), tuple(mistakes))


def integrity(it: Compared) -> Iterator[Measure]:
    """Spans whose text is the article's slice, and sentences of the brief that have a citation."""
    texts = {a.id: a.text for a in it.story.articles}
    spans = list(_spans(it.story))
    exact = sum(texts[s.article][s.start : s.end] == s.text for s in spans)
    yield Measure("spans exact", exact, len(spans))
    yield Measure(
        "brief: sentences cited", sum(bool(b.citations) for b in it.story.brief), len(it.story.brief)
    )


def _spans(value: object) -> Iterator[Span]:
    """Yield every span that a story holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _spans(inner)
