"""Train the model of `backends/meaning.py`: `make meaning`. Takes three quarters of an hour on two cores.

It starts from all-MiniLM-L6-v2 (Apache-2.0), learns from `evaluation/meaning/`, stories of points told in many ways,
and then from the part `meaning` of `evaluation/sameness/`: claims of real reports, which lie in `--data`. Each step
there takes pairs of four sorts: judged for sameness, listed as differing or as looking so, unlisted, and invented.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from all_minilm_l6_v2 import extract_model
from meaning_net import DIFFER, KINDS, NEITHER, SAME, Net, Read, write
from torch import Tensor
from torch.nn import functional

from variorum.backends.meaning import MODEL
from variorum.evaluation.formats.sameness import importance, judged_texts

STORIES = Path(__file__).parents[1] / "evaluation" / "meaning" / "stories.jsonl"
DEV_EVERY = 10
"""One story in so many is not learned from."""
STORY_PASSES = 3
PAIR_PASSES = 2
"""Over the pairs that were judged for sameness; the other sorts are drawn beside them."""
JUDGED, DIFFERING, UNLISTED, INVENTED = 14, 9, 10, 6
"""Pairs of each sort in a step."""
RATE, RATE_OF_HEAD, RATE_OF_SLOPE = 3e-5, 1e-3, 1e-2
"""Rates of learning: of the encoder, of the second look, of what makes a logit of a cosine."""
WEIGHT_OF_OPINION, WEIGHT_OF_KIND = 1.5, 0.2
"""Of the second look's losses, where that of the encoder weighs 1."""
OTHER_POINTS = 200
"""Pairs of different points that are looked at in a story, of some 350."""
UNKNOWN = -1
LABELS = {
    "same": SAME, "partly": SAME, "differ": DIFFER, "update": DIFFER, "none": NEITHER, "unlisted": UNKNOWN,
    "rival": DIFFER, "near": NEITHER, "other": NEITHER,
}  # fmt: skip
"""What the labels of pairs say; of an unlisted pair only that it does not differ."""


class Pair(NamedTuple):
    """Two claims, how they were judged, of what kind a difference is, and how important the pair is."""

    one: str
    other: str
    label: str
    kind: str
    weight: float


def main() -> None:
    """Train, say how the stories left out are judged, and write the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    data = parser.parse_args().data
    torch.manual_seed(0)
    random.seed(0)
    stories = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    train = [s for n, s in enumerate(stories) if n % DEV_EVERY]
    dev = [s for n, s in enumerate(stories) if not n % DEV_EVERY]
    with tempfile.TemporaryDirectory() as folder:
        net = Net(str(extract_model(folder)))
    learn_stories(net, train)
    print(f"stories: {report(net, dev)}", flush=True)
    learn_pairs(net, data, [pair for story in train for pair in told_pairs(story)])
    print(f"stories, after the pairs: {report(net, dev)}", flush=True)
    write(net, MODEL)


def claims_and_pairs(story: dict[str, Any]) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Return the claims of a story, and its pairs: same, rival, near or other; what is not known is left out."""
    claims = [
        (k, kind, claim[1] if kind == "rival" else claim)
        for k, point in enumerate(story["points"])
        for kind in ("same", "rival", "near")
        for claim in point[kind]
    ]

    def pairs() -> Iterator[tuple[int, int, str]]:
        for i, (k, one, _) in enumerate(claims):
            for j, (m, other, _) in enumerate(claims[:i]):
                kinds = {one, other}
                if k == m and "same" in kinds:
                    yield i, j, other if one == "same" else one
                elif k == m and kinds == {"rival", "near"}:
                    yield i, j, "near"
                elif k != m and "near" not in kinds:
                    yield i, j, "other"

    return [claim for _, _, claim in claims], list(pairs())


def told_pairs(story: dict[str, Any]) -> Iterator[Pair]:
    """Yield the pairs of one point of a story, with the kinds of the differences."""
    for point in story["points"]:
        for n, told in enumerate(point["same"]):
            yield from (Pair(told, again, "same", "", 1.0) for again in point["same"][:n])
            yield from (Pair(told, rival, "rival", kind, 1.0) for kind, rival in point["rival"])
            yield from (Pair(told, near, "near", "", 1.0) for near in point["near"])


def loss_of_story(net: Net, read: Read, pairs: Sequence[tuple[int, int, str]]) -> Tensor:
    """Return how far the net is from the labels, pair by pair and as a choice among all claims of the story (InfoNCE:
    Oord et al. 2018).
    """
    others = [p for p in pairs if p[2] == "other"]
    seen = [p for p in pairs if p[2] != "other"] + random.sample(others, min(len(others), OTHER_POINTS))
    one, other = (read.at(torch.tensor([p[k] for p in seen])) for k in (0, 1))
    labels = torch.tensor([LABELS[p[2]] for p in seen])
    judged = functional.binary_cross_entropy_with_logits(
        net.nearness(one, other), (labels == SAME).float(), pos_weight=torch.tensor(2.0)
    )
    alike = read.vectors @ read.vectors.T * net.scale - 1e4 * torch.eye(len(read.vectors))
    together = torch.zeros_like(alike)
    for i, j, label in pairs:
        if label == "same":
            together[i, j] = together[j, i] = 1
    some = together.sum(1) > 0
    likely = (alike - torch.logsumexp(alike, 1, keepdim=True)) * together
    chosen = likely.sum(1)[some] / together.sum(1)[some]
    opinion, _ = net.look_again(one, other)
    return judged - chosen.mean() + WEIGHT_OF_OPINION * functional.cross_entropy(opinion, labels)


