"""The model card: what a trained model learned from, how right it is on dev, under which licence it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

Figures = Sequence[tuple[str, float, int]]  # what, the value, of how many
BASE = "all-MiniLM-L6-v2 (Apache-2.0); the checksum of its weights is pinned in `pipeline/training/base.py`"


def write_card(folder: Path, model: str, card: Mapping[str, str], n: int, figures: Figures) -> None:
    """Writes README.md into the folder of a model.

    Args:
        folder: Holds model.onnx; its checksum and size go into the card.
        model: What `standpoint train` calls it.
        card: The words of its recipe: title, lead, learned_from, licence, note.
        n: How many rows it learned from.
        figures: Measured on dev, which chose the model: they flatter a little.
    """
    weights = (folder / "model.onnx").read_bytes()
    checksum = hashlib.sha256(weights).hexdigest()
    about = {
        "made by": f"`standpoint train {model} --data DIR`, with the recipe `../{model}.toml`",
        "learned from": f"{n:,} {card['learned_from']}",
        "started from": BASE,
        "file": f"model.onnx, {len(weights) / 1e6:.1f} MB, sha256 {checksum[:16]}…",
        "licence": card["licence"],
    }
    rows = [f"| {name} | {value} |" for name, value in about.items()]
    measured = [f"| {what} | {value:.3f} | {count:,} |" for what, value, count in figures]
    text = [
        *(f"# {card['title']}", "", card["lead"], "", "| | |", "|---|---|", *rows, ""),
        *("Measured by the training on dev, which also chose the epoch: a little flattering.", ""),
        *("| figure | value | n |", "|---|---|---|", *measured, "", card["note"], ""),
    ]
    (folder / "README.md").write_text("\n".join(text), encoding="utf-8")
