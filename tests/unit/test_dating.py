"""Dating: an undated report is dated where the story allows it, and left undated where it does not."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.sources.dating import date_utterances, infer_publication
from variorum.model import Article, Claim, PublicationDate, Quotation, Reading, TimeExpression, Utterance

CASES = sorted((Path(__file__).parents[1] / "cases" / "dating").iterdir())


def _time(article: Article, t: dict[str, str]) -> TimeExpression:
    start = article.text.index(t["text"])
    anchor = t.get("anchor", "none")
    assert anchor in ("self", "none")
    return TimeExpression(
        span=article.span(start, start + len(t["text"])),
        type="DATE",
        value=t["value"],
        deixis=t.get("deixis", ""),
        anchor="self" if anchor == "self" else "none",
    )


def load(case: Path) -> tuple[list[Article], list[Reading], dict[str, Any]]:
    wanted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles, readings = [], []
    for path in sorted(case.glob("*.txt")):
        layers = wanted["articles"][path.stem]
        text = path.read_text(encoding="utf-8")
        article = (
            Article(id=path.stem, name=path.name, text=text, published=layers["published"])
            if layers.get("published")
            else Article(id=path.stem, name=path.name, text=text)
        )
        times = [_time(article, t) for t in layers["times"]]
        quotations = tuple(
            Quotation(
                id=f"{article.id}.q{n}",
                content=(article.span(s := article.text.index(q["content"]), s + len(q["content"])),),
                kind="indirect",
                utterance=q["utterance"],
                time=times[q["time"]] if "time" in q else None,
            )
            for n, q in enumerate(layers.get("quotations", []))
        )
        lines = [line for line in text.splitlines() if line.strip()]
        sentences = tuple(article.span(s := text.index(line), s + len(line)) for line in lines)
        articles.append(article)
        readings.append(
            Reading(article=article.id, sentences=sentences, times=tuple(times), quotations=quotations)
        )
    return articles, readings, wanted


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_dates_each_report_as_the_case_says(case: Path) -> None:
    articles, readings, wanted = load(case)
    dated, told = infer_publication(articles, readings, ())
    for article, reading in zip(dated, told, strict=True):
        want = wanted["articles"][article.id]["dated"]
        known = article.published
        assert [
            known.basis,
            *(str(d) if d else None for d in (known.value, known.earliest, known.latest)),
        ] == want
        assert [t.value for t in reading.times] == wanted["articles"][article.id]["values"]
        assert [q.time for q in reading.quotations if q.time] == [
            t for q in reading.quotations for t in reading.times if q.time and q.time.span == t.span
        ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_every_inferred_date_says_why_and_lies_within_its_bounds(case: Path) -> None:
    articles, readings, _ = load(case)
    for article in infer_publication(articles, readings, ())[0]:
        known = article.published
        if known.basis == "inferred":
            assert known.reason and known.earliest and known.latest
            assert known.earliest <= (known.value or known.latest) <= known.latest


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_order_of_reports_changes_no_date(case: Path) -> None:
    articles, readings, _ = load(case)
    forwards = {a.id: a.published for a in infer_publication(articles, readings, ())[0]}
    backwards = {a.id: a.published for a in infer_publication(articles[::-1], readings[::-1], ())[0]}
    assert forwards == backwards


@given(st.dates(dt.date(2001, 1, 1), dt.date(2035, 1, 1)), st.integers(0, 6), st.integers(0, 6))
def test_a_report_is_never_dated_before_the_day_it_tells_of(day: dt.date, before: int, lag: int) -> None:
    said = day - dt.timedelta(days=before)
    dated = Article(id="a", text="on a day", published=said + dt.timedelta(days=lag))
    weekday = f"XXXX-WXX-{said.isoweekday()}"
    open_ = Article(id="b", text="on a day")
    known = TimeExpression(span=dated.span(3, 8), type="DATE", value=said.isoformat(), anchor="self")
    asked = TimeExpression(span=open_.span(3, 8), type="DATE", value=weekday, anchor="none", deixis="<=")
    readings = [
        Reading(
            article=a.id,
            times=(t,),
            quotations=(Quotation(id=a.id, content=(a.span(0, 2),), kind="direct", utterance="u", time=t),),
            claims=(Claim(id=f"{a.id}c", span=a.span(0, 2), predicate="be", time=t),),
        )
        for a, t in ((dated, known), (open_, asked))
    ]
    (_, found), (_, told) = infer_publication([dated, open_], readings, ())
    assert found.published.earliest == said
    assert found.published.latest == said + dt.timedelta(days=6)
    assert told.times[0].value == said.isoformat()
    assert told.claims[0].time == told.times[0] == told.quotations[0].time


@pytest.mark.parametrize("latest", ["2023-12-31", "2023-03-01"])
def test_a_date_of_which_one_end_is_known_is_no_day_and_only_bounds_what_is_inferred(latest: str) -> None:
    day = dt.date.fromisoformat(latest)
    undated = Article(id="a", text="on Monday", published=PublicationDate(basis="given", latest=day))
    dated = Article(id="b", text="on 6 March", published="2023-03-08")
    readings = [
        Reading(
            article=a.id,
            times=(t,),
            quotations=(Quotation(id=a.id, content=(a.span(0, 2),), kind="direct", utterance="u", time=t),),
        )
        for a, t in (
            (
                undated,
                TimeExpression(
                    span=undated.span(3, 9), type="DATE", value="XXXX-WXX-1", anchor="none", deixis="<="
                ),
            ),
            (dated, TimeExpression(span=dated.span(3, 10), type="DATE", value="2023-03-06", anchor="self")),
        )
    ]
    found = infer_publication([undated, dated], readings, ())[0][0].published
    assert (found.basis, found.earliest) == (
        ("inferred", dt.date(2023, 3, 6)) if day > dt.date(2023, 3, 6) else ("given", None)
    )


def test_an_utterance_takes_the_day_that_most_of_its_quotations_give() -> None:
    article = Article(id="a", text="said said said")
    spans = [article.span(n, n + 4) for n in (0, 5, 10)]
    days = ["2031-05-05", "2031-05-06", "2031-05-06"]
    reading = Reading(
        article="a",
        quotations=tuple(
            Quotation(
                id=f"q{n}",
                content=(span,),
                kind="direct",
                utterance="u1",
                time=TimeExpression(span=span, type="DATE", value=day, anchor="self"),
            )
            for n, (span, day) in enumerate(zip(spans, days, strict=True))
        ),
    )
    (one, none) = date_utterances([Utterance(id="u1"), Utterance(id="u2")], [reading])
    assert (one.date, none.date) == ("2031-05-06", None)
