"""What the page's parts are told: tables, drawings and alignments show what the story has, and nothing else."""

from __future__ import annotations

import datetime
import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.edition_example import COURIER, GAZETTE, RADIO, STORY, at
from variorum.edition import Edition, edit
from variorum.edition.facts import speeches as spoken
from variorum.edition.pages.articles import articles
from variorum.edition.pages.chart import MOST_STACKED, WIDTH, chart, events
from variorum.edition.pages.figures import figures
from variorum.edition.pages.findings import MOST, brief, shelves
from variorum.edition.pages.people import maybes, people
from variorum.edition.pages.sentences import Sentences
from variorum.edition.pages.table import MOST_FOLDED, table
from variorum.edition.pages.wordings import GAP, speeches
from variorum.edition.telling import SURE
from variorum.model import Article, Copy, Judgement, Note, Origin, Quantity, Story, TimelineEntry, Variant
from variorum.settings import Settings

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edit(STORY)


def _counting(low: Quantity, high: Quantity) -> Edition:
    """Return the story in which the two claims of how many were taken ashore count so."""
    claims = [
        replace(c, quantities=(low if c.id == "c4" else high,)) if c.id in ("c4", "c5") else c
        for c in STORY.claims
    ]
    return edit(replace(STORY, claims=tuple(claims)))


@pytest.fixture
def counted() -> Edition:
    return _counting(
        Quantity(span=at(GAZETTE, "140"), value=140, modifier="at least"),
        Quantity(span=at(COURIER, "162"), value=162),
    )


def test_the_brief_is_numbered_through_and_flags_differences(edition: Edition) -> None:
    told = brief(edition)
    assert [c.label for t in told for c in t.citations] == [
        str(n + 1) for n in range(sum(len(t.citations) for t in told))
    ]
    assert [t.difference.target for t in told if t.difference] == ["f2"]


def test_words_are_shown_within_their_sentence(edition: Edition) -> None:
    conflict = shelves(edition)[0].cards[0]
    passage = conflict.sides[0].passages[0]
    assert (passage.before, passage.words) == ("", "Lifeboats took 140 passengers ashore")
    assert passage.after == ", the coastguard said."
    assert passage.chain == ("the coastguard",)


def test_unsure_findings_are_folded_and_none_is_lost(edition: Edition) -> None:
    unsure = tuple(replace(f, score=SURE["agreement"] - 0.1) if f.id == "f3" else f for f in STORY.findings)
    shelf = next(s for s in shelves(edit(replace(STORY, findings=unsure))) if s.id == "agree")
    assert [c.id for c in shelf.folded] == ["f3"]
    assert shelf.size == len(edition.agreements)


def test_what_is_told_alike_is_shown_once_and_the_other_folded() -> None:
    again = (*STORY.findings, replace(STORY.findings[1], id="f9"))
    shelf = shelves(edit(replace(STORY, findings=again)))[0]
    assert ([c.id for c in shelf.cards], [c.id for c in shelf.folded]) == (["f2"], ["f9"])


def test_the_table_says_who_says_what_who_says_otherwise_and_who_is_silent(edition: Edition) -> None:
    shown = table(edition)
    assert shown is not None
    columns = [c.label for g in shown.groups for c in g.columns]
    row = next(r for r in shown.rows if r.finding == "f2")
    assert dict(zip(columns, [c.words for c in row.cells], strict=True)) == {
        "Island Gazette": "140",
        "North Courier": "162",
        "radio": "",
    }
    agreement = next(r for r in shown.rows if r.finding == "f3")
    assert {c: cell.sign for c, cell in zip(columns, agreement.cells, strict=True)} == {
        "Island Gazette": "✓",
        "North Courier": "✓",
        "radio": "–",
    }


def test_a_report_that_says_both_has_both_in_its_cell() -> None:
    both = replace(
        STORY.findings[1],
        variants=(
            *STORY.findings[1].variants[:1],
            replace(STORY.findings[1].variants[1], claims=("c5", "c1")),
        ),
    )
    shown = table(edit(replace(STORY, findings=(both,))))
    assert shown is not None
    assert "140 and 162" in [c.words for c in shown.rows[0].cells]


def test_copies_stand_together_behind_the_first() -> None:
    copy = Copy(articles=(GAZETTE.id, RADIO.id), spans=(), share=(0.9, 0.8))
    shown = table(edit(replace(STORY, copies=(copy,))))
    assert shown is not None
    assert [[(c.label, c.copy) for c in g.columns] for g in shown.groups] == [
        [("Island Gazette", False), ("radio", True)],
        [("North Courier", False)],
    ]


