"""A handful of labels of our own making, and an encoder that knows two words."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from pipeline.score.judge import FEATURES

TROOPS = "Foreign or international troops should be deployed in or around Gaza."
RENTS = "A city should cap its rents."
SAID = {"favor": "welcomed", "against": "rejected", "neutral": "described"}


def row(number: int, label: str, part: str, topic: str | None = "foreign_forces", **more: object) -> dict:
    """A passage whose verb gives its label away; the holder is named twice."""
    text = f"Ann Bo {SAID.get(label, 'saw')} foreign troops in Gaza, plan {number}. So Ann Bo left."
    statement = TROOPS if topic else RENTS
    return {
        "id": f"{part}{number}",
        "part": part,
        "group": f"g{number // 2}",
        "text": text,
        "holder": [[0, 6], [text.index("So ") + 3, text.index("So ") + 9]],
        "content": [[text.index("foreign"), text.index(",")]],
        "cue": [7, text.index(" foreign")],
        "actor": "Ann Bo",
        "voice": "action",
        "stances": [[statement, topic, label]],
    } | more


def write_gold(folder: Path, *, mixed: int = 0) -> Path:
    """written.jsonl and packs.jsonl: 24 rows to learn from, 6 to choose on, 9 blind, of which 3 of a pack's."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = ("favor", "against", "neutral")
    written = [row(n, labels[n % 3], "train") for n in range(24)]
    written += [row(n, labels[n % 3], "dev") for n in range(6)]
    written += [row(n, labels[n % 3], "blind") for n in range(6)]
    written += [row(90 + n, "mixed", "blind") for n in range(mixed)]
    packs = [row(n, labels[n % 3], "blind", None) for n in range(3)]
    for name, rows in (("written", written), ("packs", packs), ("articles", [])):
        lines = "".join(json.dumps(one) + "\n" for one in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def write_real(gold: Path, data: Path) -> Path:
    """real.jsonl and the dataset it leads into: two articles, one to learn from and one blind."""
    rows, articles = [], []
    for number, (part, label) in enumerate((("train", "favor"), ("blind", "against"))):
        one = row(number, label, part)
        articles.append({"ID": f"a{number}", "text": one.pop("text")})
        rows.append(one | {"article": f"a{number}"})
    (gold / "real.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    folder = data / "allsides_articles"
    folder.mkdir(parents=True)
    with lzma.open(folder / "articles_20k.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in articles)
    return data


def write_model(folder: Path, *, stake: float = 0.1, scored: float = 0.5) -> Path:
    """A folder that looks like a model's; its judge says what the encoder says."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").touch()
    weights = dict.fromkeys(FEATURES, (0.0, 0.0, 0.0)) | {"favor": (1, 0, 0), "against": (0, 1, 0)}
    judge = {"weights": weights, "bias": (0.0, 0.0, 0.0), "stake": stake, "scored": scored}
    (folder / "judge.json").write_text(json.dumps(judge), encoding="utf-8")
    (folder / "encoder.json").write_text(json.dumps({"packs": ["israel-security"]}), encoding="utf-8")
    return folder


class Encoder:
    """Reads the verb; its labels stand in an order of their own where `labels` says so."""

    labels = ("favor", "against", "neutral")

    def __init__(self, _folder: Path) -> None:
        self.about = SimpleNamespace(name="fake@1", labels=self.labels)

    def probabilities(self, passages):
        rows = np.full((len(passages), 3), 0.1)
        for place, one in enumerate(passages):
            text = one.window.of(one.text)
            label = next((label for label in SAID if SAID[label] in text), "neutral")
            rows[place, self.labels.index(label)] = 0.8
        return rows

    def features(self, passages):
        return self.probabilities(passages) * 2 - 1


def install(monkeypatch, gold: Path, model: Path, encoder: type = Encoder) -> None:
    """Puts the labels, the model and the encoder where the figures look for them."""
    monkeypatch.setattr("pipeline.training.labels.folder", lambda: gold)
    monkeypatch.setattr("pipeline.resources.model_path", lambda _name: model)
    for module in ("pipeline.evaluate.peers", "pipeline.evaluate.baselines", "pipeline.score.encoder"):
        monkeypatch.setattr(f"{module}.Encoder", encoder)
