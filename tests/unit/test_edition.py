"""The edition keeps its promises: cited sentences that hold, dated events, navigation, the same bytes."""

from __future__ import annotations

import msgspec
import pytest

from tests.unit.edition_example import COURIER, GAZETTE, RADIO, STORY, at
from variorum.edition import Edition, edit
from variorum.edition.editing import LEAD_LENGTH
from variorum.edition.facts import notes, readable
from variorum.edition.words import headline
from variorum.errors import UsageError
from variorum.model import Article, Claim, Finding, Note, Role, Span, Story, TimeExpression, Variant


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edit(STORY)


def _with_claims(story: Story, *changed: Claim) -> Story:
    new = {c.id: c for c in changed}
    return msgspec.structs.replace(story, claims=tuple(new.get(c.id, c) for c in story.claims))


def _claim(name: str) -> Claim:
    return next(c for c in STORY.claims if c.id == name)


def test_encoding_and_decoding_is_the_identity(edition: Edition) -> None:
    assert Edition.from_json(edition.to_json()) == edition
    assert edition.to_json() == Edition.from_json(edition.to_json()).to_json()


@pytest.mark.parametrize(
    "data", ["", "{", "[]", '{"articles": 3}', '{"schema": "variorum/story/9"}', b"\xff"]
)
def test_what_is_no_story_is_refused_in_words(data: str | bytes) -> None:
    with pytest.raises(UsageError, match="story"):
        Edition.from_json(data)


def test_an_edition_has_no_fields_but_the_story_s() -> None:
    assert Edition.__struct_fields__ == Story.__struct_fields__


def test_things_are_found_by_id(edition: Edition) -> None:
    assert edition.article(RADIO.id) == RADIO
    assert edition.entity("e1").name == "Ilse Warnke"
    assert edition.claim("c6").predicate == "find"
    assert edition.quotation("q1").utterance == edition.utterance("u1").id
    assert edition.origin("o1").id == "o1"
    assert edition.finding("f2") in edition.conflicts
    with pytest.raises(KeyError):
        edition.claim("c0")


def test_findings_are_told_apart_by_kind(edition: Edition) -> None:
    assert [f.id for f in edition.agreements] == ["f1", "f3"]
    assert [f.id for f in edition.conflicts] == ["f2"]
    assert edition.updates == ()
    assert [f.id for f in edition.singles] == ["f4", "f5"]


def test_a_finding_leads_to_its_claims_and_their_words(edition: Edition) -> None:
    conflict = edition.finding("f2")
    assert [c.id for c in edition.claims_of(conflict)] == ["c4", "c5"]
    assert all(edition.holds(span) for span in edition.spans_of(conflict))


def test_two_reports_of_one_outlet_have_two_labels() -> None:
    twice = [
        msgspec.structs.replace(a, id=f"a{n}", source="Gazette") for n, a in enumerate((GAZETTE, COURIER))
    ]
    edition = edit(Story(articles=tuple(twice)))
    assert [edition.label(a.id) for a in twice] == ["Gazette (gazette.txt)", "Gazette (courier.txt)"]


@pytest.mark.parametrize(("source", "called"), [("Gazette", "Gazette"), (None, "index")])
@pytest.mark.parametrize("name", ["index.html", "index"])
def test_two_reports_of_one_outlet_and_one_file_name_have_two_labels(
    source: str | None, called: str, name: str
) -> None:
    articles = [Article(name=f"{n}/{name}", source=source, text=f"Text {n}.") for n in range(2)]
    edition = edit(Story(articles=tuple(articles)))
    assert [edition.label(a.id) for a in articles] == [f"{called} ({a.id})" for a in articles]


def test_a_long_name_is_cut_where_it_still_tells_the_reports_apart() -> None:
    name = "a-name-that-somebody-made-very-long-indeed"
    articles = tuple(Article(name=f"{name}-{n}.txt", text=f"Text {n}.") for n in range(2))
    edition = edit(Story(articles=articles))
    labels = {edition.label(a.id) for a in articles}
    assert labels == {"a-name-that-s…-long-indeed-0", "a-name-that-s…-long-indeed-1"}


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("003_a0ad518b8d7e0daa.txt", "004_d0d5a26243d1da2d.txt"), ("report 003", "report 004")),
        (
            ("eb17fa36-89f2-4d0b-8133-7bb468_1.txt", "eb17fa36-89f2-4d0b-8133-7bb468_2.txt"),
            ("report 1", "report 2"),
        ),
        (("2840.txt", "2892.txt"), ("report 2840", "report 2892")),
        (("1924058064.txt", "1923102890.txt"), ("report 064", "report 890")),
        (("herald-a0ad518b8d7e0daa.html", "courier_1234567890.html"), ("herald", "courier")),
        (("2024-05-08.txt", "2024-05-09.txt"), ("report 2024-05-08", "report 2024-05-09")),
        (("a1b2c3d4e5.txt",), ("report a1b2c3d4e5",)),
        (("story_1.txt", "story_2.txt"), ("story_1", "story_2")),
    ],
)
def test_a_report_has_a_label_that_can_be_read(names: tuple[str, ...], labels: tuple[str, ...]) -> None:
    articles = tuple(Article(name=name, text=f"The text of {name}.") for name in names)
    edition = edit(Story(articles=articles))
    assert tuple(edition.label(a.id) for a in articles) == labels


