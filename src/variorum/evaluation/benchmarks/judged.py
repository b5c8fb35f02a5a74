"""Figures of models whose answers were judged one by one, beside simpler ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.evaluation.benchmark import OURS, Figure
from variorum.evaluation.metrics.average_precision import average_precision
from variorum.evaluation.metrics.threshold import Scored, best_threshold, score_at


def figures(
    systems: Mapping[str, Sequence[Scored]], least: float, importance: Sequence[float] = ()
) -> Iterator[Figure]:
    """Yield for each system its average precision and best F1, and of ours F1 from the probability on that it is taken
    at its word. Without `importance` all examples weigh 1.
    """
    for system, scored in systems.items():
        if not scored:
            continue
        yield Figure(measure="average precision", value=average_precision(scored, importance), system=system)
        if system == OURS:
            at = score_at(scored, least, importance)
            detail = f"at {least:.2f}; P {at.precision:.3f} R {at.recall:.3f}"
            yield Figure(measure="F1, threshold as shipped", value=at.f1, detail=detail)
        best = best_threshold(scored, importance)
        value = score_at(scored, best, importance).f1
        yield Figure(measure="best F1", value=value, system=system, detail=f"at {best:.2f}")
