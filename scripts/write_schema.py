"""Write docs/story.schema.json: the JSON Schema of a story, generated from the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from variorum.model import SCHEMA, Story

TARGET = Path(__file__).parents[1] / "docs" / "story.schema.json"


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) with its identifier."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **msgspec.json.schema(Story),
    }


def text() -> str:
    """Return the schema as it is written: keys in alphabetical order, indented."""
    return json.dumps(schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(f"wrote {TARGET}")
