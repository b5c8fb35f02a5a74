"""Who said what: the quotations of an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import parse_text
from variorum.model import Entity, Parse, Quotation, Reading, Span, TimeExpression
from variorum.reading.entities import EntitiesAnnotator
from variorum.reading.quotations import QuotationsAnnotator
from variorum.reading.times import TimesAnnotator

CASES = sorted((Path(__file__).parents[1] / "cases" / "quotations").iterdir())
SPEAKER_CASES = sorted((Path(__file__).parents[1] / "cases" / "speakers").iterdir())
FRAGMENTS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "\n",
    ", ",
    ". ",
    ": ",
    " said ",
    "Osei",
    "he ",
    "the wall fell",
    "that ",
]


def quotations(parse: Parse, **layers: object) -> tuple[Quotation, ...]:
    """Return the quotations of a parse; `layers` are those of the reading before."""
    reading = Reading(article=parse.article.id, **layers)  # type: ignore[arg-type]
    return QuotationsAnnotator().annotate(parse, reading).quotations


def shown(quotation: Quotation) -> dict[str, str | None]:
    """Return the words of a quotation's parts."""
    parts: dict[str, Span | None] = {
        "speaker": quotation.speaker.span,
        "cue": quotation.cue,
        "medium": quotation.medium.span if quotation.medium else None,
        "occasion": quotation.occasion,
        "time": quotation.time.span if quotation.time else None,
    }
    content = " | ".join(span.text for span in quotation.content)
    return {"kind": quotation.kind, "content": content} | {k: s.text if s else None for k, s in parts.items()}


def text_of(case: Path) -> str:
    """Return the article of a case."""
    return (case / "article.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_article_has_the_quotations_that_an_editor_finds(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    parse = parse_text(text_of(case))
    times = TimesAnnotator().annotate(parse, Reading(article=parse.article.id)).times
    found = [shown(q) for q in quotations(parse, times=times)]
    same_parts = [{k: f[k] for k in e} for f, e in zip(found, expected, strict=False)]
    assert same_parts + found[len(expected) :] == expected


@pytest.mark.parametrize("case", SPEAKER_CASES, ids=lambda case: case.name)
def test_whoever_speaks_is_whom_an_editor_names(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    parse = parse_text(text_of(case))
    entities = EntitiesAnnotator().annotate(parse, Reading(article=parse.article.id)).entities
    named = {e.id: e.name for e in entities}
    speakers = {
        " | ".join(span.text for span in q.content): named.get(q.speaker.entity or "")
        for q in quotations(parse, entities=entities)
    }
    assert {content: speakers.get(content, "not found") for content in expected} == expected


def check(parse: Parse) -> None:
    """Assert what holds for the quotations of any article."""
    found = quotations(parse)
    text = parse.article.text
    for n, q in enumerate(found):
        assert q.id == f"{parse.article.id}.q{n}"
        assert q.content
        assert all(span.text.strip() for span in q.content)
        for span in (*q.content, q.cue, q.speaker.span, q.occasion):
            assert span is None or text[span.start : span.end] == span.text
    starts = [q.content[0].start for q in found]
    assert starts == sorted(starts)
    assert quotations(parse) == found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_quotations_stand_on_exact_words_in_the_order_of_the_text(case: Path) -> None:
    check(parse_text(text_of(case)))


@settings(max_examples=60)
@example(["\n", '"', '"', "that ", "'", " said ", " said ", "“"])
@example(["\n", "“", "that ", " said ", " said ", "“"])
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=30))
def test_no_damage_to_marks_breaks_the_annotator(fragments: list[str]) -> None:
    check(parse_text("Osei said " + "".join(fragments)))


def test_a_pronoun_that_speaks_is_its_entity() -> None:
    parse = parse_text("Ruth Calder left early. “The gates stay shut,” she said on Monday.")
    mentions = tuple(
        parse.article.span(s, s + len(w)) for w in ("Ruth Calder", "she") for s in [find(parse, w)]
    )
    monday = parse.article.span(find(parse, "Monday"), find(parse, "Monday") + 6)
    (found,) = quotations(
        parse,
        entities=(Entity(id="e1", name="Ruth Calder", type="person", mentions=mentions),),
        times=(TimeExpression(span=monday, type="DATE", value="XXXX-WXX-1", anchor="none"),),
    )
    assert found.speaker.entity == "e1"
    assert found.time is not None
    assert found.time.span == monday


@pytest.mark.parametrize(
    ("pronoun", "speaker"), [("she", "e1"), ("he", None), ("it", None)], ids=["suits", "clashes", "no person"]
)
def test_a_pronoun_that_nobody_resolved_means_who_spoke_last_if_it_can(
    pronoun: str, speaker: str | None
) -> None:
    text = f"Ruth Calder said her crews were safe. “The gates stay shut,” {pronoun} told the Gazette."
    parse = parse_text(text)
    mentions = tuple(
        parse.article.span(s, s + len(w)) for w in ("Ruth Calder", "her") for s in [find(parse, w)]
    )
    calder = Entity(id="e1", name="Ruth Calder", type="person", mentions=mentions)
    assert quotations(parse, entities=(calder,))[-1].speaker.entity == speaker


def test_a_document_speaks_for_those_who_issued_it() -> None:
    parse = parse_text("The wall must go, a statement from the harbour office said.")
    start = find(parse, "the harbour office")
    office = Entity(
        id="e1",
        name="harbour office",
        type="organisation",
        mentions=(parse.article.span(start, start + len("the harbour office")),),
    )
    (found,) = quotations(parse, entities=(office,))
    assert found.speaker.entity == "e1"
    assert shown(found)["speaker"] == "a statement from the harbour office"


def find(parse: Parse, words: str) -> int:
    """Return where words begin."""
    return parse.article.text.index(words)


SPEAKERS = """Ruth Calder said the gates were shut. “Anna Keller opened them,” she said.

Ruth Calder said nothing else. Anna Keller praised the crews for their work. “They were brave,” she said.

Ruth Calder said the dam had held. Anna Keller drove home. “It is over,” she said.

A crane driver said the crane was old. “We told them,” the driver said.

“He said to me: ‘I have done wrong,’” Tomas Vale said.

The Danube Union said its boats lay still. “No one is paid,” the group said.
"""


def test_who_speaks_is_told_by_who_spoke_before_and_what_others_did_since() -> None:
    parse = parse_text(SPEAKERS)
    entities = EntitiesAnnotator().annotate(parse, Reading(article=parse.article.id)).entities
    named = {e.id: e.name for e in entities}
    unresolved = [
        replace(e, mentions=tuple(m for m in e.mentions if m.text not in ("she", "He"))) for e in entities
    ]
    speakers = {
        q.content[0].text: named.get(q.speaker.entity or "")
        for q in quotations(parse, entities=tuple(unresolved))
        if q.kind == "direct"
    }
    assert speakers == {
        "Anna Keller opened them,": "Ruth Calder",
        "They were brave,": "Anna Keller",
        "It is over,": None,
        "We told them,": "crane driver",
        "He said to me: ‘I have done wrong,’": "Tomas Vale",
        "I have done wrong,": None,
        "No one is paid,": "Danube Union",
    }


def test_a_speaker_keeps_the_day_that_is_its_own() -> None:
    parse = parse_text("Monday's article said the ship sank. May's office says these powers will be limited.")
    found = [q.speaker.span.text for q in quotations(parse) if q.speaker.span]
    assert found == ["Monday's article", "May's office"]
