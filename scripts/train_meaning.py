"""Train the model of `backends/meaning.py`: `make meaning`. Takes twenty minutes on two cores.

It starts from all-MiniLM-L6-v2 (Apache-2.0), learns from `evaluation/meaning/`, stories of points told in many ways,
and then from the part `meaning` of `evaluation/sameness/`: claims of real reports, which lie in `--data`.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from all_minilm_l6_v2 import extract_model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from variorum.evaluation.formats.sameness import JudgedTexts, importance, judged_texts

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "evaluation" / "meaning" / "stories.jsonl"
MODEL = ROOT / "src" / "variorum" / "backends" / "meaning.onnx"
DEV_EVERY = 10
STORY_PASSES = 3
PAIR_PASSES = 3
BATCH = 32
"""Pairs in a step."""
RATE, RATE_OF_HEAD = 3e-5, 1e-2
OTHER_POINTS = 200
"""Pairs of different points that are looked at in a story, of some 350."""
LONGEST = 64
Pair = tuple[int, int, str]
Read = Callable[[list[str]], Tensor]


class Net(torch.nn.Module):
    """The encoder, and how surely two claims whose vectors are so near tell one point."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.scale = torch.nn.Parameter(torch.tensor(15.0))
        self.slope = torch.nn.Parameter(torch.tensor(10.0))
        self.bias = torch.nn.Parameter(torch.tensor(-6.0))

    def read(self, batch: dict[str, Tensor]) -> Tensor:
        """Return a unit vector for each claim."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].float()
        return functional.normalize((hidden.float() * mask[..., None]).sum(1), dim=-1)

    def judge(self, read: Tensor, pairs: Sequence[Pair]) -> Tensor:
        """Return for each pair a logit that the two tell one point."""
        i, j = (torch.tensor([pair[k] for pair in pairs]) for k in (0, 1))
        return (read[i] * read[j]).sum(-1) * self.slope + self.bias


class Exported(torch.nn.Module):
    """The part of the net that ships: the numbers of one text's pieces to its vector."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vector, of shape (1, dimensions)."""
        ones = torch.ones_like(ids)
        hidden = self.encoder(ids, attention_mask=ones, token_type_ids=ones - 1).last_hidden_state
        return functional.normalize(hidden.mean(1), dim=-1)


def claims_and_pairs(story: dict[str, Any]) -> tuple[list[str], list[Pair]]:
    """Return the claims of a story, and its pairs: same, rival, near or other; what is not known is left out."""
    claims = [
        (k, kind, claim[1] if kind == "rival" else claim)
        for k, point in enumerate(story["points"])
        for kind in ("same", "rival", "near")
        for claim in point[kind]
    ]

    def pairs() -> Iterator[Pair]:
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


def loss_of(net: Net, read: Tensor, pairs: Sequence[Pair]) -> Tensor:
    """Return how far the net is from the labels, pair by pair and as a choice among all claims of the story (InfoNCE:
    Oord et al. 2018).
    """
    others = [p for p in pairs if p[2] == "other"]
    seen = [p for p in pairs if p[2] != "other"] + random.sample(others, min(len(others), OTHER_POINTS))
    same = torch.tensor([float(p[2] == "same") for p in seen])
    judged = functional.binary_cross_entropy_with_logits(
        net.judge(read, seen), same, pos_weight=torch.tensor(2.0)
    )
    alike = read @ read.T * net.scale - 1e4 * torch.eye(len(read))
    together = torch.zeros_like(alike)
    for i, j, kind in pairs:
        if kind == "same":
            together[i, j] = together[j, i] = 1
    some = together.sum(1) > 0
    chosen = ((alike - torch.logsumexp(alike, 1, keepdim=True)) * together).sum(1)[some] / together.sum(1)[
        some
    ]
    return judged - chosen.mean()


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
        base = str(extract_model(folder))
        tokenizer, net = AutoTokenizer.from_pretrained(base), Net(base)

    def read(claims: list[str]) -> Tensor:
        cut = tokenizer(claims, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        return net.read(dict(cut))

    net.encoder.embeddings.word_embeddings.weight.requires_grad = False
    learn_stories(net, read, train)
    print(f"stories: {report(net, read, dev)}", flush=True)
    learn_pairs(net, read, judged_texts(data, "meaning"))
    print(f"stories, after the pairs: {report(net, read, dev)}", flush=True)
    write(net)


def optimiser_of(net: Net, steps: int) -> tuple[Any, Any]:
    """Return the optimiser and its schedule: up for a tenth of the steps, then down to almost nothing."""
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": [net.scale, net.slope, net.bias], "lr": RATE_OF_HEAD}]
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


def learn_stories(net: Net, read: Read, stories: Sequence[dict[str, Any]]) -> None:
    """Learn which claims of a story are one point."""
    optimiser, schedule = optimiser_of(net, STORY_PASSES * len(stories))
    net.train()
    for n in range(STORY_PASSES):
        for story in random.sample(stories, len(stories)):
            claims, pairs = claims_and_pairs(story)
            step(net, loss_of(net, read(claims), pairs), optimiser, schedule)
        print(f"stories: pass {n + 1} of {STORY_PASSES}", flush=True)
    net.eval()


def learn_pairs(net: Net, read: Read, pairs: Sequence[JudgedTexts]) -> None:
    """Learn from pairs as they were judged, each as important as it is for the weights of sameness."""
    weights = importance(pairs)
    optimiser, schedule = optimiser_of(net, PAIR_PASSES * (len(pairs) // BATCH))
    net.train()
    for n in range(PAIR_PASSES):
        order = random.sample(range(len(pairs)), len(pairs))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            drawn = order[at : at + BATCH]
            both = read([pairs[k].one for k in drawn] + [pairs[k].other for k in drawn])
            logits = net.judge(both, [(k, k + BATCH, "") for k in range(BATCH)])
            same = torch.tensor([float(pairs[k].same) for k in drawn])
            loss = functional.binary_cross_entropy_with_logits(logits, same, reduction="none")
            weight = torch.tensor(weights[drawn], dtype=torch.float32)
            step(net, (loss * weight).mean(), optimiser, schedule)
        print(f"pairs: pass {n + 1} of {PAIR_PASSES}", flush=True)
    net.eval()


def report(net: Net, read: Read, stories: Sequence[dict[str, Any]]) -> str:
    """Return how often a pair of one point is judged surer than one of another kind, for each kind."""
    found: dict[str, list[float]] = {"same": [], "rival": [], "near": [], "other": []}
    with torch.no_grad():
        for story in stories:
            claims, pairs = claims_and_pairs(story)
            for (_, _, kind), logit in zip(pairs, net.judge(read(claims), pairs).tolist(), strict=True):
                found[kind].append(logit)
    same = torch.tensor(found.pop("same"))
    told = [
        f"{kind} {(same[:, None] > torch.tensor(logits)).float().mean():.3f}"
        for kind, logits in found.items()
    ]
    return "one point judged surer than " + ", ".join(told)


def write(net: Net) -> None:
    """Write the encoder with weights of eight bits, of which seven are used: eight overflow on some processors."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Exported(net), (torch.tensor([[101, 2054, 2003, 102]]),), str(full), dynamo=False, opset_version=17,
            input_names=["pieces"], output_names=["vector"], dynamic_axes={"pieces": {1: "pieces"}},
        )  # fmt: skip
        quantize_dynamic(full, MODEL, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)


if __name__ == "__main__":
    main()
