"""Who is quoted in one report without his name is whom another names for the same words."""

from __future__ import annotations

import pytest

from variorum.model import Article
from variorum.reading import Reader
from variorum.workspace import Workspace

WORDS = "“The old bridge will be closed before the winter comes{}”"
NAMED = f"Rosa Lind, the mayor, met Ivo Kern on Monday. {WORDS.format(',')} Lind said."

OF_A_MAN = f"Peter Kern met Karin Berg on Monday. {WORDS.format(',')} Peter Kern said."


def _speakers(reader: Reader, *texts: str) -> list[tuple[str | None, set[str | None]]]:
    """Return who is quoted in the first of some reports, by name, and to whom the claims in the words are given."""
    articles = [Article(name=f"{n}.txt", text=text, published="2024-05-04") for n, text in enumerate(texts)]
    story = Workspace(reader=reader).read(articles)
    (first,) = (a.id for a in story.articles if a.name == "0.txt")
    names = {e.id: e.name for e in story.entities}
    return [
        (
            names.get(q.speaker.entity or ""),
            {names.get(s.entity or "") for c in story.claims if c.quotation == q.id for s in c.attribution},
        )
        for q in story.quotations
        if q.content[0].article == first
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Rosa Lind spoke with Karin Berg. Berg owns the mill. Rain fell all day. {WORDS.format(',')} she said.",
        f"Ivo Kern met the mayor, Rosa Lind, in Lesk. Kern had come by boat. {WORDS.format('.')} Rain fell.",
    ],
)
def test_who_is_guessed_is_put_right(text: str, reader: Reader) -> None:
    assert _speakers(reader, text) != [("Rosa Lind", {"Rosa Lind"})]
    assert _speakers(reader, text, NAMED) == [("Rosa Lind", {"Rosa Lind"})]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (f"{WORDS.format(',')} Karin Berg told Rosa Lind.", NAMED),
        (f"Karin Berg spoke. {WORDS.format(',')} she said.", NAMED),
        (
            f"Karin Berg met Rosa Lind. Berg was late. {WORDS.format(',')} she said.",
            NAMED.replace("old", "new"),
        ),
        (f"Rosa Lind left early. Karin Berg spoke to reporters. {WORDS.format(',')} she said.", NAMED),
        (f"Rosa Lind met Ivo Kern. Rain fell all day. {WORDS.format(',')} he said.", NAMED),
    ],
    ids=["named here too", "never named here", "other words", "the subject just before", "a man's words"],
)
def test_a_speaker_is_left_as_he_was(text: str, other: str, reader: Reader) -> None:
    assert _speakers(reader, text, other) == _speakers(reader, text)
    assert _speakers(reader, text)[0][0] != "Rosa Lind"


def test_one_report_does_not_outvote_two(reader: Reader) -> None:
    guessing = f"Rosa Lind spoke with Karin Berg. Berg owns the mill. Rain fell all day. {WORDS.format(',')} she said."
    two = (guessing, guessing.replace("Rain", "Snow"))
    assert _speakers(reader, *two, NAMED) == [("Karin Berg", {"Karin Berg"})]
    assert _speakers(reader, *two, *(NAMED.replace("Monday", f"May {n}") for n in (1, 2, 3))) == [
        ("Rosa Lind", {"Rosa Lind"})
    ]