def test_copies_are_grouped_under_the_origin_of_their_text() -> None:
    wire = Origin(id="o1", kind="outlet", name="Hollin Wire")
    claims = tuple(replace(c, origin="o1") if c.id in ("c1", "c3") else c for c in STORY.claims)
    copy = Copy(articles=(GAZETTE.id, RADIO.id), spans=(), share=(0.9, 0.8))
    shown = table(edit(replace(STORY, copies=(copy,), claims=claims, origins=(wire, *STORY.origins[1:]))))
    assert shown is not None
    assert [g.origin for g in shown.groups] == ["Hollin Wire", ""]
    row = next(r for r in shown.rows if r.finding == "f1")
    assert [c.origin for c in row.cells] == ["", "", ""]


def test_reports_of_several_texts_that_have_one_origin_have_its_letter() -> None:
    claims = tuple(replace(c, origin="o6") if c.id in ("c7", "c8") else c for c in STORY.claims)
    shown = table(edit(replace(STORY, claims=claims)))
    assert shown is not None
    row = next(r for r in shown.rows if r.finding == "f3")
    assert [c.origin for c in row.cells] == ["a", "a", ""]


def test_rows_beyond_the_first_are_folded_and_none_is_lost() -> None:
    conflict = STORY.findings[1]
    many = tuple(replace(conflict, id=f"f{n}", summary=f"How many: {n} or 9") for n in range(60))
    shown = table(edit(replace(STORY, findings=many)))
    assert shown is not None
    assert (len(shown.rows), shown.rest) == (MOST, 60 - MOST - MOST_FOLDED)
    assert len(shown.folded) + len(shown.rows) + shown.rest == len(many)


def test_a_number_is_drawn_over_the_day_of_its_report(counted: Edition) -> None:
    (figure,) = figures(counted)
    assert [(d.report, d.words) for d in figure.dots] == [
        ("Island Gazette", "≥ 140"),
        ("North Courier", "162"),
    ]
    gazette, courier = figure.dots
    assert gazette.y > courier.y
    assert gazette.left == gazette.right
    assert courier.right > courier.left
    assert figure.verdict.startswith("A conflict")
    assert figure.steps == ""


def test_an_update_has_a_line_and_a_conflict_has_none(counted: Edition) -> None:
    updated = tuple(replace(f, kind="update") if f.id == "f2" else f for f in counted.findings)
    (figure,) = figures(edit(replace(counted, findings=updated)))
    assert figure.steps.startswith("M")


def test_a_number_that_the_finding_does_not_name_is_not_drawn(counted: Edition) -> None:
    unnamed = tuple(
        replace(f, variants=tuple(replace(v, value="some") for v in f.variants)) for f in counted.findings
    )
    assert figures(edit(replace(counted, findings=unnamed))) == ()


def test_wordings_are_aligned_and_their_differences_marked(edition: Edition) -> None:
    (speech,) = speeches(edition)
    (said,) = speech.statements
    longest, shorter = said
    assert [r.label for r in longest.reports] == ["Island Gazette"]
    assert [p.text for p in longest.pieces if p.state == ""] == ["nobody was at the wheel"]
    assert [(p.text, p.state) for p in shorter.pieces] == [(GAP, "gap"), ("Nobody was at the wheel", "")]


def test_no_word_of_a_wording_is_lost(edition: Edition) -> None:
    for shown, speech in zip(speeches(edition), spoken(edition), strict=True):
        pieces = [
            " ".join(p.text for p in w.pieces if p.state != "gap")
            for wordings in (*shown.statements, shown.alone)
            for w in wordings
        ]
        assert sorted(pieces) == sorted({" ".join(words.split()) for _, words, _ in speech.wordings})


def test_the_timeline_is_drawn_within_its_box(edition: Edition) -> None:
    drawn = chart(edition)
    assert drawn is not None
    for box in (*drawn.boxes, *drawn.bands, *drawn.lanes):
        assert 0 <= box.x <= WIDTH - box.width
        assert 0 <= box.y < drawn.height
    assert {b.target for b in drawn.boxes} == {f"t{e.number}" for e in events(edition)}
    assert {lane.target: lane.sure for lane in drawn.lanes} == {
        GAZETTE.id: True,
        COURIER.id: False,
        RADIO.id: False,
    }


