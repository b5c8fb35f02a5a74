"""The net that `scripts/train_meaning.py` trains: a vector for each claim, and a second look at two claims together.

The second look is there to teach the encoder, and does not ship (docs/decisions/second-look.md). It is decomposable
attention (Parikh et al. 2016) over the pieces of both: each piece is held against what
answers to it in the other claim, and from all these comparisons it is told whether the two tell one point, differ on
it, or neither, and of what kind the difference is. It does not depend on which of the two comes first.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from variorum.backends.meaning import LONGEST

DIMENSIONS = 128
"""Of a word piece, as the second look compares it."""
SHARPNESS = 10.0
"""By how much nearer pieces are preferred as answers to a piece."""
OPINIONS = SAME, DIFFER, NEITHER = range(3)
"""What the second look makes of two claims: one point, two sides of one, neither."""
KINDS = (
    "figure", "duration", "date", "place", "actor", "thing", "extent", "polarity", "attribution", "wording",
)  # fmt: skip
LENGTH_GROUPS = 3
"""Parts in which the texts of a batch are read, by length, so that little of it is padding."""
DROPPED = 0.1


class Read(NamedTuple):
    """Claims as they were read: a unit vector of each, and its pieces, with 1 in `mask` where there is one."""

    vectors: Tensor
    pieces: Tensor
    mask: Tensor

    def at(self, claims: Tensor) -> Read:
        """Return some of them."""
        return Read(self.vectors[claims], self.pieces[claims], self.mask[claims])


class Net(nn.Module):
    """The encoder; how surely two claims whose vectors are so near tell one point; and the second look."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.scale = nn.Parameter(torch.tensor(15.0))  # of cosines, where one claim is chosen among many
        self.slope = nn.Parameter(torch.tensor(10.0))  # with the bias: from a cosine to a logit
        self.bias = nn.Parameter(torch.tensor(-6.0))
        self.project = nn.Linear(self.encoder.config.hidden_size, DIMENSIONS)
        self.compare = nn.Linear(4 * DIMENSIONS, DIMENSIONS)
        self.compare_again = nn.Linear(DIMENSIONS, DIMENSIONS)
        self.aggregate = nn.Linear(2 * DIMENSIONS + 2, DIMENSIONS)
        self.opinion = nn.Linear(DIMENSIONS, len(OPINIONS))
        self.kind = nn.Linear(DIMENSIONS, len(KINDS))
        self.drop = nn.Dropout(DROPPED)

    def read(self, claims: Sequence[str]) -> Read:
        """Read claims, those of like length together."""
        order = sorted(range(len(claims)), key=lambda k: len(claims[k]))
        size = -(-len(claims) // LENGTH_GROUPS)
        parts = [self._read([claims[k] for k in order[at : at + size]]) for at in range(0, len(claims), size)]
        longest = max(part.mask.shape[1] for part in parts)
        back = torch.argsort(torch.tensor(order))
        return Read(
            torch.cat([part.vectors for part in parts])[back],
            torch.cat([functional.pad(p.pieces, (0, 0, 0, longest - p.mask.shape[1])) for p in parts])[back],
            torch.cat([functional.pad(p.mask, (0, longest - p.mask.shape[1])) for p in parts])[back],
        )

    def _read(self, claims: list[str]) -> Read:
        batch = self.tokenizer(claims, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(**batch).last_hidden_state
        hidden, mask = hidden.float(), batch["attention_mask"].float()
        vectors = functional.normalize((hidden * mask[..., None]).sum(1), dim=-1)
        inner = mask[:, 1:].roll(-1, 1)  # without the marks of beginning and end
        inner[:, -1] = 0
        return Read(vectors, self.project(hidden[:, 1:]), inner)

    def nearness(self, one: Read, other: Read) -> Tensor:
        """Return for each pair a logit that the two tell one point, by their vectors alone."""
        return (one.vectors * other.vectors).sum(-1) * self.slope + self.bias

    def look_again(self, one: Read, other: Read) -> tuple[Tensor, Tensor]:
        """Return for each pair the logits of the opinions on it, and of the kinds of difference."""
        attention = functional.normalize(one.pieces, dim=-1) @ functional.normalize(
            other.pieces, dim=-1
        ).transpose(1, 2)
        left = self._side(one, other, attention)
        right = self._side(other, one, attention.transpose(1, 2))
        pieces = torch.log(one.mask.sum(1, keepdim=True) * other.mask.sum(1, keepdim=True) + 1)
        cosine = (one.vectors * other.vectors).sum(-1, keepdim=True)
        sides = torch.cat([left[0] + right[0], torch.maximum(left[1], right[1]), 3 * cosine, pieces / 4], -1)
        found = self.drop(functional.relu(self.aggregate(sides)))
        return self.opinion(found), self.kind(found)

    def _side(self, one: Read, other: Read, attention: Tensor) -> tuple[Tensor, Tensor]:
        """Return the mean and the greatest of how the pieces of one claim compare with what answers to them."""
        scores = (SHARPNESS * attention).masked_fill(other.mask[:, None, :] == 0, -1e4)
        mine, answer = one.pieces, torch.softmax(scores, -1) @ other.pieces
        both = torch.cat([mine, answer, (mine - answer).abs(), mine * answer], -1)
        compared = functional.relu(self.compare_again(self.drop(functional.relu(self.compare(both)))))
        compared = compared * one.mask[..., None]
        return compared.sum(1) / one.mask.sum(1, keepdim=True).clamp(min=1), compared.max(1).values


class _Exported(nn.Module):
    """What ships: the numbers of one text's pieces to its vector."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vector, of shape (1, dimensions)."""
        ones = torch.ones_like(ids)
        hidden = self.encoder(ids, attention_mask=ones, token_type_ids=ones - 1).last_hidden_state
        return functional.normalize(hidden.mean(1), dim=-1)


def write(net: Net, model: Path) -> None:
    """Write the encoder with weights of eight bits, of which seven are used, so that every processor counts alike."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _Exported(net), (torch.tensor([[101, 2054, 2003, 102]]),), str(full), dynamo=False, opset_version=17,
            input_names=["numbers"], output_names=["vector"], dynamic_axes={"numbers": {1: "length"}},
        )  # fmt: skip
        quantize_dynamic(full, model, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
