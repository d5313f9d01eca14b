"""What the tiles of a map can tell: each measure with its number, its words and its colours.

Only the mean has two sides and takes their colours. A share in favour runs from the middle of that scale to
its blue end. Counts are grey and disagreement is purple, neither of them the colour of a side. No evidence is
no tile in any of them; 0 % is a tile.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.filters import MEASURES
from dashboard.theme import (
    FEW_STATEMENTS,
    MINUS,
    SCALE_MAX,
    SCALE_MIN,
    Palette,
    count,
    percent,
    signed,
    stance_colour,
)

Row = Mapping[Hashable, Any]  # a row of the frame of `queries.stance_map`

NO_SIDE_TAKEN = "–"  # stands in a tile whose statements took no side: there is nothing to disagree about
EVEN = 0.5  # the most disagreement there can be: as many on either side
WHOLE = 0.005  # a share nearer to 0 or 1 than that rounds to it and isn't it
# Purple, from hardly any to an even split; its lightness alone tells the steps apart.
PURPLE = {"light": ("#F4F0F5", "#B596BD", "#552A66"), "dark": ("#2C2731", "#80598E", "#DCBDE8")}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the tiles.

    Attributes:
        id: Its key in `filters.MEASURES`.
        column: The column of `queries.stance_map` that holds it.
        bounds: The values at the two ends of the scale; None where the upper one is the largest shown.
        ends: What the ends mean, in words.
        explained: What a tile is, and of what it is a share.
        least: What FEW_STATEMENTS is compared with, in words; None where no number of statements is few.
        number: A tile's value as it stands in the tile.
        told: The same in words.
    """

    id: str
    column: str
    bounds: tuple[float, float] | None
    ends: tuple[str, str]
    explained: str
    least: str | None
    number: Callable[[Row], str]
    told: Callable[[Row], str]

    @property
    def title(self) -> str:
        """The measure's name."""
        return MEASURES[self.id]

    def few(self, frame: pd.DataFrame) -> pd.Series:
        """Which tiles stand on so little that one statement more can turn them."""
        if self.least is None:
            return pd.Series(data=False, index=frame.index)
        base = frame["n_statements"] if self is not DISAGREEMENT else frame["n_favor"] + frame["n_against"]
        return (base < FEW_STATEMENTS) & frame[self.column].notna()

    def places(self, frame: pd.DataFrame) -> np.ndarray:
        """Where the tiles stand between the ends of the scale, 0 to 1; NaN where a tile has no value.

        Counts are placed by their logarithm: a few tiles hold most statements.
        """
        values = frame[self.column].to_numpy(dtype=float)
        if self.bounds is None:
            return np.asarray(np.log(values) / np.log(max(values.max(initial=0), 2)))
        low, high = self.bounds
        return np.asarray((values - low) / (high - low))

    def stops(self, colours: Palette) -> tuple[str, ...]:
        """The colours of the scale from one end to the other, evenly spaced."""
        middle = len(colours.stops) // 2
        return {
            "mean": colours.stops,
            "favor": colours.stops[middle:],
            "count": (colours.surface, colours.neutral, colours.ink),
            "disagreement": PURPLE[colours.mode],
        }[self.id]

    def colour(self, place: float, colours: Palette) -> str:
        """The colour at a place of the scale, 0 to 1."""
        scale = replace(colours, stops=self.stops(colours))
        return stance_colour(SCALE_MIN + place * (SCALE_MAX - SCALE_MIN), scale)


def behind(row: Row) -> str:
    """How much stands behind a tile."""
    return f"{count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}"


def share(value: float) -> str:
    """A share as whole percent, "–" for NaN; what is not all or nothing never reads as such."""
    if np.isnan(value):
        return NO_SIDE_TAKEN
    if 0 < value < WHOLE:
        return "<1\u00a0%"
    return ">99\u00a0%" if 1 - WHOLE < value < 1 else percent(value)


def _less_frequent(row: Row) -> str:
    sides = row["n_favor"] + row["n_against"]
    if not sides:
        return "no statement took a side"
    return (
        f"{share(row['disagreement'])}: {min(row['n_favor'], row['n_against'])} of the {sides} "
        "with a side are on the less frequent one"
    )


MEAN = Measure(
    id="mean",
    column="mean",
    bounds=(SCALE_MIN, SCALE_MAX),
    ends=(f"{MINUS}1", "+1"),
    explained="A tile is the mean of its articles’ means. Point at it, or choose it, for its 95\u00a0% "
    "interval.",
    least="statements",
    number=lambda row: signed(row["mean"]),
    told=lambda row: f"mean {signed(row['mean'])}",
)
FAVOR = Measure(
    id="favor",
    column="favor",
    bounds=(0.0, 1.0),
    ends=("0\u00a0%", "100\u00a0% in favour ▲"),
    explained="A tile is the share of its statements that are in favour; the others are against, neutral or "
    "on both sides. 0\u00a0% is none of them, a blank is no statement at all.",
    least="statements",
    number=lambda row: share(row["favor"]),
    told=lambda row: f"{share(row['favor'])} in favour: {row['n_favor']:,} of {row['n_statements']:,}",
)
COUNT = Measure(
    id="count",
    column="n_statements",
    bounds=None,
    ends=("1", "statements"),
    explained="A tile is the number of statements that were scored. Its shade goes by the logarithm.",
    least=None,
    number=lambda row: f"{row['n_statements']:,}",
    told=lambda row: count(row["n_statements"], "statement"),
)
DISAGREEMENT = Measure(
    id="disagreement",
    column="disagreement",
    bounds=(0.0, EVEN),
    ends=("0\u00a0% all on one side", "50\u00a0% evenly split"),
    explained="A tile is the share of the less frequent side among its statements in favour or against; "
    "those that are neutral or on both sides are not counted.",
    least="statements with a side",
    number=lambda row: share(row["disagreement"]),
    told=_less_frequent,
)
BY_ID = {measure.id: measure for measure in (MEAN, FAVOR, COUNT, DISAGREEMENT)}
