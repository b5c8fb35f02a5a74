"""Agreements told once: one that tells another again is joined to it, if the same reports tell it."""

from __future__ import annotations

import numpy as np
import pytest

from variorum.backends.encoder import WordVectorEncoder
from variorum.collation.findings.repeats import Agreed, without_repeats
from variorum.collation.pipeline import prepare
from variorum.model import Article, Finding, Variant
from variorum.reading import Reader

TEXTS = ("The old dam burst.", "The dam broke at night.", "Water broke the dam.")


@pytest.mark.parametrize(
    ("near", "sure", "reports", "disputed", "once"),
    [
        (0.8, 0.9, (1, 2), False, True),
        (0.8, 0.9, (1,), False, True),
        (0.8, 0.9, (1, 2), True, False),
        (0.8, 0.7, (1, 2), False, False),
        (0.6, 0.9, (1, 2), False, False),
        (0.8, 0.9, (2, 3), False, False),
    ],
)
def test_what_tells_an_agreement_again_to_no_other_reports_is_joined_to_it(
    near: float, sure: float, reports: tuple[int, ...], disputed: bool, once: bool, reader: Reader
) -> None:
    articles = [Article(text=text) for text in TEXTS]
    views = prepare(articles, list(reader.read(articles)), WordVectorEncoder()).views
    names = [view.article.id for view in views]
    meanings = np.array([[1, 0], [near, (1 - near**2) ** 0.5], [0, 1]], dtype=np.float32)

    def told(lead: int, told_in: tuple[int, ...], score: float, in_part: tuple[str, ...] = ()) -> Agreed:
        claims = (views[lead].claim.id,)
        return Agreed(
            Finding(
                id="",
                kind="agreement",
                summary=views[lead].claim.span.text,
                reason="",
                variants=(Variant(value="", claims=claims),),
                told_by=claims,
                articles=tuple(names[n - 1] for n in told_in),
                in_part=in_part,
                origins=(),
                score=score,
            ),
            lead,
        )

    agreements = [told(1, reports, 0.6, tuple(names[2:])), told(0, (1, 2), 0.9)]
    apart = {views[1].claim.id} if disputed else set()
    found = without_repeats(agreements, views, meanings, lambda i, j: sure, apart)
    assert len(found) == (1 if once else 2)
    assert found[0].summary == views[0].claim.span.text
    assert found[0].variants[0].claims == tuple(views[n].claim.id for n in ((0, 1) if once else (0,)))
    assert set(found[0].in_part) == (set(names[2:]) if once else set())
