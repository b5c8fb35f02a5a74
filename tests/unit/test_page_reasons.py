"""Reasons on the page: what a card says beside them is left out of them, whatever names stand in it."""

from __future__ import annotations

import msgspec
import pytest

from tests.unit.edition_example import STORY
from variorum.edition import edit
from variorum.edition.pages.findings import shelves

replace = msgspec.structs.replace


def shown(finding_id: str, reason: str, score: float) -> str:
    """Return the reason that the card of a finding shows: one that is unsure is told in brief."""
    names = {"o1": "St. Olaf Herald: Evening", "o2": "Ida Berg (Dr. med.), on Monday", "o3": "Radio 1"}
    origins = (replace(o, name=names.get(o.id, o.name)) for o in STORY.origins)
    findings = tuple(
        replace(f, reason=reason, score=score) if f.id == finding_id else f for f in STORY.findings
    )
    edition = edit(replace(STORY, origins=tuple(origins), findings=findings))
    cards = [c for shelf in shelves(edition) for c in (*shelf.cards, *shelf.folded)]
    return next(c.reason for c in cards if c.id == finding_id)


NAMED = "St. Olaf Herald: Evening; Ida Berg (Dr. med.), on Monday; Radio 1"


@pytest.mark.parametrize(
    ("finding", "reason", "score", "told"),
    [
        ("f1", f"3 articles, 3 origins: {NAMED}. They agree.", 0.9, f"Origins: {NAMED}. They agree."),
        ("f1", f"3 articles, 3 origins: {NAMED}. They agree. So they do.", 0.1, "They agree. So they do."),
        ("f1", f"3 articles, 3 origins: {NAMED}.", 0.1, ""),
        ("f1", "they tell of 2 articles, 1 origin: alike", 0.9, "They tell of 2 articles, 1 origin: alike."),
        ("f4", "Only The Paper that has it, and More has it, with a figure.", 0.9, "with a figure"),
        ("f4", f"Only {'A Long Name ' * 9}has it, with a figure.", 0.9, "with a figure"),
    ],
)  # fmt: skip
def test_a_reason_is_told_without_what_stands_beside_it(
    finding: str, reason: str, score: float, told: str
) -> None:
    assert shown(finding, reason, score) == told
