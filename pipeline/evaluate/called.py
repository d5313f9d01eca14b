"""What readers of stance are given, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encode.passage import Passage
from pipeline.packs import Pack
from pipeline.score.encoder import LABELS, passage
from pipeline.training.labels import Labelled

if TYPE_CHECKING:
    from pipeline.evaluate.calibration import Bools
    from pipeline.evaluate.intervals import Floats
    from pipeline.evaluate.measures import Ints

FAVOR, AGAINST, NEUTRAL, MIXED = range(4)
NUMBERS = {label: number for number, label in enumerate((*LABELS, "mixed"))}


@dataclass(frozen=True, slots=True)
class Material:
    """Rows to learn from, to choose on and to read, none labelled mixed; the pack; folders of encoders.

    `base` is an encoder that was never shown a label; None where there is none at hand.
    """

    train: Sequence[Labelled]
    dev: Sequence[Labelled]
    test: Sequence[Labelled]
    pack: Pack
    model: Path
    base: Path | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """What a peer says of n rows.

    `labels` are numbers of NUMBERS; `side` is p_favor − p_against, −1 to 1, or the label's sign where there
    are no probabilities; `probabilities` has a column for each of LABELS. `confidence` is that of the label
    given, nan where none is given: only a peer that may keep silent has it. `reads` says which rows it can
    read at all.
    """

    labels: Ints
    side: Floats
    probabilities: Floats | None = None
    confidence: Floats | None = None
    reads: Bools | None = None


def of_labels(labels: Ints) -> Called:
    """What a peer says that has labels only: a side is 1, −1 or 0."""
    return Called(labels, np.where(labels == FAVOR, 1.0, np.where(labels == AGAINST, -1.0, 0.0)))


def of_probabilities(probabilities: Floats) -> Called:
    """What a peer says that has a probability for each of LABELS, and calls the likeliest."""
    side = probabilities[:, FAVOR] - probabilities[:, AGAINST]
    return Called(probabilities.argmax(axis=1), side, probabilities)


def numbers(rows: Sequence[Labelled]) -> Ints:
    """The labels of rows as numbers of NUMBERS."""
    return np.asarray([NUMBERS[row.label] for row in rows], dtype=np.int64)


def passages(rows: Sequence[Labelled]) -> list[Passage]:
    """What an encoder reads of rows."""
    return [passage(row.seen, row.attribution, row.window, row.statement) for row in rows]
