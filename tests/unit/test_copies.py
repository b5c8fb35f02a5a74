"""Copies: what two articles share word by word, outside quotations."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.sources.copies import find_copies
from variorum.collation.sources.credits import credit_of, is_document, is_outlet, shared_credit
from variorum.model import Article, Reading
from variorum.text.align import longest_common_run, shared_runs
from variorum.text.shingle import words

CASES = sorted((Path(__file__).parents[1] / "cases" / "copies").iterdir())
SENTENCE = (
    "the flood took the old bridge at noon and the mayor closed both roads to the valley until further notice"
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_finds_the_copies_of_the_case_and_no_others(case: Path) -> None:
    articles = [
        Article(id=p.stem, text=p.read_text(encoding="utf-8"))
        for p in sorted(case.glob("*.txt"), reverse=True)
    ]
    copies = find_copies(articles, [Reading(article=a.id) for a in articles])
    wanted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [(list(c.articles), c.credit) for c in copies] == [(w["articles"], w["credit"]) for w in wanted]
    text = {a.id: a.text for a in articles}
    for copy, want in zip(copies, wanted, strict=True):
        for side, spans in enumerate(zip(*copy.spans, strict=True)):
            shared = " | ".join(s.text for s in spans)
            assert all(text[s.article][s.start : s.end] == s.text for s in spans)
            assert all(words_ in shared for words_ in want["shared"][side])
            assert not any(words_ in shared for words_ in want["own"][side])


def test_what_a_writer_tells_of_himself_is_copied_like_any_text() -> None:
    text = " ".join(f"I walked to village{n} and my dog{n} followed me on road{n} ." for n in range(15))
    (copy,) = find_copies([Article(id="a", text=text), Article(id="b", text=f"Read this first . {text}")], [])
    assert copy.share[0] == 1


def test_beside_a_copy_what_is_told_in_the_first_person_is_part_of_it() -> None:
    told = "I saw my own house fall while we were standing in our garden in the rain"
    own = "The mayor of the town has not been seen for three weeks or more by anybody there"
    left, right = (
        Article(id=n, text=f"{SENTENCE} . {line} . {told} .") for n, line in (("a", own), ("b", own[::-1]))
    )
    (copy,) = find_copies([left, right], [])
    assert [a.text for a, _ in copy.spans] == [SENTENCE, told]
    assert find_copies([Article(id="a", text=f"{own} . {told}"), Article(id="b", text=told)], []) == ()


def test_shares_count_the_words_of_each_article() -> None:
    long = Article(
        id="a", text=SENTENCE + " . " + "A different story of other things entirely follows here . " * 3
    )
    short = Article(id="b", text=SENTENCE)
    (copy,) = find_copies([short, long], [])
    assert copy.share == (round(20 / 47, 3), 1.0)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("BEIRUT (Reuters) - Shells fell on the port.", "Reuters"),
        ("Shells fell on the port.\n(AP)", "AP"),
        ("Shells fell on the port. - REUTERS", "Reuters"),
        ("Shells fell on the port. Source: The Daily Harbour and agencies", "news agencies"),
        ("Shells fell on the port. ab/cd (dpa, Reuters)", "dpa"),
        ("Shells fell, a docker told AFP. He saw two.", None),
        ("The port after the shelling (Photo AFP). Shells fell. The ap was down.", None),
        ("The port, REUTERS/Jane Doe. Shells fell on it. " * 30, None),
    ],
)
def test_a_credit_is_read_where_the_text_is_credited_and_nowhere_else(text: str, credit: str | None) -> None:
    assert credit_of(Article(text=text)) == credit


WIRE = "LYON, France, May 3 (Rhone Press Wire) - Two boats sank."


@pytest.mark.parametrize(
    ("left", "right", "credit"),
    [
        (WIRE, "Two boats sank.\n\nRhone Press Wire", "Rhone Press Wire"),
        ("Two boats sank.", "Two boats sank.\n\nHarbour Herald", "Harbour Herald"),
        ("The Water Board (WB) - two boats sank.", "Two boats sank.\n\nRead more", None),
        ("Two boats sank.", "Two boats sank.\n\nAnna Keller", None),
    ],
)
def test_a_copy_credits_the_wire_or_outlet_that_the_other_names(
    left: str, right: str, credit: str | None
) -> None:
    pair = (Article(text=left, source="Harbour Herald"), Article(text=right, source="Evening Bell"))
    assert shared_credit(*pair) == shared_credit(*pair[::-1]) == credit


@given(st.lists(st.sampled_from("abcdefg"), max_size=40), st.lists(st.sampled_from("abcdefg"), max_size=40))
def test_shared_runs_lie_within_both_texts_and_never_overlap(left: list[str], right: list[str]) -> None:
    runs = shared_runs(left, right, seed=3, gap=2)
    for run in runs:
        assert left[run.left : run.left + 3] == right[run.right : run.right + 3]
        assert left[run.left_end - 1] == right[run.right_end - 1]
        assert run.same <= min(run.left_end - run.left, run.right_end - run.right)
    for n, one in enumerate(runs):
        for other in runs[n + 1 :]:
            assert one.left_end <= other.left
            assert one.right_end <= other.right or other.right_end <= one.right


@given(st.lists(st.sampled_from("ab"), max_size=12), st.lists(st.sampled_from("ab"), max_size=12))
def test_the_longest_common_run_is_the_same_from_both_sides(left: list[str], right: list[str]) -> None:
    assert longest_common_run(left, right) == longest_common_run(right, left) <= min(len(left), len(right))


@given(st.text(max_size=60))
def test_words_stand_where_their_offsets_say(text: str) -> None:
    found = words(text)
    assert all(text[w.start : w.end] and w.key for w in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_word_is_known_without_its_accents_apostrophes_and_separators() -> None:
    assert [w.key for w in words("The Élysée’s 7,000 “men” didn't")] == [
        "the",
        "elysees",
        "7000",
        "men",
        "didnt",
    ]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("BBC", True),
        ("The Associated Press", True),
        ("San Diego Union-Tribune", True),
        ("Al Jazeera", True),
        ("Vice President Ida Marran", False),
        ("the press secretary", False),
        ("Al", False),
        ("The", False),
        ("", False),
    ],
)
def test_an_outlet_is_known_by_its_name(name: str, outlet: bool) -> None:
    assert is_outlet(name) == outlet


@pytest.mark.parametrize(
    ("phrase", "document"),
    [
        ("the 48-page indictment", True),
        ("a statement by the court", True),
        ("the court of the report", False),
    ],
)
def test_a_document_is_known_by_its_head(phrase: str, document: bool) -> None:
    assert is_document(phrase) == document
