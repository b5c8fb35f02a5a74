"""Claims: one per proposition, with its roles and its stance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import parse_text
from variorum.model import Claim, Reading
from variorum.reading.claims import ClaimsAnnotator

CASES = sorted((Path(__file__).parents[1] / "cases" / "claims").iterdir())


def claims_of(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in which nothing else was found."""
    parse = parse_text(text)
    return ClaimsAnnotator().annotate(parse, Reading(article=parse.article.id)).claims


def fits(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Tell whether a claim has everything that a case asks for."""
    return (
        claim.span.text == wanted["span"]
        and claim.predicate == wanted["predicate"]
        and all(n in claim.roles and claim.roles[n].span.text == t for n, t in wanted["roles"].items())
        and claim.polarity == wanted.get("polarity", "positive")
        and claim.modality == wanted.get("modality", "fact")
        and claim.hedge == wanted.get("hedge", claim.hedge)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_claims_of_a_case_are_found(case: Path) -> None:
    found = claims_of((case / "article.txt").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    for wanted in expected["claims"]:
        assert any(fits(c, wanted) for c in found), f"{wanted} not in {found}"
    for span in expected.get("none", []):
        assert all(c.span.text != span for c in found), f"{span} is no claim"


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60))
def test_every_span_of_a_claim_slices_to_its_text(text: str) -> None:
    if not text.strip():
        return
    for claim in claims_of(text + " The army said it had left."):
        whole = text + " The army said it had left."
        spans = [claim.span, *(r.span for r in claim.roles.values())]
        assert all(whole[s.start : s.end] == s.text for s in spans)
