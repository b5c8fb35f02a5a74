"""Each benchmark reads its data in the original format and gives what can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.evaluation.benchmarks import all_benchmarks
from variorum.evaluation.benchmarks.entities import is_name
from variorum.evaluation.benchmarks.quantities import ANNOTATION, read_annotation, read_texts, right_parts
from variorum.evaluation.benchmarks.quotations import Given, outermost
from variorum.evaluation.formats.ecb import read_ecb
from variorum.evaluation.formats.polnear import Attribution, has_marks, words_only
from variorum.model import Article, Quantity

CASES = Path(__file__).parents[1] / "cases" / "evaluation"
BENCHMARKS = {b.name: b for b in all_benchmarks()}


@pytest.mark.parametrize("case", sorted(c.name for c in CASES.iterdir()))
def test_a_benchmark_gives_what_was_counted_by_hand(case: str) -> None:
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    stages: list[tuple[int, int]] = []
    outcome = BENCHMARKS[case].run(
        CASES / case / "data", "dev", lambda _, done, of: stages.append((done, of))
    )
    ours = {f.measure: f.value for f in outcome.figures if f.system == "variorum"}
    assert outcome.corpus == expected["corpus"]
    assert {m: ours[m] for m in expected["figures"]} == pytest.approx(expected["figures"])
    assert [m.kind for m in outcome.mistakes] == expected["mistakes"]
    assert stages[-1][0] == stages[-1][1], "progress comes to its end"


def test_marks_stops_and_that_are_no_content() -> None:
    text = 'He said that "we won," and left.'
    assert words_only(text, ((8, 22),)) == ((14, 20),)
    assert words_only("One. Two three.", ((0, 4), (5, 15))) == ((0, 14),)
    assert words_only('"..."', ((0, 5),)) == ()


@pytest.mark.parametrize(
    ("said", "quoted"),
    [("a “full” stop", True), ("``yes''", True), ("a 'full' stop", True), ("it's the boys' own", False)],
)
def test_quotation_marks_are_told_from_apostrophes(said: str, quoted: bool) -> None:
    assert has_marks(said, [(0, len(said))]) is quoted


def test_of_attributions_within_one_another_the_outermost_counts() -> None:
    outer, inner, beside = (Given(Attribution((span,))) for span in ((0, 50), (20, 30), (45, 80)))
    assert outermost([outer, inner, beside]) == [outer, beside]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Red Cross", True),
        ("Bank of England", True),
        ("7th Fleet", True),
        ("The minister", False),
        ("He", False),
    ],
)
def test_names_are_told_from_descriptions(words: str, name: bool) -> None:
    assert is_name(words) is name


def test_a_document_is_rebuilt_from_its_tokens_with_spans_that_hold() -> None:
    source = (CASES / "coreference" / "data" / "ecbplus" / "ECB+" / "2" / "2_1ecb.xml").read_bytes()
    document = read_ecb("2_1ecb", source, {"0", "1"}, ("HUMAN_", "LOC_"))
    assert document.text.split("\n")[1] == "She said (she) liked the driver's hat."
    mentioned = [(document.text[m.start : m.end], m.chain) for m in document.mentions]
    assert mentioned == [
        ("Anna Berg", "CROSS_DOC_COREF HUM1"),
        ("Paris", "alone 2"),
        ("She", "CROSS_DOC_COREF HUM1"),
        ("the driver", "alone 4"),
    ]


def test_quantities_are_found_by_their_anchors_and_judged_by_their_parts() -> None:
    text = "At first 2 boats sank. Later nearly 30 fishing boats and dozens of rafts were lost."
    start = text.index("Later")
    source = f"""[[sentence]]
unit_id = "1"
start = {start}
end = {len(text)}
open = ["dozens"]
[[sentence.quantities]]
anchor = "nearly 30 fishing boats"
number = "30"
value = 30
modifier = "nearly"
counted = ["boats"]
"""
    (sentence,) = read_annotation(source, {"1": text})
    (wanted,) = sentence.quantities
    assert text[wanted.start : wanted.end] == "30"
    assert text[slice(*sentence.open[0])] == "dozens"
    span = Article(text=text).span(wanted.start, wanted.end)
    given = Quantity(span=span, value=30, modifier="about", counted="fishing boats")
    assert right_parts(given, wanted) == (True, False, True)
    with pytest.raises(ValueError, match="not in its sentence once"):
        read_annotation(source.replace("nearly 30 fishing", "some 30 fishing"), {"1": text})


def test_every_anchor_of_the_annotated_quantities_is_in_its_sentence_and_short(shared: Path) -> None:
    texts = read_texts(shared / "data" / "fakes" / "FA-KES-Dataset.csv")
    source = ANNOTATION.read_text(encoding="utf-8")
    sentences = read_annotation(source, texts)
    assert len(sentences) == 60
    anchors = [line.split('"')[1] for line in source.splitlines() if "anchor =" in line]
    assert max(len(anchor.split()) for anchor in anchors) <= 6
