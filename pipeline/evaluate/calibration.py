"""Whether a probability is a frequency, and what is gained by keeping silent when unsure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from pipeline.evaluate.intervals import Floats
    from pipeline.evaluate.measures import Ints

    Bools = npt.NDArray[np.bool_]

BINS = 10  # of equal width: 0 to 0.1, … 0.9 to 1
COVERAGES = (50, 60, 70, 80, 90, 100)  # per cent of the rows, the surest first


@dataclass(frozen=True, slots=True)
class Kept:
    """What is answered with some threshold: the share of rows, and the share of those that is right."""

    n: int
    coverage: float
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one reader on `n` rows.

    `likeliest` and `classes` are expected calibration errors, 0 to 1: of the likeliest label's probability,
    and of each class's own. `curve` is the accuracy of the likeliest label at each of COVERAGES. `shipped`
    is what the reader answers by itself, `given` the calibration error of the confidence in those answers;
    both None where it answers always.
    """

    n: int
    likeliest: float
    classes: tuple[float, ...]
    curve: tuple[float, ...]
    shipped: Kept | None = None
    given: float | None = None


def expected_error(confidence: Floats, right: Bools) -> float:
    """The mean distance between confidence and the share that is right, over bins weighed by their rows.

    Args:
        confidence: Of each row, 0 to 1; at least one row.
        right: Whether the label it belongs to is the right one.
    """
    places = np.minimum((confidence * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(places, confidence - right.astype(np.float64), BINS)
    return float(np.abs(gaps).sum() / len(confidence))


def curve(confidence: Floats, right: Bools) -> tuple[float, ...]:
    """The share that is right among the surest 50, 60, … 100 % of the rows, which are at least one."""
    order = np.argsort(-confidence, kind="stable")
    counts = [-(-len(order) * share // 100) for share in COVERAGES]
    return tuple(float(right[order[:count]].mean()) for count in counts)


def calibration(gold: Ints, probabilities: Floats) -> Calibration:
    """Of probabilities, one row a passage and one column a class, against the class each row has."""
    best = probabilities.argmax(axis=1)
    confidence, right = probabilities.max(axis=1), best == gold
    classes = tuple(
        expected_error(probabilities[:, one], gold == one) for one in range(probabilities.shape[1])
    )
    return Calibration(len(gold), expected_error(confidence, right), classes, curve(confidence, right))


def with_answers(found: Calibration, confidence: Floats, right: Bools) -> Calibration:
    """The same, of a reader that answers only some rows.

    Args:
        found: What its probabilities gave.
        confidence: In the answer to each row; nan where there is none.
        right: Whether the answer is the right one.
    """
    answered = ~np.isnan(confidence)
    n = int(answered.sum())
    if not n:
        return replace(found, shipped=Kept(0, 0.0, None))
    shipped = Kept(n, n / len(answered), float(right[answered].mean()))
    return replace(found, shipped=shipped, given=expected_error(confidence[answered], right[answered]))
