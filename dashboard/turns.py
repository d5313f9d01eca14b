"""Where an actor changed sides: cuts a row of article means in the order of their days.

The row is cut in two where the means of both parts differ most, each part again, and so on (binary
segmentation); where one cut tells nothing, a stretch inside is tried against all around it. A cut is kept
when chance is an unlikely reason for it, counting how many places it could have been made at. Neighbours on
the same side are joined, and what is left between two sides is a turn. Cuts lie between days, never within
one: articles of one day that disagree are a disagreement, not a change.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr

from dashboard.estimates import LEAST_ARTICLES, Difference, Mean, difference, mean_of, with_intervals

SIDED = 0.15  # from here on a mean is on a side; the labels of single statements begin there too
CHANCE = 0.05  # as the intervals
# Fewer articles than this on a side can't be told from chance once it is counted where a cut could have been.
FEW_ARTICLES = 4
# Of two articles, one against the other, three in ten rows of noise would be a hint.
LEAST_OF_A_HINT = 2
MOST_CUTS = 40  # no position has more phases that a reader could follow
MOST_TURNS = 5  # an actor has on a chart; the largest, those that are found before hints

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of articles on one side: its place in the row, its mean in [-1, 1] and 95 % interval.

    `low` and `high` are NaN where it is of one article.
    """

    start: int
    stop: int
    mean: float
    low: float
    high: float
    n_articles: int
    n_statements: int
    of: Mean

    @property
    def side(self) -> int:
        """+1 in favour, -1 against, 0 neither."""
        return int(np.sign(self.mean)) if abs(self.mean) >= SIDED else 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of sides between two parts. `found`: chance is no likely reason; otherwise it is a hint."""

    before: Part
    after: Part
    by: Difference
    found: bool


@dataclass(frozen=True, slots=True)
class Series:
    """The articles of an actor in the order of their days.

    Attributes:
        days: Days as whole numbers, rising.
        means: Article means in [-1, 1].
        doubts: Mean variance of a side, as the scorer is unsure of it.
        counts: Statements of each article.
    """

    days: Ints
    means: Floats
    doubts: Floats
    counts: Ints

    def __len__(self) -> int:
        """How many articles."""
        return len(self.days)


def turns(series: Series) -> list[Turn]:
    """The changes of sides in a row of articles, in order; at most MOST_TURNS, hints left out first."""
    places = np.flatnonzero(np.diff(series.days)) + 1
    if not len(places):
        return []
    inside = _cuts(series, places)
    if not inside:  # most actors, and telling their one stretch is what costs
        return []
    cuts = [0, *inside, len(series)]
    joined: Spans = []
    sides: list[int] = []
    for part in _parts(series, list(itertools.pairwise(cuts))):
        if sides and sides[-1] == part.side:
            joined[-1] = (joined[-1][0], part.stop)
        else:
            joined.append((part.start, part.stop))
            sides.append(part.side)
    sided = [part for part in _parts(series, joined) if part.side]
    found = [
        Turn(one, other, difference(other.of, one.of), _chance(one.of, other.of) * len(places) < CHANCE)
        for one, other in itertools.pairwise(sided)
        if one.side != other.side
    ]
    largest = sorted(found, key=lambda turn: (not turn.found, -abs(turn.by.value)))[:MOST_TURNS]
    return sorted(largest, key=lambda turn: turn.after.start)


def _parts(series: Series, spans: Spans) -> list[Part]:
    frame = with_intervals(
        pd.DataFrame(
            [
                {
                    "n_articles": stop - start,
                    "n_statements": int(series.counts[start:stop].sum()),
                    "mean": float(series.means[start:stop].mean()),
                    "squares": float((series.means[start:stop] ** 2).sum()),
                    "doubt": float(series.doubts[start:stop].sum()),
                }
                for start, stop in spans
            ]
        )
    )
    return [
        Part(
            start, stop, float(row["mean"]), float(row["low"]), float(row["high"]), int(row["n_articles"]),
            int(row["n_statements"]),
            mean_of(row["n_articles"], row["n_statements"], row["mean"], row["variance"]),
        )
        for (start, stop), row in zip(spans, frame.to_dict("records"), strict=True)
    ]  # fmt: skip


def _cuts(series: Series, places: Ints) -> list[int]:
    """Where the row is cut, rising."""
    kept: set[int] = set()
    waiting = [(0, len(series))]
    while waiting and len(kept) < MOST_CUTS:
        start, stop = waiting.pop(0)
        inside = places[(places > start) & (places < stop)]
        if not len(inside):
            continue
        cuts = _best(series, inside, start, stop, len(places))
        if cuts:
            kept.update(cuts)
            edges = [start, *cuts, stop]
            waiting += itertools.pairwise(edges)
        else:
            # What a hint leaves is not cut again: hints upon hints would follow every article.
            kept.update(_hint(series, inside, start, stop))
    return sorted(kept)


def _best(series: Series, inside: Ints, start: int, stop: int, n_places: int) -> list[int]:
    """The cut, or the two cuts of a stretch inside, that chance does not explain; [] where there is none."""
    cut = int(inside[np.argmax(_gain(series, inside, start, stop))])
    if _alike(series, [(start, cut)], [(cut, stop)]) * n_places < CHANCE:
        return [cut]
    if n_places == 1:  # no stretch lies inside
        return []
    # Sums of what is above the mean rise through a high stretch and fall through a low one.
    sums = np.cumsum(series.means[start:stop] - series.means[start:stop].mean())[inside - start - 1]
    low, high = sorted((int(inside[np.argmin(sums)]), int(inside[np.argmax(sums)])))
    pairs = n_places * (n_places - 1) / 2
    alike = _alike(series, [(low, high)], [(start, low), (high, stop)]) * pairs
    return [low, high] if alike < CHANCE else []


def _gain(series: Series, inside: Ints, start: int, stop: int) -> Floats:
    """How much of the spread each cut explains."""
    sums = np.cumsum(series.means[start:stop])
    left = (inside - start).astype(np.float64)
    right = (stop - start) - left
    before = sums[inside - start - 1]
    gap = before / left - (sums[-1] - before) / right
    return np.asarray(left * right / (left + right) * gap**2, dtype=np.float64)


def _hint(series: Series, inside: Ints, start: int, stop: int) -> list[int]:
    """The best cut that leaves few articles on a part, all of them beyond all of the other part."""
    means = series.means[start:stop]
    at = inside - start - 1
    highest, lowest = np.maximum.accumulate(means), np.minimum.accumulate(means)
    highest_after = np.maximum.accumulate(means[::-1])[::-1]
    lowest_after = np.minimum.accumulate(means[::-1])[::-1]
    apart = (highest[at] < lowest_after[at + 1]) | (lowest[at] > highest_after[at + 1])
    fewest = np.minimum(inside - start, stop - inside)
    few = (fewest < FEW_ARTICLES) & (fewest >= LEAST_OF_A_HINT)
    sums = np.cumsum(means)
    before, after = sums[at] / (at + 1), (sums[-1] - sums[at]) / (len(means) - at - 1)
    sided = (before * after < 0) & (np.minimum(abs(before), abs(after)) >= SIDED)
    possible = inside[apart & few & sided]
    if not len(possible):
        return []
    return [int(possible[np.argmax(_gain(series, possible, start, stop))])]


def _alike(series: Series, one: Spans, other: Spans) -> float:
    """How often two parts of one kind differ as much, if both spread alike; 1 for a part of one article.

    For looking only: small parts tell their own spread badly. What is found is judged by `_chance`.
    """
    parts = [np.concatenate([series.means[start:stop] for start, stop in spans]) for spans in (one, other)]
    sizes = [len(part) for part in parts]
    if min(sizes) < LEAST_ARTICLES:
        return 1.0
    free = sum(sizes) - 2
    doubts = sum(float(series.doubts[start:stop].sum()) for start, stop in [*one, *other])
    spread = sum(float(((part - part.mean()) ** 2).sum()) for part in parts) / free + doubts / sum(sizes)
    gap = abs(float(parts[0].mean() - parts[1].mean()))
    if spread == 0:
        return 0.0 if gap else 1.0
    return float(2 * stdtr(free, -gap / (spread * sum(1 / size for size in sizes)) ** 0.5))


def _chance(one: Mean, other: Mean) -> float:
    """How often two means of one kind differ as much (Welch, both ways); 1 where one has no interval."""
    if one.variance is None or other.variance is None:
        return 1.0
    total, gap = one.variance + other.variance, abs(one.mean - other.mean)
    if total == 0:
        return 0.0 if gap else 1.0
    free = total**2 / (one.variance**2 / (one.n_articles - 1) + other.variance**2 / (other.n_articles - 1))
    return float(2 * stdtr(free, -gap / total**0.5))
