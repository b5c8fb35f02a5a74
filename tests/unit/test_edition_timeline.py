"""Of what a report dates, the timeline tells events, each under the time at which it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from variorum.edition.telling import tell_speech
from variorum.edition.timeline import timeline
from variorum.edition.words import clause
from variorum.model import Article
from variorum.reading import Reader
from variorum.workspace import Workspace

CASES = sorted((Path(__file__).parents[1] / "cases" / "timeline").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_timeline_of_a_case_has_its_events(case: Path, reader: Reader) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    article = Article(name="a.txt", text=(case / "article.txt").read_text(encoding="utf-8"))
    workspace = Workspace(reader=reader)
    edition = workspace.edit(workspace.collect([article], published={"a.txt": expected["published"]}))
    told = [(entry.date, entry.summary) for entry in edition.timeline]
    assert told == [tuple(pair) for pair in expected["told"]]


def test_a_report_tells_of_no_event_after_it(reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    texts = ("The bakers left Brenn on 12 June 2021.", "The bakers left Brenn on 11 June 2021.")
    articles = [Article(name=f"{n}.txt", text=text) for n, text in enumerate(texts)]
    published = {"0.txt": "2021-06-09", "1.txt": "2021-06-15"}
    edition = workspace.edit(workspace.collect(articles, published=published))
    assert [entry.date for entry in edition.timeline] == ["2021-06-11"]


@pytest.mark.parametrize("other", ["The mill in Brenn was old.", "The party of the mill in Brenn was old."])
def test_what_but_one_report_speaks_of_is_no_event_of_the_story(other: str, reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    texts = ("The mill burned on Monday. The art came back on Sunday.", other)
    articles = [Article(name=f"{n}.txt", text=text) for n, text in enumerate(texts)]
    published = {"0.txt": "2021-06-09", "1.txt": "2021-06-09"}
    edition = workspace.edit(workspace.collect(articles, published=published))
    assert [entry.summary for entry in edition.timeline] == ["The mill burned on Monday."]


def test_what_says_the_same_of_one_date_is_told_once(reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    text = "The guild sold the mill in Brenn in 2015. The guild sold the old mill in Brenn in 2015."
    edition = workspace.edit(workspace.collect([Article(name="a.txt", text=text)]))
    assert [len(entry.claims) for entry in edition.timeline] == [2]


def test_a_report_that_tells_but_a_part_is_not_given_for_the_whole(reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    texts = {
        "a.txt": "The guild of Brenn sold the old mill in Brenn on Monday.",
        "b.txt": "On Monday, the guild of Brenn sold the old mill in Brenn.",
    }
    articles = [Article(name=name, text=text) for name, text in texts.items()]
    edition = workspace.edit(workspace.collect(articles, published=dict.fromkeys(texts, "2021-06-09")))
    assert [len(entry.articles) for entry in timeline(edition)] == [2]
    (agreement,) = edition.agreements
    parted = msgspec.structs.replace(agreement, in_part=agreement.articles)
    (entry,) = timeline(msgspec.structs.replace(edition, findings=(parted,)))
    assert len(entry.articles) == len(entry.claims) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The guild left Brenn on Monday.", "The guild reached Brenn on Monday."),
        ("The guild came to Brenn on Monday.", "The guild went to Brenn on Monday."),
        (
            "The council approved the school budget on Friday.",
            "The council approved the road plan on Friday.",
        ),
        (
            "Ivo Brand struck Rosa Lind in Brenn on Monday.",
            "Rosa Lind struck Ivo Brand in Brenn on Monday.",
        ),
    ],
)
def test_what_was_done_besides_on_one_date_is_told_besides(one: str, other: str, reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    collected = workspace.collect(
        [Article(name="a.txt", text=f"{one} {other}")], published={"a.txt": "2021-06-09"}
    )
    assert {entry.summary for entry in workspace.edit(collected).timeline} == {one, other}


def test_what_a_clause_has_of_the_words_said_is_told_once(reader: Reader) -> None:
    text = "President Ivo Brand announced Friday a plan that will reopen the mill so that talks may go on."
    workspace = Workspace(reader=reader)
    edition = workspace.edit(workspace.collect([Article(name="a.txt", text=text)]))
    (claim,) = (c for c in edition.claims if c.reports is not None)
    told = "President Ivo Brand announced Friday a plan that will reopen the mill."
    assert tell_speech(edition, claim) == told


def test_a_conjunction_with_a_word_that_weighs_it_is_left_out() -> None:
    assert clause("Even after a storm shut the port") == "a storm shut the port"
    assert clause("Even a storm shut the port") == "Even a storm shut the port"


def test_the_state_needs_no_other_report_that_speaks_of_it(reader: Reader) -> None:
    workspace = Workspace(reader=reader)
    texts = (
        "The state sold the mill on Monday. The guild sold nine barns on Monday.",
        "The mill in Brenn was old.",
    )
    articles = [Article(name=f"{n}.txt", text=text) for n, text in enumerate(texts)]
    edition = workspace.edit(
        workspace.collect(articles, published={"0.txt": "2021-06-09", "1.txt": "2021-06-09"})
    )
    assert [entry.summary for entry in edition.timeline] == ["The state sold the mill on Monday."]


@pytest.mark.parametrize(("speaker", "told"), [("Nora Lind", 1), ("he", 0)])
def test_what_is_said_by_nobody_who_is_named_is_no_event(speaker: str, told: int, reader: Reader) -> None:
    text = f'"The guild sold the old mill in Brenn in 2012," {speaker} said on the quay.'
    edition = Workspace(reader=reader).read([Article(text=text, published="2021-06-09")])
    assert len(edition.timeline) == told
