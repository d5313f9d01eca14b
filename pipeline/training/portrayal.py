"""Training of the portrayal encoder on NewsMTSC: how a sentence portrays the target marked in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.encode.model import Encoder
from pipeline.encode.passage import Piecer
from pipeline.training.base import base_folder
from pipeline.training.calibrating import temperature
from pipeline.training.card import write_card
from pipeline.training.encoder import Network, Recipe, Row, Tell, scores, tuned
from pipeline.training.newsmtsc import LABELS, Portrayed, read_targets
from pipeline.training.onnx_file import write

NAME = "portrayal@1"
TRAIN = "flat_train.jsonl"
DEV = ("flat_rw_dev.jsonl", "flat_mt_dev.jsonl")


def train_portrayal(data: Path, recipe_path: Path, out: Path, *, steps: int | None, tell: Tell) -> None:
    """Trains on the files of NewsMTSC in `data` and writes the encoder into the folder `out`.

    The best epoch of the best seed is kept, by macro-F1 on both dev files together. `steps` stops each
    seed after so many updates, to try it out.

    Raises:
        InputError: If a file is missing or no NewsMTSC, or the encoder to start from is not installed.
    """
    base, recipe = base_folder(), Recipe.read(recipe_path)
    piecer = Piecer(base / "tokenizer.json", recipe.limit)
    rows = [Row(piecer.pieces(row.passage), _one(row.label)) for row in read_targets(data / TRAIN)]
    dev = [row for name in DEV for row in read_targets(data / name)]
    pieces = [piecer.pieces(row.passage) for row in dev]
    truth = [row.label for row in dev]
    tell(f"{len(rows):,} targets to train, {len(dev):,} to choose by")
    network = tuned(
        lambda: Network(base, len(LABELS), recipe.dropout),
        rows if steps is None else rows[: steps * recipe.batch],
        recipe,
        lambda trying: macro_f1(truth, scores(trying, pieces).argmax(1).tolist()),
        tell,
    )
    about = {"name": NAME, "labels": list(LABELS), "limit": recipe.limit, "temperature": 1.0}
    write(network, base / "tokenizer.json", out, about=about, keep=recipe.keep)
    about["temperature"] = _temperature(out, dev)
    write(network, base / "tokenizer.json", out, about=about, keep=recipe.keep)
    _card(out, recipe, {name: read_targets(data / name) for name in DEV}, len(rows))


def _card(folder: Path, recipe: Recipe, dev: dict[str, list[Portrayed]], n: int) -> None:
    encoder, figures = Encoder(folder), []
    for name, rows in dev.items():
        found = encoder.probabilities([row.passage for row in rows]).argmax(1).tolist()
        figures.append((f"macro-F1, {name}", macro_f1([row.label for row in rows], found), len(rows)))
    write_card(folder, "portrayal", recipe.card, n, figures)


def _temperature(folder: Path, dev: list[Portrayed]) -> float:
    """That of the file itself: eight-bit weights are a little surer of themselves."""
    encoder = Encoder(folder)
    probabilities = encoder.probabilities([row.passage for row in dev])
    return temperature(np.log(probabilities), [row.label for row in dev])


def _one(label: int) -> tuple[float, ...]:
    return tuple(float(place == label) for place in range(len(LABELS)))


def macro_f1(truth: list[int], found: list[int]) -> float:
    """F1 of each label, averaged."""
    from sklearn.metrics import f1_score  # noqa: PLC0415 - a second to import

    return float(f1_score(truth, found, average="macro"))
