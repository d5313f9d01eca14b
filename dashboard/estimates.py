"""How far a mean can be trusted: 95 % intervals, and whether two means can be told apart.

Sentences of one article are not independent, so what is counted are article means. Two things make a mean
uncertain: that other articles would have given other means, and that the scorer is not sure of each side.
With k article means m, their sample variance q, and u the mean variance of a side that is drawn with the
scorer's probabilities, the variance of the mean is (q + u) / k, and the interval the mean ± Student's t with
k - 1 degrees of freedom times its root (docs/method.md). One article alone has no interval.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from dashboard.theme import SCALE_MAX, SCALE_MIN

LEVEL = 0.95
_TAIL = (1 + LEVEL) / 2
LEAST_ARTICLES = 2  # a variance needs two
# Several threads add up in any order, and the last digits of a sum go by that: a figure is the same each
# time.
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with what its interval is made of; `variance` is None where it is of one article."""

    mean: float
    n_articles: int
    n_statements: int
    variance: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One mean minus another, with its 95 % interval; None where one of them has none.

    `told_apart`: whether the interval leaves 0 out. Not told apart is not the same as equal.
    """

    value: float
    low: float | None
    high: float | None

    @property
    def told_apart(self) -> bool:
        """Whether the two means can be told apart."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def with_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with `variance`, `low` and `high`, all NaN for a mean of one article; rounded to DIGITS.

    `half` is half of the interval before its ends are cut at those of the scale: a mean of +0.8 that may as
    well be −0.5 has one of 1.3.

    Args:
        frame: Columns n_articles, mean, squares, doubt, as `queries.cube.SUMS` selects them.
    """
    k = frame["n_articles"].to_numpy(dtype=float)
    mean = frame["mean"].to_numpy(dtype=float)
    several = k >= LEAST_ARTICLES
    free = np.where(several, k - 1, 1.0)
    # Rounding can bring the difference of two nearly equal sums below 0.
    spread = np.maximum(frame["squares"].to_numpy(dtype=float) - k * mean**2, 0) / free
    variance = np.where(several, (spread + frame["doubt"].to_numpy(dtype=float) / k) / k, np.nan)
    half = stdtrit(free, _TAIL) * np.sqrt(variance)
    low, high = np.clip(mean - half, SCALE_MIN, SCALE_MAX), np.clip(mean + half, SCALE_MIN, SCALE_MAX)
    found = {"mean": mean, "variance": variance, "half": half, "low": low, "high": high}
    return frame.assign(**{name: np.round(values, DIGITS) for name, values in found.items()})


def mean_of(n_articles: int, n_statements: int, mean: float, variance: float | None) -> Mean:
    """A mean as `difference` takes it; NaN is no variance."""
    known = None if variance is None or np.isnan(variance) else float(variance)
    return Mean(float(mean), int(n_articles), int(n_statements), known)


def difference(one: Mean, other: Mean) -> Difference:
    """`one` minus `other` by Welch's method: two means of different spread and number of articles."""
    value = one.mean - other.mean
    if one.variance is None or other.variance is None:
        return Difference(value, None, None)
    total = one.variance + other.variance
    if total == 0:
        return Difference(value, value, value)
    free = total**2 / (one.variance**2 / (one.n_articles - 1) + other.variance**2 / (other.n_articles - 1))
    half = float(stdtrit(free, _TAIL)) * total**0.5
    return Difference(value, value - half, value + half)
