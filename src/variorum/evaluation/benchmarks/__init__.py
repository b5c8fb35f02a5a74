"""One file per benchmark: where its data comes from, its licence, its parts, what it is compared with."""

from variorum.evaluation.benchmark import Benchmark
from variorum.evaluation.benchmarks.claimdiff import ClaimDiff
from variorum.evaluation.benchmarks.copies import Copies
from variorum.evaluation.benchmarks.coreference import Coreference
from variorum.evaluation.benchmarks.credits import Credits
from variorum.evaluation.benchmarks.entities import Entities
from variorum.evaluation.benchmarks.names import Names
from variorum.evaluation.benchmarks.quantities import Quantities
from variorum.evaluation.benchmarks.quotations import Quotations
from variorum.evaluation.benchmarks.sameness import Sameness
from variorum.evaluation.benchmarks.short_reports import ShortReports
from variorum.evaluation.benchmarks.stand_alone import StandAlone
from variorum.evaluation.benchmarks.stories import Stories
from variorum.evaluation.benchmarks.support import Support
from variorum.evaluation.benchmarks.times import Times


def all_benchmarks() -> tuple[Benchmark, ...]:
    """Return the benchmarks in the order in which they are shown."""
    return (
        Quotations(),
        Times(),
        Names(),
        Entities(),
        Coreference(),
        Quantities(),
        Copies(),
        Credits(),
        ClaimDiff(),
        Sameness(),
        Support(),
        StandAlone(),
        ShortReports(),
        Stories(),
    )
