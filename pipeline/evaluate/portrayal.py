"""How right portrayals are: the shipped encoder and VADER on NewsMTSC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline import resources
from pipeline.encode.model import Encoder
from pipeline.errors import InputError
from pipeline.evaluate.calibration import Calibration, calibration
from pipeline.evaluate.intervals import Interval, draws, interval
from pipeline.evaluate.measures import accuracy, macro_f1
from pipeline.score.tone import tone
from pipeline.training.newsmtsc import LABELS, Portrayed, read_targets

if TYPE_CHECKING:
    from pipeline.evaluate.intervals import Floats
    from pipeline.evaluate.measures import Ints

DEV = ("flat_rw_dev.jsonl", "flat_mt_dev.jsonl")
TEST = ("flat_rw_test.jsonl", "flat_mt_test.jsonl")  # the official ones; read once per model
DATASET = "newsmtsc"  # the folder of the files in the folder of public data
TONELESS = 0.05  # VADER's own bounds of neutral
NEGATIVE, NEUTRAL, POSITIVE = range(len(LABELS))
NO_MODEL = "no encoder of portrayal in data/model; make it with standpoint train portrayal"


@dataclass(frozen=True, slots=True)
class Line:
    """A reader on a file of `n` targets; `flips` is the share of them called the opposite of what they are.

    `calibration` is None where there are no probabilities.
    """

    data: str
    reader: str
    n: int
    f1: Interval
    accuracy: Interval
    flips: float
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of each file, and what could not be measured."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def portrayal(data: Path, names: Sequence[str] = ()) -> Measured:
    """The encoder in data/model/portrayal, and VADER beside it.

    Args:
        data: The folder of public data, or that of NewsMTSC in it.
        names: Names of files in that folder; none for DEV, and TEST where they are.

    Raises:
        InputError: If a file is not there, is empty, or holds something else.
    """
    folder = data / DATASET if (data / DATASET).is_dir() else data
    chosen = tuple(names) or (*DEV, *(name for name in TEST if (folder / name).is_file()))
    for name in chosen:
        if not (folder / name).is_file():
            raise InputError(
                "there is no such file of NewsMTSC",
                got=str(folder / name),
                then="Name the folder of NewsMTSC with --data DIR, and files in it with --file NAME",
            )
    model = resources.model_path("portrayal")
    encoder = Encoder(model) if (model / "model.onnx").is_file() else None
    lines: list[Line] = []
    for name in chosen:
        rows = read_targets(folder / name)
        if not rows:
            raise InputError(f"{name} holds no target", then="Fetch the file again")
        if encoder is not None:
            lines.append(_encoded(name, rows, encoder))
        lines.append(_line(name, "VADER", rows, _tones(rows)))
    return Measured(tuple(lines), () if encoder is not None else (NO_MODEL,))


def _encoded(name: str, rows: Sequence[Portrayed], encoder: Encoder) -> Line:
    order = [encoder.about.labels.index(label) for label in LABELS]
    probabilities = encoder.probabilities([row.passage for row in rows])[:, order]
    return _line(name, encoder.about.name, rows, probabilities.argmax(axis=1), probabilities)


def _tones(rows: Sequence[Portrayed]) -> Ints:
    """The sign of the whole sentence's tone, whoever is the target."""
    tones = np.asarray([tone(row.sentence) for row in rows])
    return np.where(tones > TONELESS, POSITIVE, np.where(tones < -TONELESS, NEGATIVE, NEUTRAL))


def _line(
    data: str, reader: str, rows: Sequence[Portrayed], called: Ints, probabilities: Floats | None = None
) -> Line:
    gold = np.asarray([row.label for row in rows], dtype=np.int64)
    groups = [row.sentence for row in rows]  # targets of one sentence are right and wrong together
    drawn = draws(groups)
    return Line(
        data,
        reader,
        len(rows),
        interval(macro_f1(gold, called), groups, drawn),
        interval(accuracy(gold == called), groups, drawn),
        float((np.abs(gold - called) == POSITIVE - NEGATIVE).mean()),
        None if probabilities is None else calibration(gold, probabilities),
    )
