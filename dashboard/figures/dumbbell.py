"""The dumbbell: each actor's mean stance as several outlets bring it, with how far they lie apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.dots import Ends, Row, cut, dots, looks
from dashboard.theme import Palette, count, signed, split

NAME = 60  # characters of a name in a hover


def dumbbell(
    marks: pd.DataFrame, gaps: pd.DataFrame, colours: Palette, chosen: tuple[str, str] | None = None
) -> go.Figure:
    """The figure of a comparison as `queries.dumbbell` returns it, actors in the order of `gaps`.

    Args:
        marks: One row per actor and outlet; not empty.
        gaps: One row per actor.
        colours: The palette of the mode.
        chosen: Actor and outlet of the outlined dot.

    Returns:
        A figure whose trace "marks" takes the clicks; its customdata are actor_id and outlet_id.
    """
    ends = Ends("▼ Against", "In favour ▲", colours.against, colours.favor)
    hovers = [hover(row) for row in marks.to_dict("records")]
    drawn = marks.assign(hover=hovers, takes_clicks=True)
    return dots(drawn, with_verdicts(gaps, marks, colours), ends, colours, chosen)


def describe(marks: pd.DataFrame, gaps: pd.DataFrame, outlets: Sequence[str]) -> str:
    """The figure in a sentence, for those who can't see it.

    Args:
        marks: As for the figure.
        gaps: As for the figure.
        outlets: The names of the outlets.
    """
    return f"Mean stance of {count(len(gaps), 'actor')} in {listed(outlets)}. {told(marks, gaps)}"


def told(marks: pd.DataFrame, gaps: pd.DataFrame) -> str:
    """How many rows can be told apart, the largest gap of these, and where all numbers are."""
    apart = gaps[gaps["told_apart"]]
    parts = [f"{len(apart)} of {len(gaps)} can be told apart at 95 %."]
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


def with_verdicts(gaps: pd.DataFrame, marks: pd.DataFrame, colours: Palette) -> pd.DataFrame:
    """The gaps with the column `verdict`."""
    signs = [look.sign for look in looks(colours)[: int(marks["place"].max()) + 1]]
    return gaps.assign(verdict=[verdict(gap, colours, signs) for gap in gaps.to_dict("records")])


def verdict(gap: Row, colours: Palette, signs: Sequence[str]) -> str:
    """The gap in words: its size, which outlets it is between where there are more than two, what it says.

    Args:
        gap: A row of gaps.
        colours: The palette of the mode.
        signs: The signs of the outlets by place.
    """
    between = "" if len(signs) <= len(("more", "less")) else f"{signs[gap['more']]}–{signs[gap['less']]} "
    words = "told apart" if gap["told_apart"] else "not distinguishable"
    size = f"{between}{gap['gap']:.2f}"
    if gap["told_apart"]:
        return f"<b>{size} {words}</b>"
    return f'<span style="color:{colours.muted}">{size} {words}</span>'


def hover(row: Row) -> str:
    """What pointing at a dot of stance tells."""
    sides = split(row)
    return (
        f"<b>{cut(row['actor'], NAME)}</b><br>in {cut(row['outlet'], NAME)}<br>{mean(row)}<br>from "
        f"{count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}<br>{sides}"
    )


def mean(row: Row) -> str:
    """A mean with its interval, or why it has none."""
    if math.isnan(row["low"]):
        return f"mean {signed(row['mean'])}, one article: no interval"
    return f"mean {signed(row['mean'])}, 95 % interval {signed(row['low'])} to {signed(row['high'])}"
