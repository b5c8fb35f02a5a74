"""Utterances: quotations of one act of speaking are one, and two acts stay two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.collation.speech.utterances import join_utterances
from variorum.model import Article, Entity, Quotation, Reading, Span, TimeExpression, Utterance, Voice

CASES = sorted((Path(__file__).parents[1] / "cases" / "utterances").iterdir())


@pytest.fixture(scope="module")
def encoder() -> WordVectorEncoder:
    return WordVectorEncoder()


def _find(article: Article, words: str | None) -> Span | None:
    if words is None:
        return None
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _quotation(article: Article, q: dict[str, Any], n: int) -> Quotation:
    content = _find(article, q["content"])
    assert content is not None
    time = _find(article, q.get("time"))
    return Quotation(
        id=f"{article.id}.q{n}",
        content=(content,),
        kind=q.get("kind", "direct"),
        speaker=Voice(entity=q.get("speaker"), span=_find(article, q.get("source"))),
        occasion=_find(article, q.get("occasion")),
        medium=Voice(entity=q.get("outlet"), span=_find(article, q["medium"])) if "medium" in q else None,
        time=TimeExpression(span=time, type="DATE", value=q["day"], anchor="self") if time else None,
    )


def load(case: Path) -> tuple[list[Reading], list[Entity], list[list[str]]]:
    wanted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    readings = []
    for path in sorted(case.glob("*.txt")):
        article = Article(id=path.stem, text=path.read_text(encoding="utf-8"))
        quotations = [_quotation(article, q, n) for n, q in enumerate(wanted["quotations"][path.stem])]
        sentences = tuple(
            s for p in article.text.splitlines() if p.strip() for s in [_find(article, p.strip())] if s
        )
        readings.append(Reading(article=article.id, sentences=sentences, quotations=tuple(quotations)))
    entities = msgspec.convert(wanted["entities"], list[Entity])
    return readings, entities, wanted["utterances"]


def groups(utterances: tuple[Utterance, ...]) -> list[list[str]]:
    return sorted(sorted(u.quotations) for u in utterances)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_joins_what_the_case_says_is_one_act_of_speaking_and_nothing_else(
    case: Path, encoder: WordVectorEncoder
) -> None:
    readings, entities, wanted = load(case)
    utterances, _ = join_utterances(readings, entities, encoder)
    assert groups(utterances) == sorted(sorted(g) for g in wanted)
    assert all(u.reasons for u in utterances if len(u.quotations) > 1)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_order_of_readings_changes_nothing(case: Path, encoder: WordVectorEncoder) -> None:
    readings, entities, _ = load(case)
    forwards, _ = join_utterances(readings, entities, encoder)
    backwards, _ = join_utterances(readings[::-1], entities[::-1], encoder)
    assert forwards == backwards


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_every_quotation_carries_the_one_utterance_that_lists_it(
    case: Path, encoder: WordVectorEncoder
) -> None:
    readings, entities, _ = load(case)
    utterances, after = join_utterances(readings, entities, encoder)
    listed = [(u.id, q) for u in utterances for q in u.quotations]
    carried = [(q.utterance, q.id) for r in after for q in r.quotations]
    assert sorted(listed) == sorted((u or "", q) for u, q in carried)


def test_an_utterance_tells_speaker_occasion_and_day(encoder: WordVectorEncoder) -> None:
    readings, entities, _ = load(CASES[0].parent / "one_remark_many_ways")
    utterances, _ = join_utterances(readings, entities, encoder)
    one = max(utterances, key=lambda u: len(u.quotations))
    assert one.speaker == "e1"
    assert one.occasion == "during a visit to the port of Ostrel"
    assert one.date == "2031-05-05"


def test_no_quotations_make_no_utterances(encoder: WordVectorEncoder) -> None:
    assert join_utterances([Reading(article="a")], [], encoder) == ((), (Reading(article="a"),))


@pytest.mark.parametrize(
    ("days", "acts"), [(("2031-05-05", "2031-05-06"), 1), (("2031-05-05", "2031-05-14"), 2)]
)
def test_like_words_in_reports_of_distant_days_are_two_acts(
    days: tuple[str, str], acts: int, encoder: WordVectorEncoder
) -> None:
    said = (
        "The staff backed the further defence of the harbour wall and its towers.",
        "The generals advised to go on with the defence of the wall and to strengthen the towers.",
    )
    beside = "Rye was dear. Bakers shut. Gulls came inland. A clerk slept. Nobody sailed.".split(". ")
    articles = [
        Article(id=f"a{n}", text=t, published=d) for n, (t, d) in enumerate(zip(said, days, strict=True))
    ]
    readings = [
        Reading(
            article=a.id,
            sentences=(a.span(0, len(a.text)), *(Span(a.id, 0, 0, s) for s in beside)),
            quotations=(
                Quotation(
                    id=f"{a.id}.q0",
                    content=(a.span(0, len(a.text)),),
                    kind="direct",
                    speaker=Voice(entity="e1"),
                ),
            ),
        )
        for a in articles
    ]
    entity = Entity(id="e1", name="Harbour office", type="organisation")
    assert len(join_utterances(readings, [entity], encoder, articles)[0]) == acts
