"""The JSON contract: schema file, contract page and code say the same."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import msgspec

from variorum.model import SCHEMA, Story

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def _written() -> str:
    """Return what scripts/write_schema.py would write."""
    written: str = runpy.run_path(str(ROOT / "scripts" / "write_schema.py"))["text"]()
    return written


def test_the_schema_file_is_the_model_s() -> None:
    assert (DOCS / "story.schema.json").read_text(encoding="utf-8") == _written(), (
        "the model has changed: run make schema"
    )


def test_the_schema_has_the_version_that_stories_carry() -> None:
    assert json.loads(_written())["$id"] == SCHEMA == Story().schema


def test_every_field_of_the_contract_is_explained_under_its_type() -> None:
    sections = _sections((DOCS / "contract.md").read_text(encoding="utf-8"))
    defined = msgspec.json.schema(Story)["$defs"]
    assert set(defined) <= set(sections)
    for name, schema in defined.items():
        explained = set(re.findall(r"^\| `(\w+)` \|", sections[name], flags=re.MULTILINE))
        assert explained == set(schema["properties"]), name


def _sections(page: str) -> dict[str, str]:
    """Return what stands under each heading of the second level."""
    parts = re.split(r"^## (\w+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
