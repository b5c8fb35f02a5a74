"""What becomes of the bytes of one input: the cases under tests/cases/ingest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from variorum import errors
from variorum.ingest import article_from_bytes
from variorum.model import Article

CASES = Path(__file__).parents[1] / "cases" / "ingest"
FIELDS = ("title", "source", "url", "language", "text")


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_bytes_become_the_article_expected(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    (file,) = case.glob("article.*")
    if "error" in expected:
        with pytest.raises(getattr(errors, expected["error"])) as failure:
            article_from_bytes(file.read_bytes(), file.name)
        assert str(failure.value).startswith(f"{file.name}: ")
        return
    article = article_from_bytes(file.read_bytes(), file.name)
    assert _shown(article, expected) == {
        key: expected[key] for key in expected if key not in {"holds", "lacks"}
    }
    assert [part for part in expected.get("holds", ()) if part not in article.text] == []
    assert [part for part in expected.get("lacks", ()) if part in article.text] == []


def _shown(article: Article, expected: dict[str, Any]) -> dict[str, Any]:
    """Return of the article what the case speaks of."""
    known: dict[str, Any] = {field: getattr(article, field) for field in FIELDS}
    known["published"] = to_builtins(article.published)
    return {key: known[key] for key in expected if key in known}
