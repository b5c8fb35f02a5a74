"""Sameness: how surely two claims tell one point, by a logistic model over the parts of their comparison.

The weights are in `sameness.toml`, fitted by `scripts/train_sameness.py` to pairs that a language model judged; what
they were fitted to, and what was measured, is in docs/decisions/sameness.md.
"""

from __future__ import annotations

from functools import cache

from variorum.collation.claims.counting import Verdict
from variorum.collation.claims.view import View
from variorum.collation.pairs.compare import Comparison
from variorum.collation.pairs.logistic import Features, model
from variorum.text.phrases import listing

PARTS = (
    "event", "agent", "patient", "attribute", "others", "named_days", "spoken", "place", "polarity", "factual",
    "utterance", "reported", "speaker", "extent", "figures",
)  # fmt: skip
"""The typed parts of a comparison; each is a feature for "same" and one for "different"."""
_PHRASES = {
    "event": "event",
    "agent": "actor",
    "patient": "object",
    "attribute": "description",
    "named_days": "time",
    "place": "place",
    "figures": "figure",
}
"""What to call the parts that a reason names, in its order."""
_MUCH_ALIKE = 0.5
_SHORT = 2
"""A claim of so few words and names says little."""

MEANING_COUNTS = 3.0
"""How many times as much as other features the meaning, of claims and of sentences, may count for the same pull of the
ridge."""


def features(a: View, b: View, comparison: Comparison) -> dict[str, float]:
    """Return what the model looks at, each about within [0, 1] but for meaning and context; what is not listed is 0."""
    alike = comparison.likeness
    found = {
        "cosine": alike.cosine,
        "overlap": alike.overlap,
        "contained": alike.contained,
        "weight": min(alike.weight, 20) / 20,
        "meaning": MEANING_COUNTS * alike.meaning,
        "sentences": MEANING_COUNTS * alike.context,
        "words of sentences": MEANING_COUNTS * alike.context_words,
        "shared": min(comparison.shared, 6) / 6,
        "names shared": min(len(a.entities & b.entities), 3) / 3,
        "names apart": float(bool(a.entities - b.entities and b.entities - a.entities)),
        "touching": min(len(a.touched & b.touched), 2) / 2,
        "short": float(min(len(a.tokens), len(b.tokens)) <= _SHORT),
        "nouns": sum(v.claim.form == "noun" for v in (a, b)) / 2,
        "appositions": sum(v.claim.form == "apposition" for v in (a, b)) / 2,
        "figures in one": float(bool(a.counts) != bool(b.counts)),
        "quoted both": float(bool(a.quotation and b.quotation)),
        "quoted one": float(bool(a.quotation) != bool(b.quotation)),
        "quoted alike": float(a.speaker is not None and a.speaker == b.speaker),
    }
    found.update(_told(tuple(getattr(comparison, part) for part in PARTS)))
    return found


@cache
def _told(verdicts: tuple[Verdict, ...]) -> Features:
    """Return the features of what the parts say: the same is said of many pairs."""
    return {f"{part} {v}": 1.0 for part, v in zip(PARTS, verdicts, strict=True) if v != "silent"}


def sameness(found: Features) -> float:
    """Return the probability in [0, 1] that two claims with these features tell one point."""
    return model("sameness")(found)


def but_for(part: str, found: Features) -> Features:
    """Return the features as they were if the two claims did not differ in one part."""
    rest = {name: x for name, x in found.items() if name != f"{part} different"}
    return {**rest, f"{part} same": 1.0} if part == "polarity" else rest


def why_same(comparison: Comparison) -> str:
    """Return in words what two claims have in common."""
    alike = [word for part, word in _PHRASES.items() if getattr(comparison, part) == "same"]
    words = "in much the same words" if comparison.likeness.value >= _MUCH_ALIKE else "in like words"
    return f"the same {listing(alike)}, {words}" if alike else f"both tell it {words}"
