"""Differences: no two claims that are set apart are lost, and each variant is shown by what differs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from variorum.collation import collate
from variorum.collation.findings import gathering
from variorum.collation.findings.differences import Differences
from variorum.model import UNKNOWN_DATE, Article, Finding
from variorum.reading import Reader
from variorum.settings import Settings

CASES = sorted((Path(__file__).parents[1] / "cases" / "findings").iterdir())


class Watched(Differences):
    """Differences that keep which claims were set apart, and what was found of it, if one report tells both, too."""

    apart_in: list[tuple[str, frozenset[str]]]
    found: list[Finding]

    def findings(self) -> list[Finding]:
        told = [p for p in self.points.apart if not self.updates.leave_order_open(p)]
        ids = [v.claim.id for v in self.views]
        Watched.apart_in = [(p.outcome, frozenset((ids[p.i], ids[p.j]))) for p in told]
        Watched.found = super().findings()
        return Watched.found

    def _are_of_two_events(self, finding: Finding) -> bool:
        return False


def differences(texts: Sequence[str], days: Sequence[str | None], reader: Reader) -> list[Finding]:
    """Return the conflicts and updates of reports of these days."""
    articles = [
        Article(text=text, name=f"{n}.txt", published=day or UNKNOWN_DATE)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    story = collate(articles, list(reader.read(articles)), Settings())
    return [f for f in story.findings if f.kind in ("conflict", "update")]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_two_claims_that_are_set_apart_are_in_two_variants_of_a_finding(
    case: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "Differences", Watched)
    texts = [(case / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")]
    published = json.loads((case / "expected.json").read_text(encoding="utf-8"))["published"]
    differences(texts, published, reader)
    for outcome, claims in Watched.apart_in:
        found = [f for f in Watched.found if f.type == outcome]
        assert any(sum(not claims.isdisjoint(v.claims) for v in f.variants) > 1 for f in found), claims


@pytest.mark.parametrize(
    ("told", "values"),
    [
        (
            ["A gunman killed 12 people at the inn in Karsk.", "Two gunmen killed 12 people at the inn in Karsk."],
            {"A gunman", "Two gunmen"},
        ),
        (
            [
                "A gunman killed 12 people at the inn in Karsk.",
                "One gunman killed 12 people at the inn in Karsk.",
                "Two gunmen killed 12 people at the inn in Karsk.",
            ],
            {"One gunman", "Two gunmen"},
        ),
        (
            [
                "The coal train derailed at Karsk on Monday at 10:30.",
                "The coal train derailed at Karsk on Monday at 14:15.",
            ],
            {"Monday at 10:30", "Monday at 14:15"},
        ),
        (
            [
                "On Monday the coal train derailed at Karsk at 10:30.",
                "On Monday the coal train derailed at Karsk at 14:15.",
            ],
            {"10:30", "14:15"},
        ),
        (
            [
                "The coal train derailed at Karsk on Monday morning.",
                "The coal train derailed at Karsk on Monday at 10:20.",
                "The coal train derailed at Karsk on Monday evening.",
            ],
            {"Monday at 10:20", "Monday evening"},
        ),
        (
            [
                "The coal train derailed at Karsk on Monday at 17:10.",
                "The coal train derailed at Karsk on Monday evening.",
                "The coal train derailed at Karsk on Monday at 20:20.",
            ],
            {"Monday at 17:10", "Monday at 20:20"},
        ),
        (
            [
                "Two gunmen killed 12 people in Karsk on Monday.",
                "Three gunmen killed 12 people in Karsk on Monday.",
            ],
            {"Two gunmen", "Three gunmen"},
        ),
    ],
)  # fmt: skip
def test_a_variant_is_shown_by_what_differs(told: Sequence[str], values: set[str], reader: Reader) -> None:
    (finding,) = differences(told, ["2024-05-02"] * len(told), reader)
    assert {v.value for v in finding.variants} == values


def test_who_is_joined_to_a_gunman_is_counted_with_him(reader: Reader) -> None:
    told = [
        "A gunman and a woman killed 12 people in Karsk on Monday.",
        "Two people killed 12 people in Karsk on Monday.",
    ]
    assert differences(told, ["2024-05-02"] * 2, reader) == []
