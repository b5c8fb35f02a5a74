"""Write the table in docs/evaluation.md from the newest results.

python scripts/write_evaluation.py
"""

from __future__ import annotations

import re
from pathlib import Path

from variorum.evaluation.floors import load_floors
from variorum.evaluation.results import load_results, table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "evaluation.md"
_TABLE = re.compile(r"(?<=<!-- results -->\n).*?(?=<!-- end of results -->)", re.DOTALL)


def text() -> str:
    """Return the page with the table of the newest results."""
    record = ROOT / "evaluation"
    rows = table(load_results(record / "results"), load_floors(record / "floors.json"))
    return _TABLE.sub(lambda _: f"\n{rows}\n", PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    print(PAGE)
