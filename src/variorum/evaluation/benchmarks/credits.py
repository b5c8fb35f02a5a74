"""Agency credits: which news agency an article's text is from.

Data: the metadata of PolNeAR (Newell et al. 2018), whose column `wire` names the agency of each article, or that there
is none: 84 dev articles (6 of agencies), 840 train articles (69). No licence is given; the texts are their publishers'.
The articles' bylines are not in the texts: what is credited has to be seen from the text alone. Its test part is not
read.

Counted is whether the agency that is named is the right one; naming one where there is none is a mistake. Compared
with: the first agency that the text names anywhere.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from variorum.collation.sources.credits import agency_named, credit_of
from variorum.evaluation.baselines.named_agency import first_named
from variorum.evaluation.benchmark import OURS, Figure, Mistake, Outcome, Part, Progress, digest
from variorum.evaluation.metrics.f1 import Score, one_to_one
from variorum.model import Article

_NONE = frozenset({"", "None", "NA"})
_SPELLED = {"reuters": "Reuters"}
_SHOWN = 60


class Credited(NamedTuple):
    """An article and the agency that its text is from, by the name that credits go by; None if it is none's."""

    name: str
    text: str
    agency: str | None


class Credits:
    """Agencies named rightly, against the first agency named anywhere."""

    name = "credits"
    title = "agency credits, PolNeAR"
    folder = "polnear"
    parts: tuple[Part, ...] = ("dev", "train")

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        root = data / self.folder
        texts = sorted((root / part / "text").glob("*.txt"))
        table = root / "metadata.tsv"
        return [table, *texts] if texts and table.exists() else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        table, *texts = files = self.files(data, part)
        articles = read_credits(table, texts)
        progress(self.title, 0, len(articles))
        ours = [credit_of(Article(text=a.text)) for a in articles]
        progress(self.title, len(articles), len(articles))
        agencies = sorted({a.agency for a in articles if a.agency})
        theirs = [first_named(a.text, agencies) for a in articles]
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(articles)} articles, {sum(a.agency is not None for a in articles)} of them of agencies",
            digest=digest(data, files),
            figures=(*_figures(OURS, articles, ours), *_figures("first agency named", articles, theirs)),
            mistakes=tuple(
                _mistake(a, given) for a, given in zip(articles, ours, strict=True) if a.agency != given
            ),
        )


def read_credits(table: Path, texts: Sequence[Path]) -> list[Credited]:
    """Return the articles that stand in the table, in the order of their names."""
    with table.open(encoding="utf-8", newline="") as rows:
        wires = {r["filename"]: r["wire"] for r in csv.DictReader(rows, delimiter="\t")}
    return [
        Credited(path.stem, path.read_text(encoding="utf-8"), _agency(wires[path.stem]))
        for path in texts
        if path.stem in wires
    ]


def _agency(wire: str) -> str | None:
    """Return an agency of the table by the name that credits go by."""
    if wire in _NONE:
        return None
    spelled = _SPELLED.get(wire, wire)
    return agency_named(spelled) or spelled


def _figures(system: str, articles: Sequence[Credited], given: Sequence[str | None]) -> tuple[Figure, ...]:
    score = credits_score([a.agency for a in articles], given)
    return (
        Figure(measure="agency, F1", value=score.f1, system=system, detail=str(score)),
        Figure(measure="agency, recall", value=score.recall, system=system),
        Figure(measure="agency, precision", value=score.precision, system=system),
    )


def credits_score(wanted: Sequence[str | None], given: Sequence[str | None]) -> Score:
    """Return the score of agencies given, one or none per article."""
    hits = sum(w is not None and w == g for w, g in zip(wanted, given, strict=True))
    return one_to_one(hits, sum(g is not None for g in given), sum(w is not None for w in wanted))


def _mistake(article: Credited, given: str | None) -> Mistake:
    text = article.text.strip()
    return Mistake(
        kind="missed" if given is None else "no credit" if article.agency is None else "another agency",
        place=article.name,
        text=" ".join(f"{text[:_SHOWN]} ⟦…⟧ {text[-_SHOWN:]}".split()),
        wanted=article.agency or "",
        given=given or "",
    )
