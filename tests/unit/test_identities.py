"""Identities: who was not named is whoever has a name where others tell the same, not anybody else without one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from variorum.collation import collate
from variorum.model import Article
from variorum.reading import Reader
from variorum.settings import Settings

SHOT = "opened fire on a patrol at the harbour of Karsk on Thursday and was shot dead by the soldiers."
HIT = "hit a girl at the school gate in Karsk on Thursday and was arrested by police at the border."


@pytest.mark.parametrize(
    ("told", "summaries"),
    [
        (
            [
                f"A man {SHOT} Police have not identified the gunman.",
                f"A man {SHOT} The attacker was not named.",
            ],
            ["Who the attacker is: not named (“The attacker was not named”), then Anton Velik"],
        ),
        ([f"A man {SHOT} The gunman was not named.", f"A man {SHOT} The victim was not identified."], []),
        ([f"A man {SHOT} The pilot was not named."], []),
        ([f"A man {SHOT} The woman was not named."], []),
        (
            [f"A driver {HIT} The driver was not named.", f"A driver {HIT} The girl was not identified."],
            ["Who the driver is: not named (“The driver was not named”), then Anton Velik"],
        ),
    ],
    ids=["gunman and attacker", "gunman and victim", "pilot", "woman", "driver and girl"],
)
def test_who_is_named_later(told: Sequence[str], summaries: Sequence[str], reader: Reader) -> None:
    deed = HIT if HIT in told[0] else SHOT
    named = f"Anton Velik {deed} Velik was 39 years old."
    articles = [Article(text=text, name=f"{n}.txt", published="2024-05-02") for n, text in enumerate(told)]
    articles.append(Article(text=named, name="named.txt", published="2024-05-03"))
    story = collate(articles, list(reader.read(articles)), Settings())
    assert [f.summary for f in story.findings if f.kind == "update"] == summaries
