"""The stance map as tiles: colour is the mean, hatching says that the sample is small.

Drawn with bars, since heat maps report no clicks (Streamlit 1.67). A second, transparent layer of
bars takes the clicks over the whole of each tile; selected, a bar of it shows its outline.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.theme import (
    BLANK,
    FEW_STATEMENTS,
    FONT,
    Palette,
    count,
    signed,
    split,
    stance_colour,
    text_on,
)

Row = Mapping[Hashable, Any]  # a row of the frame

ROW_PX = 36
LINE_PX = 17  # height of a line of a column label
TILE = 0.94  # share of its cell a tile fills; the rest is the gap
COLUMN_LABEL = 13  # characters a column label has before it wraps; six columns beside the evidence
ROW_LABEL = 24
LABEL_LINES = 4  # of a column; a row has room for 2
HOVER = 48  # characters a line of a hover has
MANY_COLUMNS = 8  # from here on column labels are turned, since they no longer fit side by side
NUMBERED_COLUMNS = 12  # with more a number is wider than its tile; pointing and the table tell it
TURNED_PX = 122  # height that turned labels take
CLICK_LAYER = "tiles"


def stance_map(frame: pd.DataFrame, colours: Palette, chosen: tuple[str, str] | None = None) -> go.Figure:
    """The map of a frame as `queries.stance_map` returns it, rows and columns in its order.

    Args:
        frame: One row per tile with evidence; not empty.
        colours: The palette of the mode.
        chosen: Row and column id of the outlined tile.

    Returns:
        A figure whose trace "tiles" takes the clicks; its customdata are row_id and col_id.
    """
    rows, columns = _places(frame, "row"), _places(frame, "col")
    x, y = frame["col_id"].map(columns), frame["row_id"].map(rows)
    fills = [stance_colour(mean, colours) for mean in frame["mean"]]
    figure = go.Figure()
    figure.add_trace(_blanks(set(zip(x, y, strict=True)), len(rows), len(columns), colours))
    figure.add_trace(_tiles(frame, x, y, fills))
    for ink in ("#000000", "#FFFFFF") if len(columns) <= NUMBERED_COLUMNS else ():
        inked = [text_on(fill) == ink for fill in fills]
        figure.add_trace(_numbers(frame[inked], x[inked], y[inked], ink))
    figure.add_trace(_clicks(frame, x, y, colours, chosen))
    _lay_out(figure, frame, len(rows), len(columns), colours)
    return figure


def describe(frame: pd.DataFrame, title: str) -> str:
    """The map in a sentence, for those who can't see it."""
    rows, columns = frame["row_id"].nunique(), frame["col_id"].nunique()
    few = int((frame["n_statements"] < FEW_STATEMENTS).sum())
    by_mean = frame.sort_values("mean")
    low, high = by_mean.iloc[0], by_mean.iloc[-1]
    return (
        f"{title}: {count(rows, 'row')} by {count(columns, 'column')}, "
        f"{count(len(frame), 'tile')} with evidence, "
        f"{few} of them with fewer than {FEW_STATEMENTS} statements. "
        f"Lowest: {low['row']}, {low['col']}, {signed(low['mean'])}. "
        f"Highest: {high['row']}, {high['col']}, {signed(high['mean'])}. "
        "Show as table gives every number."
    )


def _places(frame: pd.DataFrame, axis: str) -> dict[str, int]:
    """Members of an axis by their place, from 0 without gaps."""
    members = frame.sort_values(f"{axis}_rank")[f"{axis}_id"].drop_duplicates()
    return {member: place for place, member in enumerate(members)}


def _blanks(filled: set[tuple[int, int]], rows: int, columns: int, colours: Palette) -> go.Scatter:
    empty = [(x, y) for y in range(rows) for x in range(columns) if (x, y) not in filled]
    return go.Scatter(
        name="blanks",
        x=[x for x, _ in empty],
        y=[y for _, y in empty],
        mode="text",
        text=[BLANK] * len(empty),
        textfont={"color": colours.muted, "size": 13},
        hoverinfo="skip",
        unselected={"textfont": {"color": colours.muted}},
    )


