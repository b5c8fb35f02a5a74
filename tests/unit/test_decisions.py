"""What two claims are to each other: each row of the table decides a pair of reports, and the model the rest."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.backends.meaning import MeaningEncoder
from variorum.collation.claims.lexicon import lexicon
from variorum.collation.claims.view import View
from variorum.collation.claims.views import views
from variorum.collation.entities.join import join_entities
from variorum.collation.pairs.candidates import candidates
from variorum.collation.pairs.claim_likeness import ClaimLikeness
from variorum.collation.pairs.compare import compare
from variorum.collation.pairs.judge import decide, decisions, judge
from variorum.collation.pairs.sameness import features
from variorum.collation.speech.utterances import join_utterances
from variorum.model import Article
from variorum.reading import Reader
from variorum.text.words import stem

FOLDER = Path(__file__).parents[1] / "cases"
DECISIONS = sorted((FOLDER / "decisions").iterdir())
SAMENESS = sorted((FOLDER / "sameness").iterdir())


def read_case(case: Path, reader: Reader) -> tuple[list[View], ClaimLikeness]:
    """Return the claims of a case's two reports, and how like they are."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    articles = [
        Article(text=(case / name).read_text(encoding="utf-8"), name=name, published=day)
        for name, day in zip(("a.txt", "b.txt"), expected["published"], strict=True)
    ]
    encoder = WordVectorEncoder()
    joined = join_entities(list(reader.read(articles)))
    _, readings = join_utterances(joined.readings, joined.entities, encoder)
    seen = views(articles, readings, joined.entities)
    return seen, ClaimLikeness(seen, encoder, MeaningEncoder())


@pytest.mark.parametrize("case", DECISIONS, ids=lambda c: c.name)
def test_a_row_decides_its_case(case: Path, reader: Reader) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    seen, likeness = read_case(case, reader)
    found = []
    for i, j, alike in candidates(likeness):
        a, b = seen[i], seen[j]
        comparison = compare(a, b, alike, lexicon())
        found.append(decide(comparison, partial(features, a, b, comparison)))
    assert (expected["row"], expected["outcome"]) in [(r.name, r.outcome) for r in found if r]


def test_every_row_of_the_table_has_a_case() -> None:
    named = {json.loads((c / "expected.json").read_text(encoding="utf-8"))["row"] for c in DECISIONS}
    assert named == {row.name for row in decisions()}


@pytest.mark.parametrize("case", SAMENESS, ids=lambda c: c.name)
def test_the_model_tells_what_is_the_same(case: Path, reader: Reader) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    seen, likeness = read_case(case, reader)
    outcomes = [p.outcome for p in judge(seen, candidates(likeness))]
    assert ("same" in outcomes) is expected["same"]


def test_a_class_of_events_is_called_by_one_of_its_words() -> None:
    """Else a verb that is in no class falls into one that has its name."""
    assert {c for classes in lexicon().events.values() for c in classes} <= {
        c for s, classes in lexicon().events.items() for c in classes if s == stem(c)
    }


@pytest.mark.parametrize(
    ("text", "event", "is_of_it"),
    [
        ("The examination was carried out in Karsk.", "examine", True),
        ("A meeting of the council took place on Monday.", "meet", True),
        ("The raid was conducted by the army.", "attack", True),
        ("Paramedics carried the wounded to the port.", "injure", False),
        ("Police held the injured for an hour.", "injure", False),
    ],
)
def test_a_verb_that_only_says_that_it_was_has_the_event_of_its_noun(
    text: str, event: str, is_of_it: bool, reader: Reader
) -> None:
    article = Article(text=text)
    (reading,) = reader.read([article])
    seen = views([article], [reading], ())
    assert any(event in v.events for v in seen if v.claim.form == "clause") is is_of_it


@pytest.mark.parametrize(
    ("text", "event", "is_of_it"),
    [
        ("Prices climbed in May.", "grow", True),
        ("A man climbed to the roof.", "grow", False),
        ("The town fell to the army.", "capture", True),
        ("A man fell from the roof.", "capture", False),
    ],
)
def test_a_person_who_climbs_or_falls_neither_grows_nor_is_captured(
    text: str, event: str, is_of_it: bool, reader: Reader
) -> None:
    article = Article(text=text)
    (reading,) = reader.read([article])
    assert any(event in v.events for v in views([article], [reading], ())) is is_of_it


def test_who_misses_a_match_is_not_missing(reader: Reader) -> None:
    articles = [Article(text="The keeper missed nine matches."), Article(text="Nine keepers are missing.")]
    seen = views(articles, list(reader.read(articles)), ())
    assert {v.article.text: {c.toll for c in v.counts} for v in seen if v.counts} == {
        "The keeper missed nine matches.": {None},
        "Nine keepers are missing.": {"miss"},
    }