def loss_of_pairs(net: Net, pairs: Sequence[Pair], judged: int) -> Tensor:
    """Return how far the net is from the labels of pairs, of which the first `judged` were judged for sameness too."""
    both = net.read([p.one for p in pairs] + [p.other for p in pairs])
    half = torch.arange(len(pairs))
    one, other = both.at(half), both.at(half + len(pairs))
    labels, weights = torch.tensor([LABELS[p.label] for p in pairs]), torch.tensor([p.weight for p in pairs])
    logits, kinds = net.look_again(one, other)
    likely = torch.log_softmax(logits, -1)
    known = -likely[half, labels.clamp(min=0)]
    unlisted = -torch.log((1 - likely[:, DIFFER].exp()).clamp(min=1e-4))
    loss = (torch.where(labels == UNKNOWN, unlisted, known) * weights).mean()
    near = functional.binary_cross_entropy_with_logits(
        net.nearness(one, other)[:judged], (labels[:judged] == SAME).float(), reduction="none"
    )
    of_kind = [n for n, p in enumerate(pairs) if LABELS[p.label] == DIFFER and p.kind in KINDS]
    wanted = torch.tensor([KINDS.index(pairs[n].kind) for n in of_kind])
    told = functional.cross_entropy(kinds[of_kind], wanted) if of_kind else torch.tensor(0.0)
    return loss + (near * weights[:judged]).mean() + WEIGHT_OF_KIND * told


def optimiser_of(net: Net, steps: int) -> tuple[Any, Any]:
    """Return the optimiser and its schedule: up for a tenth of the steps, then down to almost nothing."""
    slopes = [net.scale, net.slope, net.bias]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    ours = {id(p) for p in (*slopes, *net.encoder.parameters())}
    groups = [
        {"params": body, "lr": RATE},
        {"params": [p for p in net.parameters() if id(p) not in ours], "lr": RATE_OF_HEAD},
        {"params": slopes, "lr": RATE_OF_SLOPE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = steps / 10
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )


def step(net: Net, loss: Tensor, optimiser: Any, schedule: Any) -> None:
    """Go one step down."""
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    schedule.step()


def learn_stories(net: Net, stories: Sequence[dict[str, Any]]) -> None:
    """Learn which claims of a story are one point, and which are rivals."""
    optimiser, schedule = optimiser_of(net, STORY_PASSES * len(stories))
    net.train()
    for n in range(STORY_PASSES):
        for story in random.sample(stories, len(stories)):
            claims, pairs = claims_and_pairs(story)
            step(net, loss_of_story(net, net.read(claims), pairs), optimiser, schedule)
        print(f"stories: pass {n + 1} of {STORY_PASSES}", flush=True)
    net.eval()


def learn_pairs(net: Net, data: Path, invented: Sequence[Pair]) -> None:
    """Learn from pairs as they were judged; those judged for sameness are as important as they are for its weights."""
    texts = judged_texts(data, "meaning")
    weights = importance(texts).tolist()
    judged = [Pair(t.one, t.other, t.label, t.kind, w) for t, w in zip(texts, weights, strict=True)]
    listed = [
        Pair(t.one, t.other, t.label, t.kind, 1.0)
        for t in judged_texts(data, "meaning", table="differences.tsv")
    ]
    pools = [
        (JUDGED, judged),
        (DIFFERING, [pair for pair in listed if pair.label != "unlisted"]),
        (UNLISTED, [pair for pair in listed if pair.label == "unlisted"]),
        (INVENTED, invented),
    ]
    steps = PAIR_PASSES * len(judged) // JUDGED
    drawn = [_drawn(pairs, size) for size, pairs in pools]
    optimiser, schedule = optimiser_of(net, steps)
    net.train()
    for n in range(steps):
        batch = [pair for some in drawn for pair in next(some)]
        step(net, loss_of_pairs(net, batch, JUDGED), optimiser, schedule)
        if not (n + 1) % 100:
            print(f"pairs: step {n + 1} of {steps}", flush=True)
    net.eval()


def _drawn(pairs: Sequence[Pair], size: int) -> Iterator[list[Pair]]:
    """Yield so many pairs at a time, nearly all of them before any comes again."""
    left: list[Pair] = []
    while True:
        if len(left) < size:  # the few that are left over wait for the next round
            left = random.sample(pairs, len(pairs))
        yield [left.pop() for _ in range(size)]


def report(net: Net, stories: Sequence[dict[str, Any]]) -> str:
    """Return how often a pair of one point is nearer than one of another kind, and surer to differ if a rival."""
    near: dict[str, list[float]] = {label: [] for label in ("same", "rival", "near", "other")}
    differ: dict[str, list[float]] = {label: [] for label in near}
    with torch.no_grad():
        for story in stories:
            claims, pairs = claims_and_pairs(story)
            read = net.read(claims)
            one, other = (read.at(torch.tensor([p[k] for p in pairs])) for k in (0, 1))
            opinions = torch.softmax(net.look_again(one, other)[0], -1)[:, DIFFER].tolist()
            for pair, logit, opinion in zip(pairs, net.nearness(one, other).tolist(), opinions, strict=True):
                near[pair[2]].append(logit)
                differ[pair[2]].append(opinion)
    told = [
        *(
            f"one point nearer than {k} {_surer(near['same'], near[k]):.3f}"
            for k in ("rival", "near", "other")
        ),
        *(
            f"rival surer to differ than {k} {_surer(differ['rival'], differ[k]):.3f}"
            for k in ("same", "near", "other")
        ),
    ]
    return ", ".join(told)


def _surer(some: Sequence[float], others: Sequence[float]) -> float:
    return float((torch.tensor(some)[:, None] > torch.tensor(others)).float().mean())


if __name__ == "__main__":
    main()