def test_what_a_story_says_of_its_reports_has_their_labels_and_its_dates_in_words() -> None:
    articles = tuple(Article(name=f"{n}_{n}0ad518b8d7e0daa.txt", text=f"Text {n}.") for n in "34")
    edition = edit(Story(articles=articles))
    said = f"{articles[0].label}’s own reporting, 2024-05-08"
    assert readable(edition, said) == "report 3’s own reporting, 8 May 2024"
    note = Note(kind="undated", message=f"No date for {articles[0].label}, {articles[1].label}: left open.")
    assert notes(edit(Story(articles=articles, notes=(note,)))) == ["No date for reports 3 and 4: left open."]


class TestBrief:
    def test_every_citation_is_what_the_article_says(self, edition: Edition) -> None:
        assert edition.brief
        for sentence in edition.brief:
            assert sentence.citations
            assert all(edition.holds(span) for span in sentence.citations)

    def test_what_most_origins_say_comes_before_what_they_differ_on(self, edition: Edition) -> None:
        assert [s.findings for s in edition.brief] == [("f1",), ("f3",), ("f2",), ("f4",), ("f5",)]

    def test_sentences_are_the_reports_own_words_with_who_said_them(self, edition: Edition) -> None:
        assert [s.text for s in edition.brief] == [
            "The Marta ran aground off Hollin.",
            "Ilse Warnke: “nobody was at the wheel”.",
            "Reports differ on how many passengers were taken ashore: 140 (Island Gazette); 162 (North Courier).",
            "Only radio reports: Divers found a second hole in the hull, according to the owner Lutz Brandt.",
            "Only Island Gazette reports: [Ilse Warnke] has been suspended.",
        ]

    def test_a_sentence_whose_citation_does_not_hold_is_not_printed(self) -> None:
        claim = _claim("c4")
        false = msgspec.structs.replace(
            claim, span=Span(claim.span.article, claim.span.start, claim.span.end, "Lifeboats took everyone")
        )
        assert ("f2",) not in [s.findings for s in edit(_with_claims(STORY, false)).brief]

    def test_a_finding_without_claims_is_not_told(self) -> None:
        empty = Finding(
            id="f0",
            kind="agreement",
            summary="All agree",
            reason="nothing",
            variants=(Variant(value="x", claims=()),),
            articles=(),
            origins=("o1", "o2", "o3", "o4"),
            score=1,
        )
        told = edit(msgspec.structs.replace(STORY, findings=(empty, *STORY.findings)))
        assert ("f0",) not in [s.findings for s in told.brief]
        assert told.to_text() and told.to_html()

    def test_it_has_at_most_twelve_sentences(self) -> None:
        many = tuple(msgspec.structs.replace(f, id=f"{f.id}-{n}") for n in range(20) for f in STORY.findings)
        assert len(edit(msgspec.structs.replace(STORY, findings=many)).brief) <= 12

    def test_nothing_is_told_twice(self) -> None:
        again = (*STORY.findings, msgspec.structs.replace(STORY.findings[0], id="f9"))
        assert len(edit(msgspec.structs.replace(STORY, findings=again)).brief) == len(edit(STORY).brief)


