"""An encoder in a folder: what it is, and the probabilities it gives.

`model.onnx` takes numbers, segments, an attention mask and a focus mask and gives one score a label;
`tokenizer.json` cuts words into pieces; `encoder.json` says the labels, the limit and the temperature.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encode.passage import Passage, Piecer, Pieces

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class About:
    """What an encoder is: name@version, its labels in the order of its scores, its limits."""

    name: str
    labels: tuple[str, ...]
    limit: int  # word pieces of a passage
    temperature: float  # scores are divided by it, so that a probability is a frequency

    @staticmethod
    def read(folder: Path) -> About:
        """What encoder.json of the folder says."""
        found = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        return About(found["name"], tuple(found["labels"]), found["limit"], found["temperature"])


class Encoder:
    """Reads passages on one thread; opened once, used for many."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - a tenth of a second that only a run needs

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.about = About.read(folder)
        self._piecer = Piecer(folder / "tokenizer.json", self.about.limit)
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """One row a passage, one column a label; each row sums to 1."""
        scores = self.scores([self._piecer.pieces(passage) for passage in passages])
        return softmax(scores / self.about.temperature)

    def scores(self, pieces: Sequence[Pieces]) -> Floats:
        """The scores before they become probabilities."""
        return self._run("scores", pieces)

    def features(self, passages: Sequence[Passage]) -> Floats:
        """What the scores are made of: one row a passage, the mean of all pieces beside that of the focus."""
        return self._run("features", [self._piecer.pieces(passage) for passage in passages])

    def _run(self, output: str, pieces: Sequence[Pieces]) -> Floats:
        # One at a time: eight-bit products are scaled by what is in a batch, so that a passage's score would
        # depend on its neighbours; and on one thread a batch saves nothing.
        out = [self._session.run([output], arrays([one]))[0][0] for one in pieces]
        return np.asarray(out, dtype=np.float64)


def arrays(pieces: Sequence[Pieces]) -> dict[str, npt.NDArray[np.int64]]:
    """Pieces of several passages as the arrays that a model takes, padded to the longest."""
    longest = max(len(one.ids) for one in pieces)
    found = {
        name: np.zeros((len(pieces), longest), dtype=np.int64)
        for name in ("ids", "attention", "segments", "focus")
    }
    for row, one in enumerate(pieces):
        n = len(one.ids)
        found["ids"][row, :n] = one.ids
        found["attention"][row, :n] = 1
        found["segments"][row, :n] = one.segments
        found["focus"][row, :n] = one.focus
    return found


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities, row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