def test_many_events_of_a_day_are_counted(edition: Edition) -> None:
    many = tuple(with_entry(n) for n in range(MOST_STACKED + 5))
    drawn = chart(replace(edition, timeline=many))
    assert drawn is not None
    assert len(drawn.boxes) == MOST_STACKED
    assert drawn.boxes[-1].label == "+6"


def with_entry(n: int) -> TimelineEntry:
    return TimelineEntry(date="2024-05-07", precision="day", summary=f"event {n}", claims=("c1",))


def test_earlier_years_stand_left_of_the_split(edition: Edition) -> None:
    old = TimelineEntry(date="1974", precision="year", summary="built", claims=("c1",))
    drawn = chart(replace(edition, timeline=(old, *edition.timeline)))
    assert drawn is not None
    assert drawn.boxes[0].x < drawn.split < min(b.x for b in drawn.boxes[1:])
    assert drawn.ticks[0].label == "1974"


def test_nothing_dated_is_not_drawn() -> None:
    assert chart(edit(Story(articles=(RADIO,)))) is None


def test_who_may_be_the_same_is_said_and_not_joined(edition: Edition) -> None:
    pair = Judgement(left="e1", right="e2", label="unsure", score=0.5, reasons=("a reason",))
    (shown,) = maybes(edit(replace(STORY, suggestions=(pair,))))
    assert (shown.left, shown.right, shown.reasons) == ("Ilse Warnke", "Hollin", "a reason")
    assert [heading for heading, _ in people(edition)] == ["People", "Places"]


def test_a_sentence_says_who_has_it_too_and_who_has_it_otherwise(edition: Edition) -> None:
    text = next(r for r in articles(edition).reports if r.about.id == GAZETTE.id).text
    assert '<a class=differs href="#f2" title="North Courier">' in text
    assert '<a href="#f1" title="North Courier and radio">' in text


def test_what_one_report_tells_in_two_ways_sends_to_no_other() -> None:
    ways = (Variant(value="140", claims=("c4",)), Variant(value="she", claims=("c9",)))
    both = replace(STORY.findings[1], variants=ways, articles=(GAZETTE.id,))
    shown = articles(edit(replace(STORY, findings=(both,)))).reports
    assert all("<a " not in r.text for r in shown)


def test_the_day_of_making_is_shown_if_given_and_nothing_else_changes(edition: Edition) -> None:
    assert edition.to_html() == edition.to_html()
    made = edition.to_html(made=datetime.date(2024, 5, 9))
    assert "9 May 2024" in made
    assert "9 May 2024" not in edition.to_html()


def test_the_settings_in_force_are_shown_if_they_are_known(edition: Edition) -> None:
    made = edit(STORY, Settings(finding_threshold=0.7)).to_html()
    assert "<dt>finding threshold <b>0.7</b></dt>" in made
    assert "settings in force are not known" in edition.to_html()


def test_an_unsure_finding_is_said_to_be_so_and_not_told_in_the_brief() -> None:
    unsure = tuple(replace(f, score=0.3) if f.id == "f2" else f for f in STORY.findings)
    shown = edit(replace(STORY, findings=unsure))
    assert "unsure: 0.30" in shown.to_text()
    note = Note(kind="weak", message="1 weaker finding not shown.")
    assert "also weaker findings" in edit(replace(STORY, notes=(note,))).to_text()
    assert ("f2",) not in [told.findings for told in shown.brief]
    assert [c.id for s in shelves(shown) if s.id == "differ" for c in (*s.cards, *s.folded)] == ["f2"]


@given(st.text(alphabet="aB. \n“”!?", max_size=120))
def test_sentences_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    article = Article(text=text)
    bounds = Sentences(edit(Story(articles=(article,))), article).bounds
    assert all(a < b for a, b in bounds)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(bounds))
    assert "".join("".join(text[a:b].split()) for a, b in bounds) == "".join(text.split())


@pytest.mark.parametrize("abbreviation", ["U.S.", "St."])
def test_a_claim_is_never_cut_into_two_sentences(abbreviation: str) -> None:
    text = f"The {abbreviation} Navy sank a boat. It burned."
    article = Article(text=text)
    claim = replace(STORY.claims[0], span=article.span(0, text.index(" It") - 1), roles={}, time=None)
    story = edit(Story(articles=(article,), claims=(claim,)))
    assert [text[a:b] for a, b in Sentences(story, article).bounds] == [
        text[: text.index(" It")],
        "It burned.",
    ]
