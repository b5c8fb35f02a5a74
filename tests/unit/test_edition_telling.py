"""Of the claims of a report, only those are told that are true and whole without the rest of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from variorum.edition import Edition
from variorum.edition.telling import can_be_told, tell, tell_difference, told_once
from variorum.edition.timeline import timeline
from variorum.edition.words import clause
from variorum.model import Article, Finding, Variant
from variorum.reading import Reader
from variorum.workspace import Workspace

CASES = sorted((Path(__file__).parents[1] / "cases" / "telling").iterdir())


def edited(reader: Reader, text: str) -> Edition:
    """Return the edition of one article, of whose claims no model has said how surely they stand alone."""
    workspace = Workspace(reader=reader)
    edition = workspace.edit(workspace.collect([Article(name="a.txt", text=text)]))
    return msgspec.structs.replace(
        edition, claims=tuple(msgspec.structs.replace(c, stands_alone=None) for c in edition.claims)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_what_is_told_of_a_case_is_whole(case: Path, reader: Reader) -> None:
    edition = edited(reader, (case / "article.txt").read_text(encoding="utf-8"))
    expected = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    told = {tell(edition, c): c for c in edition.claims if can_be_told(edition, c)}
    assert set(expected["told"]) <= told.keys()
    claims = {c.span.text for c in edition.claims}
    assert set(expected["left"]) <= claims, "no such claims"
    assert not set(expected["left"]) & {c.span.text for c in told.values()}


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("Tarn Software released a patch for mail", "Tarn Software hurriedly released a mail patch", 1),
        ("The ferry Marta ran aground off Hollin on Friday", "The ferry ran aground off Hollin on Friday", 1),
        ("The ferry ran aground off Hollin", "The ferry left Hollin at dawn", 2),
        (
            "The council passed the long plan for a wall on Friday",
            "A plan of bakers passed the council on Friday",
            1,
        ),
        (
            "The council passed the long plan for a wall on Friday",
            "A plan of bakers split the council on Friday",
            2,
        ),
        ("Six people died in a fire in a mill", "Nine people died in a fire in a school", 2),
        ("Six people died in the fire on Friday", "Nine people died in the fire on Friday", 2),
        ("A widow left Hollin with her dog on Monday", "A woman left Hollin with her dog on Monday", 1),
        (
            "Karin Berg left Brenn in May and shut the old mill in Hollin in June",
            "Ivo Brand left Brenn in May and shut the old mill in Hollin in June",
            2,
        ),
        ("Karin Berg was arrested in Brenn on Monday", "Ivo Brand was arrested in Brenn on Monday", 2),
        ("The council in Hollin closed the gate", "The council in Lesk closed the gate", 2),
        ("The council sold the old pier", "The council did not sell the old mill", 2),
        ("The guild left Brenn on Monday", "The guild reached Brenn on Monday", 2),
        ("A fire in the mill killed nine bakers", "Nine bakers died in a fire in the mill", 1),
        ("The council passed the school budget on Friday", "The council passed the road plan on Friday", 2),
        ("The council passed the school budget on Friday", "The council passed the budget on Friday", 1),
        ("Ivo Brand struck Rosa Lind in Brenn on Monday", "Rosa Lind struck Ivo Brand in Brenn on Monday", 2),
    ],
)
def test_what_says_the_same_in_other_words_is_told_once(
    one: str, other: str, times: int, reader: Reader
) -> None:
    edition = edited(reader, f"{one}. {other}.")
    ends = tuple(text.rpartition(" and ")[2] for text in (one, other))
    claims = [c for c in edition.claims if c.span.text in ends]
    findings = [
        Finding(
            id=f"f{n}",
            kind="single",
            summary="",
            reason="",
            variants=(Variant(value="", claims=(claim.id,)),),
            articles=(claim.span.article,),
            origins=(),
            score=1.0,
        )
        for n, claim in enumerate(claims)
    ]
    assert len(findings) == 2
    assert len(told_once(edition, findings)) == times


def test_what_points_to_a_sentence_before_dates_nothing(reader: Reader) -> None:
    edition = edited(reader, "The mill was sold on 3 May 2021. Both ships sank on 4 May 2021.")
    assert [entry.summary for entry in timeline(edition)] == ["The mill was sold on 3 May 2021."]


def test_a_word_that_points_is_no_conjunction() -> None:
    assert clause("That mill was sold") == "That mill was sold"
    assert clause("that the mill was sold") == "the mill was sold"
    assert clause("Still") == "Still"
    assert clause("Still, the crowd stood silent, however") == "the crowd stood silent"
    assert clause("the crowd stood silent, still") == "the crowd stood silent, still"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The coal train derailed at Karsk on Monday at 10:30.",
            "The coal train derailed at Karsk on Monday at 14:15.",
            "Reports differ on when it was (“The coal train derailed at Karsk on Monday at 10:30”): "
            "Monday at 10:30 (a); Monday at 14:15 (b).",
        ),
        (
            "Olof Dahl opened the gate of the mill at 9:15.",
            "The crew denies that Olof Dahl opened the gate of the mill at 9:15.",
            "Reports differ on whether “Olof Dahl opened the gate of the mill at 9:15” is so: "
            "denied: “Olof Dahl opened the gate of the mill at 9:15” (b); "
            "“Olof Dahl opened the gate of the mill at 9:15” (a).",
        ),
    ],
)
def test_a_colon_within_what_reports_differ_on_does_not_end_it(
    one: str, other: str, told: str, reader: Reader
) -> None:
    workspace = Workspace(reader=reader)
    articles = [
        Article(name=f"{n}.txt", text=t, published="2024-05-02") for n, t in (("a", one), ("b", other))
    ]
    edition = workspace.edit(workspace.collect(articles))
    assert [tell_difference(edition, f) for f in edition.conflicts] == [told]
