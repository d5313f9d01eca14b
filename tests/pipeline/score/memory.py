"""An encoder that knows nothing and remembers every text: what is fitted on top of it, labels taught."""

import json
from pathlib import Path
from zlib import crc32

import numpy as np

from pipeline.encode.model import About
from pipeline.score.judge import FEATURES

FERRY = Path(__file__).with_name("ferry.toml")  # a pack with forty labels of its own
WIDTH = 128  # random directions of a few dozen texts hardly meet


class Memory:
    """Stands for Encoder. Each text has a direction of its own; the sides are as likely, and `neutral` is fixed."""

    def __init__(self, folder=None, neutral=0.4) -> None:
        self.folder = folder
        self.about = About("encoder@1", ("favor", "against", "neutral"), 96, 1.0)
        self._neutral = neutral

    def features(self, passages):
        rows = [np.random.default_rng(crc32(one.text.encode())).normal(size=WIDTH) for one in passages]
        return np.array(rows).reshape(-1, WIDTH)

    def probabilities(self, passages):
        side = (1 - self._neutral) / 2
        return np.tile([side, side, self._neutral], (len(passages), 1))


def model(folder, packs=None):
    """A model's folder with a judge that takes the encoder's word, from one half on."""
    about = {"name": "encoder@1"} if packs is None else {"name": "encoder@1", "packs": packs}
    (folder / "encoder.json").write_text(json.dumps(about), encoding="utf-8")
    weights = {name: [0.0, 0.0, 0.0] for name in FEATURES}
    weights |= {"favor": [1.0, 0.0, 0.0], "against": [0.0, 1.0, 0.0]}
    judge = {"weights": weights, "bias": [0.0, 0.0, 0.0], "stake": 0.2, "scored": 0.4}
    (folder / "judge.json").write_text(json.dumps(judge), encoding="utf-8")
    (folder / "model.onnx").touch()
    return folder
