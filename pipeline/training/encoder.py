"""Fine-tuning of a small encoder: passages with labels in, weights out.

The network is the published encoder with one linear layer on the mean of all pieces beside the mean of
those in focus. Word embeddings stay as they are: they are half the weights, and what they know of words
that no label was given for is not to be lost. All chance comes from the seed.
"""

from __future__ import annotations

import random
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel

from pipeline.encode.model import arrays
from pipeline.encode.passage import Pieces, by_length

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fine-tune. Rates are those of AdamW; `head_rate` that of the new layer."""

    epochs: int = 3
    batch: int = 32
    rate: float = 6e-5
    head_rate: float = 1e-3
    warm_up: float = 0.1  # of all updates
    decay: float = 0.01
    smoothing: float = 0.05  # a label may be wrong
    dropout: float = 0.1
    clip: float = 1.0
    seeds: tuple[int, ...] = (1,)
    limit: int = 126  # word pieces of a passage
    keep: str | None = None  # which products of the file stay in 32 bits, as a regular expression
    card: Mapping[str, str] = field(default_factory=dict)  # the words of the model's card

    @staticmethod
    def read(path: Path) -> Recipe:
        """The recipe in a TOML file; raises TypeError on a key that is none."""
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return Recipe(**found | {"seeds": tuple(found["seeds"])})


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as pieces, the share of each label (they sum to 1) and what the row weighs."""

    pieces: Pieces
    shares: tuple[float, ...]
    weight: float = 1.0


class Network(nn.Module):
    """The encoder and its layer; gives one score a label."""

    def __init__(self, base: Path, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.bert: Any = BertModel.from_pretrained(
            str(base), add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * self.bert.config.hidden_size, labels)

    def forward(self, ids: Tensor, attention: Tensor, segments: Tensor, focus: Tensor) -> Tensor:
        """Scores, one row a passage."""
        return self.read(ids, attention, segments, focus)[0]

    def read(self, ids: Tensor, attention: Tensor, segments: Tensor, focus: Tensor) -> tuple[Tensor, Tensor]:
        """Scores and the features they are made of: the mean of all pieces beside that of those in focus."""
        hidden = self.bert(input_ids=ids, attention_mask=attention, token_type_ids=segments).last_hidden_state
        both = torch.cat([_mean(hidden, attention), _mean(hidden, focus)], dim=1)
        return self.head(self.dropout(both)), both


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    shares = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * shares).sum(1) / shares.sum(1).clamp(min=1.0)


def tuned(
    network: Callable[[], Network],
    rows: Sequence[Row],
    recipe: Recipe,
    judged: Callable[[Network], float],
    tell: Tell,
) -> Network:
    """The best network of all seeds and epochs, by what `judged` says of it on rows kept for that."""
    best: tuple[float, dict[str, Tensor]] | None = None
    for seed in recipe.seeds:
        torch.manual_seed(seed)
        trying = network()

        def keep(epoch: int, trying: Network = trying, seed: int = seed) -> None:
            nonlocal best
            score = judged(trying)
            tell(f"seed {seed}, epoch {epoch + 1}: {score:.4f} on dev")
            if best is None or score > best[0]:
                best = score, {name: value.clone() for name, value in trying.state_dict().items()}

        fit(trying, rows, recipe, seed=seed, after=keep, tell=tell)
    chosen = network()
    if best is not None:
        chosen.load_state_dict(best[1])
    return chosen


def fit(
    network: Network,
    rows: Sequence[Row],
    recipe: Recipe,
    *,
    seed: int,
    after: Callable[[int], None],
    tell: Tell,
) -> None:
    """Fine-tunes `network` in place; `after` is called with the number of each epoch that is done."""
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - an order to read rows in
    head = list(network.head.parameters())
    body = [p for p in network.bert.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    updates = recipe.epochs * -(-len(rows) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _slope(updates, recipe.warm_up))
    for epoch in range(recipe.epochs):
        start, total = time.monotonic(), 0.0
        network.train()
        batches = _batches(rows, recipe.batch, order)
        for chosen in batches:
            loss = _loss(network, [rows[i] for i in chosen], recipe.smoothing)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimizer.step()
            schedule.step()
            total += loss.item()
        tell(f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.monotonic() - start:.0f} s")
        after(epoch)


def _slope(updates: int, warm_up: float) -> Callable[[int], float]:
    rising = max(1, int(updates * warm_up))
    return lambda step: min((step + 1) / rising, max(0.0, (updates - step) / max(1, updates - rising)))


def _batches(rows: Sequence[Row], size: int, order: random.Random) -> list[list[int]]:
    """Batches of like length in a chance order: a chunk of fifty batches is shuffled, then sorted."""
    places = list(range(len(rows)))
    order.shuffle(places)
    chunk = size * 50
    batches = []
    for start in range(0, len(places), chunk):
        part = places[start : start + chunk]
        sizes = by_length([rows[i].pieces for i in part], size)
        batches += [[part[i] for i in batch] for batch in sizes]
    order.shuffle(batches)
    return batches


def _loss(network: Network, rows: Sequence[Row], smoothing: float) -> Tensor:
    taken = {name: torch.from_numpy(value) for name, value in arrays([row.pieces for row in rows]).items()}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(taken["ids"], taken["attention"], taken["segments"], taken["focus"])
    shares = torch.tensor([row.shares for row in rows])
    shares = shares * (1 - smoothing) + smoothing / shares.shape[1]
    weights = torch.tensor([row.weight for row in rows])
    losses = -(shares * torch.log_softmax(scores.float(), dim=1)).sum(1)
    return (losses * weights).sum() / weights.sum()


def scores(network: Network, pieces: Sequence[Pieces], size: int = 64) -> np.ndarray[Any, Any]:
    """Scores of passages, without dropout."""
    network.eval()
    out = np.zeros((len(pieces), network.head.out_features))
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in by_length(pieces, size):
            taken = {k: torch.from_numpy(v) for k, v in arrays([pieces[i] for i in batch]).items()}
            found = network(taken["ids"], taken["attention"], taken["segments"], taken["focus"])
            out[batch] = found.float().numpy()
    return out
