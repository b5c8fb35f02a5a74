"""The measures of whole stories, counted by hand on an invented one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from variorum.evaluation.benchmarks.stories import Stories
from variorum.evaluation.formats.story_gold import (
    GoldArticle,
    GoldDifference,
    GoldEntity,
    GoldPoint,
    GoldQuotation,
    GoldSide,
    GoldStory,
    GoldUtterance,
    GoldValue,
    read_gold,
    story_texts,
)
from variorum.evaluation.metrics.story import Compared, Measure, entities, plain, quotations, values
from variorum.evaluation.metrics.story_findings import agreements, differences, integrity, utterances
from variorum.model import (
    Article,
    BriefSentence,
    Claim,
    Entity,
    Finding,
    Quantity,
    Quotation,
    Span,
    Story,
    Variant,
    Voice,
)

A = Article(id="a1", name="a.txt", text="The dam broke on Monday. “We lost two boats,” Anna Berg said.")
B = Article(id="b1", name="b.txt", text="The dam broke on Tuesday. “We lost three boats,” Ms Berg said.")


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def claim(identity: str, article: Article, words: str) -> Claim:
    return Claim(id=identity, span=span(article, words), predicate="x")


def quotation(identity: str, article: Article, words: str, entity: str) -> Quotation:
    content = (span(article, words),)
    return Quotation(
        id=identity, content=content, kind="direct", speaker=Voice(entity=entity), utterance="u1"
    )


def finding(identity: str, kind: str, *variants: tuple[str, ...]) -> Finding:
    told = tuple(Variant(value=str(n), claims=claims) for n, claims in enumerate(variants))
    return msgspec.convert(
        {
            "id": identity,
            "kind": kind,
            "type": None if kind == "agreement" else "date",
            "summary": "s",
            "reason": "r",
            "variants": msgspec.to_builtins(told),
            "articles": [],
            "origins": [],
            "score": 1.0,
        },
        Finding,
    )


GOLD = GoldStory(
    story="dam",
    articles=(GoldArticle("a", "articles/a.txt"), GoldArticle("b", "articles/b.txt")),
    entities=(
        GoldEntity("Anna Berg", "person", ("Anna Berg", "Ms Berg")),
        GoldEntity("Dam Ltd", "organisation", ("Dam Ltd",)),
    ),
    quotations=(
        GoldQuotation("a", "We lost two boats", "Anna Berg", "direct"),
        GoldQuotation("b", "We lost three boats", "Dam Ltd", "direct"),
    ),
    quantities=(GoldValue("a", "two", "two boats", 2), GoldValue("b", "three", "three boats", 3)),
    agreements=(
        GoldPoint("it broke", (("a", "The dam broke"), ("b", "The dam broke"))),
        GoldPoint("x", (("a", "Anna"), ("b", "Berg"))),
    ),
    conflicts=(
        GoldDifference(
            "date", "when", (GoldSide("1", (("a", "on Monday"),)), GoldSide("2", (("b", "on Tuesday"),)))
        ),
        GoldDifference(
            "figure",
            "how many",
            (GoldSide("2", (("a", "two boats"),)), GoldSide("3", (("b", "three boats"),))),
        ),
    ),
    compatible=(GoldPoint("who", (("a", "Anna Berg said"), ("b", "Ms Berg said"))),),
    utterances=(GoldUtterance("Anna Berg", (("a", "We lost two"), ("b", "We lost three"))),),
)
STORY = Story(
    articles=(A, B),
    entities=(
        Entity(id="e1", name="Anna Berg", type="person", spellings=("Anna Berg",)),
        Entity(id="e2", name="Berg", type="person", spellings=("Ms Berg",)),
    ),
    quotations=(
        quotation("q1", A, "We lost two boats", "e1"),
        quotation("q2", B, "We lost three boats", "e2"),
    ),
    quantities=(Quantity(span=span(A, "two"), value=2), Quantity(span=span(B, "three"), value=4)),
    claims=(
        claim("c1", A, "The dam broke"),
        claim("c2", B, "The dam broke"),
        claim("c3", A, "on Monday"),
        claim("c4", B, "on Tuesday"),
        claim("c5", A, "Anna Berg said"),
        claim("c6", B, "Ms Berg said"),
    ),
    findings=(
        finding("f1", "agreement", ("c1", "c2")),
        finding("f2", "conflict", ("c3",), ("c4",)),
        finding("f3", "conflict", ("c5",), ("c6",)),
    ),
    brief=(
        BriefSentence(text="It broke.", citations=(span(A, "The dam broke"),)),
        BriefSentence(text="Why?"),
    ),
)
IT = Compared(GOLD, STORY, {"a": "a1", "b": "b1"})


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (
            entities,
            # "Ms Berg" is "berg" without its title, and no other name of ours
            {
                "entities found": (1, 2),
                "entities of the right type": (1, 2),
                "spellings joined": (0, 1),
                "entities not mixed": (2, 2),
            },
        ),
        (quotations, {"quoted words: found": (2, 2), "quoted words: speaker right": (1, 2)}),
        (values, {"quantities: value right": (1, 2)}),
        (agreements, {"agreements found": (1, 2), "articles of agreements": (2, 4)}),
        (
            differences,
            {
                "conflicts found": (1, 2),
                "conflicts of the right type": (1, 2),
                "compatible left alone": (0, 1),
                "conflicts right, of those given": (1, 2),
            },
        ),
        (utterances, {"utterances joined": (1, 1)}),
        (integrity, {"brief: sentences cited": (1, 2)}),
    ],
)
def test_a_measure_gives_what_was_counted_by_hand(
    measures: Callable[[Compared], Iterator[Measure]], expected: dict[str, tuple[int, int]]
) -> None:
    counted = {m.name: (m.hit, m.of) for m in measures(IT)}
    assert {name: counted[name] for name in expected} == expected


def test_all_spans_of_a_story_are_checked_against_its_texts() -> None:
    spans = next(integrity(IT))
    assert (spans.name, spans.hit) == ("spans exact", spans.of)
    wrong = Span("a1", 0, 3, "Dam")
    broken = msgspec.structs.replace(STORY, quantities=(Quantity(span=wrong, value=2),))
    spans = next(integrity(Compared(GOLD, broken, IT.ids)))
    assert spans.of - spans.hit == 1


@pytest.mark.parametrize(
    ("name", "form"), [("President Berg’s", "berg"), ("the Dam", "dam"), ("Ms. Berg", "berg")]
)
def test_titles_and_possessive_endings_are_no_part_of_a_name(name: str, form: str) -> None:
    assert plain(name) == form


def lay_out(folder: Path, annotation: str) -> None:
    """Write the invented story: its articles where they are looked for, its annotation where it is said."""
    (folder / "articles").mkdir()
    (folder / "data").mkdir()
    for name, article in (("a", A), ("b", B)):
        (folder / "articles" / f"{name}.txt").write_text(article.text, encoding="utf-8")
    (folder / annotation).parent.mkdir()
    (folder / annotation).write_bytes(msgspec.json.encode(GOLD))


def test_a_story_is_read_from_its_annotation_and_its_files(tmp_path: Path) -> None:
    lay_out(tmp_path, "gold/dam.json")
    outcome = Stories().run(tmp_path / "data", "dev", lambda *_: None)
    assert outcome.corpus == "1 stories, 2 articles"
    assert {f.measure: f.value for f in outcome.figures}["quoted words: found"] == 1


def test_stories_that_are_held_out_are_measured_only_when_asked_for_and_show_no_mistakes(
    tmp_path: Path,
) -> None:
    lay_out(tmp_path, "stories/held_out_dam.json")
    (tmp_path / "stories" / "flood.json").write_bytes(msgspec.json.encode(GOLD))
    (tmp_path / "stories" / "differences").mkdir()
    (tmp_path / "stories" / "differences" / "fire.json").write_bytes(msgspec.json.encode(GOLD))
    stories, data = Stories(tmp_path / "stories"), tmp_path / "data"
    found = {part: [p.name for p in stories.files(data, part)] for part in stories.parts}
    assert found == {
        "dev": [],
        "train": [],
        "own": ["flood.json"],
        "differences": ["fire.json"],
        "written": [],
        "held-out": ["held_out_dam.json"],
    }
    own, held_out = (stories.run(data, part, lambda *_: None) for part in ("own", "held-out"))
    assert own.figures == held_out.figures
    assert own.mistakes
    assert held_out.mistakes == ()


def test_the_stories_annotated_here_hold_short_anchors_and_no_text() -> None:
    files = [p for part in ("own", "differences", "held-out") for p in Stories().files(Path(), part)]
    assert files
    for gold in map(read_gold, files):
        spans = [p.spans for p in (*gold.agreements, *gold.compatible)] + [u.spans for u in gold.utterances]
        spans += [side.spans for d in (*gold.conflicts, *gold.updates) for side in d.sides]
        if not spans:
            continue
        assert max(len(words.split()) for told in spans for _, words in told) <= 40, gold.story


def test_the_stories_written_here_have_each_anchor_once_and_no_sentence_in_common() -> None:
    files = [p for part in ("train", "written") for p in Stories().files(Path(), part)]
    assert files
    for gold in map(read_gold, files):
        texts = {a.a: a.text or "" for a in gold.articles}
        spans = [p.spans for p in (*gold.agreements, *gold.compatible)]
        spans += [side.spans for d in (*gold.conflicts, *gold.updates) for side in d.sides]
        for article, anchor in (place for told in spans for place in told):
            assert texts[article].count(anchor) == 1, (gold.story, anchor)
        sentences = [{s.strip() for s in text.split(". ") if len(s.split()) > 5} for text in texts.values()]
        assert all(not a & b for i, a in enumerate(sentences) for b in sentences[i + 1 :]), gold.story


def test_a_story_with_other_texts_than_those_annotated_is_refused(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("One.\n", encoding="utf-8")
    right = hashlib.sha1(b"One.").hexdigest()
    gold = GoldStory(story="x", articles=(GoldArticle("a", "articles/a.txt", sha1=right),))
    assert story_texts(gold, tmp_path / "data") == {"a": "One."}
    gold = GoldStory(story="x", articles=(GoldArticle("a", "articles/a.txt", sha1="0" * 40),))
    with pytest.raises(ValueError, match="not the one that was annotated"):
        story_texts(gold, tmp_path / "data")