class TestTimeline:
    def test_claims_of_one_finding_on_one_day_are_one_entry(self, edition: Edition) -> None:
        (entry,) = edition.timeline
        assert (entry.date, entry.precision) == ("2024-05-07", "day")
        assert entry.claims == ("c1", "c2")
        assert entry.summary == "The ferry Marta ran aground off Hollin on Tuesday."

    @pytest.mark.parametrize("value", ["XXXX-WXX-2", "PAST_REF", "P2D", "198X", "19", "2024-06"])
    def test_what_has_no_date_or_lies_ahead_has_no_place(self, value: str) -> None:
        dated = self._dated(value)
        assert [e.date for e in edit(dated).timeline] == ["2024-05-07"]

    @pytest.mark.parametrize(
        ("value", "precision"),
        [
            ("2024-05", "month"),
            ("2024-W18", "week"),
            ("2023", "year"),
            ("2023-WI", "season"),
            ("2024-05-06T10:00", "day"),
        ],
    )
    def test_a_date_is_as_precise_as_the_words(self, value: str, precision: str) -> None:
        assert (value.split("T")[0], precision) in [
            (e.date, e.precision) for e in edit(self._dated(value)).timeline
        ]

    def test_plans_and_denials_are_no_events(self) -> None:
        for change in ({"modality": "future"}, {"polarity": "negative"}):
            claim = msgspec.structs.replace(_claim("c2"), **change)
            assert [e.claims for e in edit(_with_claims(STORY, claim)).timeline] == [("c1",)]

    @pytest.mark.parametrize("preposition", ["until", "before", "by"])
    def test_a_time_before_which_it_happened_is_not_its_date(self, preposition: str) -> None:
        claim = _claim("c2")
        role = Role(span=at(COURIER, "Tuesday"), head="tuesday")
        until = msgspec.structs.replace(claim, roles={**claim.roles, preposition: role})
        assert [e.claims for e in edit(_with_claims(STORY, until)).timeline] == [("c1",)]

    def test_what_was_said_is_an_event_if_several_reports_have_it(self) -> None:
        said = msgspec.structs.replace(
            _claim("c7"),
            id="c10",
            span=at(GAZETTE, "Captain Ilse Warnke said on the quay"),
            roles={},
            quotation=None,
            attribution=(),
            reports="q1",
            time=TimeExpression(
                span=at(GAZETTE, "on the quay"), type="DATE", value="2024-05-06", anchor="publication"
            ),
        )
        story = msgspec.structs.replace(STORY, claims=(*STORY.claims, said))
        first, _ = edit(story).timeline
        assert first.summary == (
            "Captain Ilse Warnke said on the quay: “The sea was flat as a plate and nobody was at the wheel”."
        )
        alone = msgspec.structs.replace(STORY.utterances[0], quotations=("q1",))
        assert len(edit(msgspec.structs.replace(story, utterances=(alone,))).timeline) == 1

    def _dated(self, value: str) -> Story:
        claim = _claim("c6")
        time = TimeExpression(span=claim.span, type="DATE", value=value, anchor="text")
        return _with_claims(STORY, msgspec.structs.replace(claim, time=time))


class TestTitle:
    def test_it_is_a_headline_of_one_of_the_reports(self, edition: Edition) -> None:
        assert edition.title in {GAZETTE.title, COURIER.title}

    def test_without_headlines_it_is_what_most_origins_say(self) -> None:
        bare = tuple(msgspec.structs.replace(a, title=None) for a in STORY.articles)
        story = msgspec.structs.replace(STORY, articles=bare)
        assert edit(story).title == "The ferry Marta ran aground off Hollin on Tuesday"

    @pytest.mark.parametrize(
        ("lead", "title"),
        [
            ("The ferry Marta ran aground off Hollin", "The ferry Marta ran aground off Hollin"),
            (
                "The ferry Marta ran aground off Hollin on Tuesday, despite clear weather and a calm sea that day",
                "The ferry Marta ran aground off Hollin on Tuesday",
            ),
            (
                "The old and much loved ferry Marta ran aground in the sound of Hollin island’s northern coast here",
                "The old and much loved ferry Marta ran aground in the sound of Hollin island’s northern…",
            ),
            (
                "On the quay the captain said “Nobody was there, I repeat, at the wheel of this or of any other ferry”",
                "On the quay the captain said “Nobody was there, I repeat, at the wheel of this or of any…",
            ),
        ],
    )
    def test_a_long_lead_is_cut_where_a_clause_ends(self, lead: str, title: str) -> None:
        assert headline(lead, LEAD_LENGTH) == title

    def test_a_story_of_nothing_says_so(self) -> None:
        assert edit(Story()).title == "Untitled story"


def test_a_story_of_one_report_can_be_shown() -> None:
    edition = edit(Story(articles=(RADIO,)))
    assert "1 article" in edition.to_text()
    assert "second hole" in edition.to_html()


def test_spans_of_the_example_are_true(edition: Edition) -> None:
    assert at(RADIO, "Divers").text == "Divers"
    assert all(edition.holds(c.span) for c in edition.claims)
