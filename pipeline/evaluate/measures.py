"""What a reader of sides is worth, as figures of weighted rows.

Each measure gives a function from weights of shape (n, rows) to n figures, all at once, so that a bootstrap
is a product of matrices. A figure is nan where the rows drawn can't give one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from pipeline.evaluate.intervals import Floats, Statistic

    Ints = npt.NDArray[np.int64]

HALF = 0.5  # what a tie, or a call of neither side, is worth where a side was asked for


def macro_f1(gold: Ints, called: Ints, classes: int = 3) -> Statistic:
    """The mean F1 of the classes 0, 1, … that are labelled or called; another number called is just wrong."""

    def measured(weights: Floats) -> Floats:
        total = np.zeros(len(weights))
        seen = np.zeros(len(weights))
        for one in range(classes):
            both = weights @ ((gold == one) & (called == one)).astype(np.float64)
            either = weights @ (gold == one).astype(np.float64) + weights @ (called == one).astype(np.float64)
            total += np.where(either > 0, 2 * both / np.where(either > 0, either, 1), 0)
            seen += either > 0
        return np.asarray(total / seen)

    return measured


def accuracy(right: npt.NDArray[np.bool_]) -> Statistic:
    """The share of rows that are right."""
    return lambda weights: np.asarray(weights @ right.astype(np.float64) / weights.sum(axis=1))


def balanced_sign(favor: npt.NDArray[np.bool_], side: Floats) -> Statistic:
    """The mean over both sides of the share of its rows with the right sign; a side of 0 counts half.

    Args:
        favor: Of each row whether its holder is in favour; against where not. Rows without a side stay out.
        side: Above 0 where favour is called, below where against.
    """
    credit = np.where(side == 0, HALF, (side > 0) == favor)

    def measured(weights: Floats) -> Floats:
        shares = [
            weights @ (credit * mask.astype(np.float64)) / (weights @ mask.astype(np.float64))
            for mask in (favor, ~favor)
        ]
        return np.asarray((shares[0] + shares[1]) / 2)

    return measured


def area(favor: npt.NDArray[np.bool_], side: Floats) -> Statistic:
    """AUC: the share of pairs, one in favour and one against, that `side` has in order; ties count half."""
    ordered = np.sign(side[favor][:, None] - side[~favor][None, :]) * HALF + HALF

    def measured(weights: Floats) -> Floats:
        one, other = weights[:, favor], weights[:, ~favor]
        pairs = one.sum(axis=1) * other.sum(axis=1)
        return np.asarray(((one @ ordered) * other).sum(axis=1) / pairs)

    return measured
