"""Bootstrap intervals: how far a figure would move with other articles of the same kind.

Rows of one article, or twins of one family, are right and wrong together. So whole groups are drawn, with
replacement, and a figure is computed from how often each row was drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Statistic = Callable[[Floats], Floats]

RESAMPLES = 1000  # the ends of an interval of 95 % then rest on 25 resamples each
SEED = 5
SHARE = 95  # per cent of the resamples that lie within


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the ends of its interval; None where it, or its interval, could not be measured."""

    value: float | None
    low: float | None = None
    high: float | None = None


def draws(groups: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """How often each row is drawn: shape (resamples, rows), whole numbers from 0.

    Args:
        groups: The group of each row; at least one.
        resamples: How many times as many groups as there are get drawn.
        seed: Of all chance.
    """
    names, places = np.unique(np.asarray(groups), return_inverse=True)
    shares = np.full(len(names), 1 / len(names))
    counts = np.random.default_rng(seed).multinomial(len(names), shares, size=resamples)
    return np.asarray(counts[:, places], dtype=np.float64)


def interval(statistic: Statistic, groups: Sequence[str], drawn: Floats | None = None) -> Interval:
    """The figure on all rows, and the middle 95 % of it over resampled groups.

    Args:
        statistic: From weights of shape (n, rows) to n figures, nan where there is none to compute.
        groups: The group of each row.
        drawn: What `draws` gave for these groups, where several figures share it.

    Returns:
        No ends where there is one group only, or where more than half of the resamples have no figure.
    """
    if not groups:
        return Interval(None)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = float(statistic(np.ones((1, len(groups))))[0])
        if np.isnan(value):
            return Interval(None)
        if len(set(groups)) < 2:  # noqa: PLR2004 - one group drawn again and again does not vary
            return Interval(value)
        found = statistic(draws(groups) if drawn is None else drawn)
    known = found[~np.isnan(found)]
    if 2 * len(known) < len(found):
        return Interval(value)
    tail = (100 - SHARE) / 2
    low, high = np.percentile(known, [tail, 100 - tail])
    return Interval(value, float(low), float(high))