def _tiles(frame: pd.DataFrame, x: pd.Series, y: pd.Series, fills: list[str]) -> go.Bar:
    few = frame["n_statements"] < FEW_STATEMENTS
    return go.Bar(
        name="stance",
        x=x,
        y=[TILE] * len(frame),
        base=y - TILE / 2,
        width=TILE,
        marker={
            "color": fills,
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if small else "" for small in few],
                "fgcolor": [text_on(fill) for fill in fills],
                "fgopacity": 0.28,  # visible, and the number on it still reads
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.16,
            },
        },
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _numbers(frame: pd.DataFrame, x: pd.Series, y: pd.Series, ink: str) -> go.Scatter:
    return go.Scatter(
        name="numbers",
        x=x,
        y=y,
        mode="text",
        text=[signed(mean) for mean in frame["mean"]],
        textfont={"color": ink, "size": 13},
        hoverinfo="skip",
        unselected={"textfont": {"color": ink}},
    )


def _clicks(
    frame: pd.DataFrame, x: pd.Series, y: pd.Series, colours: Palette, chosen: tuple[str, str] | None
) -> go.Bar:
    keys = list(zip(frame["row_id"], frame["col_id"], strict=True))
    return go.Bar(
        name=CLICK_LAYER,
        x=x,
        y=[TILE] * len(frame),
        base=y - TILE / 2,
        width=TILE,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 3, "color": colours.ink}, "opacity": 0},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        selectedpoints=[keys.index(chosen)] if chosen in keys else None,
        customdata=[list(key) for key in keys],
        hovertext=[_hover(row) for row in frame.to_dict("records")],
        hoverinfo="text",
    )


def _hover(row: Row) -> str:
    small = (
        f"<br>fewer than {FEW_STATEMENTS} statements: a hint, not a finding"
        if row["n_statements"] < FEW_STATEMENTS
        else ""
    )
    return (
        f"<b>{_wrapped(row['row'], HOVER)}</b><br>{_wrapped(row['col'], HOVER)}<br>mean {signed(row['mean'])}"
        f" from {count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}"
        f"<br>{split(row)}{small}"
    )


def _lay_out(figure: go.Figure, frame: pd.DataFrame, rows: int, columns: int, colours: Palette) -> None:
    turned = columns >= MANY_COLUMNS
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "tickmode": "array"}
    row_labels = [_wrapped(name, ROW_LABEL, 2) for name in frame.drop_duplicates("row_id")["row"]]
    by_column = frame.sort_values("col_rank").drop_duplicates("col_id")["col"]
    width, lines = (ROW_LABEL, 2) if turned else (COLUMN_LABEL, LABEL_LINES)
    column_labels = [_wrapped(name, width, lines) for name in by_column]
    figure.update_xaxes(
        **axis,
        side="top",
        range=[-0.5, columns - 0.5],
        tickvals=list(range(columns)),
        ticktext=column_labels,
        tickangle=-40 if turned else 0,
    )
    figure.update_yaxes(
        **axis, range=[rows - 0.5, -0.5], tickvals=list(range(rows)), ticktext=row_labels, ticklabelstandoff=6
    )
    head = TURNED_PX if turned else 12 + LINE_PX * max(label.count("<br>") + 1 for label in column_labels)
    figure.update_layout(
        height=head + rows * ROW_PX + 4,
        margin={"l": 8, "r": 64 if turned else 4, "t": head, "b": 4},
        font={"family": FONT, "size": 13, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hovermode="closest",
        hoverlabel={
            "bgcolor": colours.surface,
            "bordercolor": colours.line,
            "font": {"color": colours.ink, "size": 13, "family": FONT},
        },
        dragmode=False,
        clickmode="event+select",
        showlegend=False,
        barmode="overlay",
    )


def _wrapped(name: str, width: int, lines: int = LABEL_LINES) -> str:
    """The name in at most `lines` lines; where it is longer its end is cut, and the hover has it whole."""
    fitted = textwrap.wrap(name, width, max_lines=lines, placeholder="…")
    return "<br>".join(_escaped(line) for line in fitted) or _escaped(name)


def _escaped(value: object) -> str:
    # Plotly reads a little HTML in labels, and names come from articles.
    return html.escape(str(value), quote=False)
