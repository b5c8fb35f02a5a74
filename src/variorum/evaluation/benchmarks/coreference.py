"""Coreference of people and places within a document: ECB+.

Data: ECB+ (Cybulska and Vossen 2014), topics 1–35, news on pairs of like events; CC BY 3.0
(github.com/cltl/ecbPlus). Parts: the customary dev topics 2, 5, 12, 18, 21, 23, 34, 35, and the other 27 as train.
Mentions are those of people, organisations and places (HUMAN_… and LOC_…) in the sentences that the authors checked
(ECBplus_coreference_sentences.csv), single ones included. The text is rebuilt from the tokens.

Reference: the head-match baseline. Measured on gold mentions: a gold mention takes the entity of our mention that it
shares most with, at least half of both together; without one it is a chain of its own. The CoNLL score sums over
documents. (Published figures on ECB+ are for events across documents: 79.5 to 86.)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.evaluation.baselines.head_match import head_match
from variorum.evaluation.benchmark import Figure, Mistake, Outcome, Part, Progress, around, digest
from variorum.evaluation.formats.ecb import EcbDocument, checked_sentences, read_ecb
from variorum.evaluation.metrics.chains import Chains, chains_of
from variorum.evaluation.metrics.conll import Conll, conll
from variorum.evaluation.reading import read_articles
from variorum.model import Article, Reading
from variorum.reading.entities import EntitiesAnnotator

DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
TAGS = ("HUMAN_", "LOC_")
CHECKED = "ECBplus_coreference_sentences.csv"


def our_labels(document: EcbDocument, reading: Reading) -> list[str | None]:
    """Return the entity that each gold mention falls on; None for one that falls on none."""
    spans = [(m.start, m.end, e.id) for e in reading.entities for m in e.mentions]
    labels: list[str | None] = []
    for mention in document.mentions:
        best: tuple[float, int, str] | None = None
        for start, end, entity in spans:
            common = min(end, mention.end) - max(start, mention.start)
            alike = 2 * common / (end - start + mention.end - mention.start)
            if common > 0 and alike >= 0.5 and (best is None or (alike, -start) > best[:2]):
                best = (alike, -start, entity)
        labels.append(best[2] if best else None)
    return labels


class Coreference:
    """The CoNLL score on gold mentions, against matching heads."""

    name = "coreference"
    title = "coreference of people and places, ECB+"
    folder = "ecbplus"
    parts: tuple[Part, ...] = ("dev", "train")

    def files(self, data: Path, part: Part) -> Sequence[Path]:
        root = data / self.folder
        documents = (root / "ECB+").glob("*/*.xml")
        found = sorted(d for d in documents if (d.parent.name in DEV) == (part == "dev"))
        return [*found, root / CHECKED] if found and (root / CHECKED).exists() else []

    def run(self, data: Path, part: Part, progress: Progress) -> Outcome:
        *files, checked_file = self.files(data, part)
        checked = checked_sentences(checked_file)
        documents = [read_ecb(f.stem, f.read_bytes(), checked.get(f.stem, set()), TAGS) for f in files]
        documents = [d for d in documents if d.mentions]
        articles = [Article(name=d.name, text=d.text) for d in documents]
        ours: list[tuple[Chains, Chains]] = []
        heads: list[tuple[Chains, Chains]] = []
        mistakes: list[Mistake] = []
        for document, (parse, reading) in zip(
            documents, read_articles(articles, (EntitiesAnnotator(),), progress, self.title), strict=True
        ):
            wanted = chains_of([m.chain for m in document.mentions])
            labels = our_labels(document, reading)
            ours.append((chains_of(labels), wanted))
            spans = [(m.start, m.end) for m in document.mentions]
            heads.append((chains_of(head_match(parse, spans)), wanted))
            mistakes += _mistakes(document, labels)
        mentions = sum(len(d.mentions) for d in documents)
        return Outcome(
            benchmark=self.name,
            part=part,
            corpus=f"{len(documents)} documents, {mentions} mentions",
            digest=digest(data, [*files, checked_file]),
            figures=(
                *_figures("variorum", conll(ours), conll(heads).mean),
                *_figures("head match", conll(heads)),
            ),
            mistakes=tuple(mistakes),
        )


def _figures(system: str, score: Conll, aim: float | None = None) -> list[Figure]:
    return [
        Figure(measure="CoNLL F1", value=score.mean, system=system, aim=aim, detail=str(score)),
        Figure(measure="MUC F1", value=score.muc.f1, system=system, detail=str(score.muc)),
        Figure(measure="B³ F1", value=score.b_cubed.f1, system=system, detail=str(score.b_cubed)),
        Figure(measure="CEAFe F1", value=score.ceaf_e.f1, system=system, detail=str(score.ceaf_e)),
    ]


def _mistakes(document: EcbDocument, labels: Sequence[str | None]) -> list[Mistake]:
    """Return each mention whose nearest earlier mention of its chain is elsewhere with us, or the other way round."""
    found = []
    for j, mention in enumerate(document.mentions):
        earlier = range(j)
        wanted = [i for i in earlier if document.mentions[i].chain == mention.chain]
        given = [i for i in earlier if labels[j] is not None and labels[i] == labels[j]]
        if wanted and not any(i in given for i in wanted):
            kind = "not seen" if labels[j] is None else "apart"
            found.append(_mistake(document, kind, j, wanted[-1], None))
        elif given and not any(i in wanted for i in given):
            found.append(_mistake(document, "together", j, None, given[-1]))
    return found


def _mistake(document: EcbDocument, kind: str, shown: int, wanted: int | None, given: int | None) -> Mistake:
    def words(n: int | None) -> str:
        return "" if n is None else document.text[document.mentions[n].start : document.mentions[n].end]

    mention = document.mentions[shown]
    return Mistake(
        kind=kind,
        place=document.name,
        text=around(document.text, mention.start, mention.end),
        wanted=words(wanted),
        given=words(given),
        like=words(shown).lower(),
    )
