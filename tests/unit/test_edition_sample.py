"""The sample story is read as its expected.toml says: every anchor is words of one of its reports."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import variorum
from variorum.edition import Edition
from variorum.model import Article, Finding, Span

EXPECTED: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "edition" / "sample" / "expected.toml").read_text(encoding="utf-8")
)
Anchor = tuple[str, str]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {a.name: a for a in variorum.sample_articles()}


@pytest.fixture(scope="module")
def story(articles: dict[str, Article]) -> Edition:
    return variorum.read(list(articles.values()))


def _anchors(value: object) -> Iterator[Anchor]:
    """Yield every pair of a file's name and words, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _anchors(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, str) for v in value) and "." in value[0] and " " in value[1]:
            yield value[0], value[1]
        else:
            for inner in value:
                yield from _anchors(inner)


def _span(story: Edition, anchor: Anchor) -> Span:
    name, words = anchor
    article = next(a for a in story.articles if a.name == name)
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _tells(story: Edition, claim_ids: tuple[str, ...], anchor: Anchor) -> bool:
    span = _span(story, anchor)
    return any(story.claim(c).span.overlaps(span) for c in claim_ids)


def _is_told(story: Edition, finding: Finding, sides: list[list[Anchor]]) -> bool:
    """Tell whether a finding has one variant for each side, with a claim at each of its anchors."""
    return any(
        all(
            _tells(story, v.claims, anchor)
            for v, side in zip(variants, sides, strict=True)
            for anchor in side
        )
        for variants in permutations(finding.variants, len(sides))
    )


@pytest.mark.parametrize("anchor", sorted(set(_anchors(EXPECTED))))
def test_every_anchor_is_in_its_report_once(articles: dict[str, Article], anchor: Anchor) -> None:
    assert articles[anchor[0]].text.count(anchor[1]) == 1


def test_the_reports_are_short() -> None:
    for article in variorum.sample_articles():
        assert 60 <= len(article.text.split()) <= 160, article.name


@pytest.mark.parametrize("name", EXPECTED["published"])
def test_the_reports_are_dated(story: Edition, name: str) -> None:
    published = next(a for a in story.articles if a.name == name).published
    for field, value in EXPECTED["published"][name].items():
        assert str(getattr(published, field)) == value
    assert published.basis != "inferred" or published.reason


def test_the_title_is_a_headline_of_one_of_the_reports(story: Edition) -> None:
    assert story.title in {a.title for a in story.articles}


@pytest.mark.parametrize("expected", EXPECTED["entities"], ids=lambda e: e["spellings"][0])
def test_names_are_joined_under_every_spelling(story: Edition, expected: dict[str, Any]) -> None:
    (entity,) = [e for e in story.entities if set(expected["spellings"]) & set(e.spellings)]
    assert entity.type == expected["type"]
    assert set(expected["spellings"]) <= set(entity.spellings)
    mentioned = {story.article(m.article).name for m in entity.mentions}
    assert mentioned == set(expected["articles"])


@pytest.mark.parametrize("expected", EXPECTED["utterances"], ids=lambda u: u["speaker"])
def test_one_act_of_speaking_is_followed_through_the_reports(
    story: Edition, expected: dict[str, Any]
) -> None:
    spans = [_span(story, (name, words)) for name, words in expected["wordings"]]
    utterances = {
        q.utterance for q in story.quotations for part in q.content for span in spans if part.overlaps(span)
    }
    assert len(utterances) == 1
    (utterance,) = utterances
    assert utterance is not None
    assert expected["speaker"] in story.entity(story.utterance(utterance).speaker or "").spellings


@pytest.mark.parametrize("expected", EXPECTED["copies"], ids=lambda c: c["credit"])
def test_a_reprint_is_found_with_its_credit(story: Edition, expected: dict[str, Any]) -> None:
    found = [
        c for c in story.copies if {story.article(a).name for a in c.articles} == set(expected["articles"])
    ]
    assert len(found) == len(story.copies) == 1
    assert expected["credit"] in (found[0].credit or "")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(kind, e) for kind in ("conflicts", "updates") for e in EXPECTED[kind]],
    ids=lambda value: value if isinstance(value, str) else value["type"],
)
def test_differences_are_found_and_typed(story: Edition, kind: str, expected: dict[str, Any]) -> None:
    findings: tuple[Finding, ...] = getattr(story, kind)
    assert any(f.type == expected["type"] and _is_told(story, f, expected["sides"]) for f in findings)


def test_no_other_conflict_is_found(story: Edition) -> None:
    expected = EXPECTED["conflicts"]
    others = [f for f in story.conflicts if not any(_is_told(story, f, e["sides"]) for e in expected)]
    assert [f.summary for f in others] == []


@pytest.mark.parametrize("expected", EXPECTED["compatible"], ids=lambda e: e["spans"][0][1])
def test_what_only_looks_like_a_conflict_is_none(story: Edition, expected: dict[str, Any]) -> None:
    one, other = expected["spans"]
    assert not [f.summary for f in story.conflicts if _is_told(story, f, [[one], [other]])]


@pytest.mark.parametrize("expected", EXPECTED["agreements"], ids=lambda e: e["spans"][0][1])
def test_copies_are_one_origin(story: Edition, expected: dict[str, Any]) -> None:
    told = [f for f in story.findings if _is_told(story, f, [expected["spans"]])]
    assert told
    assert {len(f.origins) for f in told} == {expected["origins"]}


def test_no_agreement_lists_reports_on_two_sides_of_a_conflict(story: Edition) -> None:
    told = {claim.id: claim.span.article for claim in story.claims}
    sides = [
        [{told[c] for c in variant.claims} for variant in conflict.variants]
        for conflict in story.conflicts
        if conflict.type == "actor"
    ]
    gates = [f for f in story.agreements if "gates" in f.summary]
    assert sides
    assert not [
        f.summary for f in gates for one, other in sides if one & set(f.articles) and other & set(f.articles)
    ]


def test_no_agreement_on_one_side_of_a_conflict_lists_who_is_only_on_another(story: Edition) -> None:
    told = {claim.id: claim.span.article for claim in story.claims}
    conflicts = [f for f in story.conflicts if f.type != "wording"]
    assert {f.type for f in conflicts} == {"actor", "figure"}
    for conflict in conflicts:
        for variant in conflict.variants:
            others = set(conflict.articles) - {told[c] for c in variant.claims}
            for agreement in story.agreements:
                if set(agreement.told_by or agreement.variants[0].claims) & set(variant.claims):
                    assert not others & set(agreement.articles), agreement.summary


def test_nothing_agreed_on_is_only_that_somebody_spoke(story: Edition) -> None:
    assert not [f.summary for f in story.agreements if f.summary.lower().startswith("“said ")]


@pytest.mark.parametrize("date", EXPECTED["timeline"])
def test_events_have_their_dates(story: Edition, date: str) -> None:
    anchor = EXPECTED["timeline"][date]
    assert any(_tells(story, e.claims, anchor) for e in story.timeline if e.date == date)


def test_the_order_of_the_reports_changes_nothing(story: Edition, articles: dict[str, Article]) -> None:
    assert variorum.read(list(reversed(articles.values()))).to_json() == story.to_json()


def test_the_brief_is_cited_and_of_use(story: Edition) -> None:
    assert 5 <= len(story.brief) <= 12
    assert all(story.holds(span) for told in story.brief for span in told.citations)


def test_it_is_told_on_little_more_than_a_screen(story: Edition) -> None:
    assert len(story.to_text().splitlines()) <= 80
    assert len(story.to_text(everything=True).splitlines()) > 150
