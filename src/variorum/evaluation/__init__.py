"""How good the reading is, measured on public data: benchmarks, metrics, baselines, floors, results."""

from variorum.evaluation.benchmark import Benchmark, Figure, Mistake, Outcome, telling
from variorum.evaluation.running import Report, chosen, evaluate

__all__ = ["Benchmark", "Figure", "Mistake", "Outcome", "Report", "chosen", "evaluate", "telling"]
