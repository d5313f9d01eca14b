"""What the comparisons of outlets say in words: whether a gap can be told, n of an outlet, means, lists."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.dots import Ends, Row, dots, entry, looks
from dashboard.theme import Palette, count, signed

NAME = 60  # characters of a name in a hover
PAIR = 2  # outlets; with more a gap says between which two it is


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mean: what its scale's ends mean, what it is counted in, below how many a mark is hollow."""

    ends: Ends
    noun: str
    few: int
    hover: Callable[[Row], str]

    @property
    def n(self) -> str:
        """The column that counts."""
        return f"n_{self.noun}s"


def compared(
    marks: pd.DataFrame, gaps: pd.DataFrame, kind: Kind, colours: Palette, chosen: tuple[str, str] | None
) -> go.Figure:
    """A comparison as `queries.dumbbell.Compared` has it, as rows of dots.

    Args:
        marks: One row per actor and outlet; not empty. Dots with a false `takes_clicks` take none.
        gaps: One row per actor, in the order of the figure.
        kind: Of what the means are.
        colours: The palette of the mode.
        chosen: Actor and outlet of the outlined dot.
    """
    rows = marks.to_dict("records")
    drawn = marks.assign(
        hover=[kind.hover(row) for row in rows],
        takes_clicks=marks.get("takes_clicks", True),
        few=marks[kind.n] < kind.few,
        entry=[entry(row["outlet"], row["outlet_n"], kind.noun, row["outlet_articles"]) for row in rows],
    )
    signs = [look.sign for look in looks(colours)[: int(marks["place"].max()) + 1]]
    judged = gaps.assign(verdict=[verdict(gap, colours, signs) for gap in gaps.to_dict("records")])
    return dots(drawn, judged, kind.ends, f"hollow: fewer than {kind.few} {kind.noun}s", colours, chosen)


def verdict(gap: Row, colours: Palette, signs: Sequence[str]) -> str:
    """The gap in words: its size, which outlets it is between where there are more than two, what it says.

    Args:
        gap: A row of gaps.
        colours: The palette of the mode.
        signs: The signs of the outlets by place.
    """
    between = "" if len(signs) <= PAIR else f"{signs[gap['more']]}–{signs[gap['less']]} "
    words = f"{between}gap {gap['gap']:.2f}, {judgement(gap)}"
    return f"<b>{words}</b>" if gap["told_apart"] else f'<span style="color:{colours.muted}">{words}</span>'


def judgement(gap: Row) -> str:
    """What can be said of a gap; without intervals at both ends nothing was tested."""
    if math.isnan(gap["low"]):
        return "too few articles to tell"
    return "told apart" if gap["told_apart"] else "not distinguishable"


def told(marks: pd.DataFrame, gaps: pd.DataFrame) -> str:
    """How many rows can be told apart, the largest gap of these, and where all numbers are."""
    apart, untested = gaps[gaps["told_apart"]], int(gaps["low"].isna().sum())
    parts = [f"{len(apart)} of {len(gaps)} can be told apart at 95 %."]
    if untested:
        parts.append(f"{untested} of too few articles to tell.")
    if len(apart):
        first = apart.iloc[0]
        own = marks[marks["actor_id"] == first["actor_id"]].set_index("place")
        more, less = own.loc[first["more"]], own.loc[first["less"]]
        parts.append(
            f"Furthest: {first['actor']}, {signed(more['mean'])} in {more['outlet']}, "
            f"{signed(less['mean'])} in {less['outlet']}."
        )
    return " ".join([*parts, "Show as table gives every number."])


def listed(names: Sequence[str]) -> str:
    """Names as a list in words: A, B and C."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def mean(row: Row) -> str:
    """A mean with its interval, or why it has none."""
    if math.isnan(row["low"]):
        return f"mean {signed(row['mean'])}, one article: no interval"
    return f"mean {signed(row['mean'])}, 95 % interval {signed(row['low'])} to {signed(row['high'])}"


def basis(row: Row, kind: str) -> str:
    """Of how much a mark is: from 3 statements in 2 articles."""
    return f"from {count(row[f'n_{kind}s'], kind)} in {count(row['n_articles'], 'article')}"
