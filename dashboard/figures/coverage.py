"""Where the articles are: a tile for each outlet and month, darker with more articles, in grey."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.figures.parts.sheet import escaped
from dashboard.theme import Palette, count, text_on

ROW_PX, HEAD_PX = 27, 46  # a row, and what stands above the rows
FOOT_PX = 6  # the last row may have a label of two lines, which is higher than a row
RIGHT_PX = 14  # half the heading of the last column, which on a phone is wider than the column
MOST_NUMBERED = 14  # columns in which a number is legible at 768 px
MOST_TICKS = 6  # labels of columns that fit beside each other at 768 px; style.css hides half on a phone
MOST_CHARACTERS = 24  # of an outlet's name; longer ones would leave the tiles no room
THOUSANDS = 10_000  # from here a tile has no room for all digits
UNDATED, GAP = "undated", "gap"


def coverage(cells: pd.DataFrame, unit: str, rest: str, colours: Palette) -> go.Figure:
    """A heat map, blank where there is no article; undated ones have the last column.

    Grey, since orange and blue mean sides. Shades follow the logarithm of the number: an outlet with a tenth
    of the articles of the largest would look empty otherwise.

    Args:
        cells: `queries.coverage.Calendar.cells`, not empty.
        unit: "month" or "year".
        rest: Whom the pooled row stands for, as `markup.coverage.rest` tells it.
        colours: The palette of the mode.
    """
    rows, keys = names(cells, rest), columns(cells, unit)
    most = max(math.log1p(int(cells["n_articles"].max())), math.log1p(1))
    grid: list[list[float | None]] = [[None] * len(keys) for _ in rows]
    told = [[""] * len(keys) for _ in rows]
    marks: list[tuple[int, int, str, str]] = []
    for cell in cells.to_dict("records"):
        y, x = rows.index(name(cell["outlet"], rest)), keys.index(_key(cell["start"]))
        n, share = int(cell["n_articles"]), math.log1p(int(cell["n_articles"])) / most
        grid[y][x] = share
        when = "undated" if keys[x] == UNDATED else _long(keys[x], unit)
        told[y][x] = f"{escaped(rows[y])}<br>{when}: {count(n, 'article')}"
        told_n = f"{n / 1000:.0f}k" if n >= THOUSANDS else f"{n:,}"
        marks.append((x, y, told_n, text_on(shade(share, colours))))
    figure = go.Figure(_tiles(grid, told, colours))
    if len(keys) <= MOST_NUMBERED:
        figure.add_trace(_numbers(marks))
    _axes(figure, [label(row, rest, _cut(row)) for row in rows], keys, unit)
    figure.update_layout(
        sheet.layout(ROW_PX * len(rows) + HEAD_PX, (4, RIGHT_PX, HEAD_PX, FOOT_PX), colours)
    )  # fmt: skip
    return figure


def describe(cells: pd.DataFrame, unit: str, rest: str) -> str:
    """The figure in a sentence, for those who can't see it."""
    total, undated = int(cells["n_articles"].sum()), int(cells.loc[cells["start"].isna(), "n_articles"].sum())
    by_outlet = cells.groupby("outlet", sort=False, dropna=False)["n_articles"].sum()
    largest = by_outlet.index[int(by_outlet.to_numpy().argmax())]
    pooled = f" {rest} share the last row." if cells["outlet"].isna().any() else ""
    return (
        f"{count(total, 'article')} by outlet and {unit}. Most: "
        f"{largest if isinstance(largest, str) else 'the pooled rest'}, {int(by_outlet.max()):,}. "
        f"{undated:,} undated.{pooled}"
    )


def _tiles(grid: list[list[float | None]], told: list[list[str]], colours: Palette) -> go.Heatmap:
    low, high = _ends(colours)
    return go.Heatmap(
        z=grid, customdata=told, hovertemplate="%{customdata}<extra></extra>", hoverongaps=False,
        xgap=2, ygap=2, zmin=0, zmax=1, colorscale=[[0, low], [1, high]], showscale=False,
    )  # fmt: skip


def _numbers(marks: list[tuple[int, int, str, str]]) -> go.Scatter:
    return go.Scatter(
        x=[mark[0] for mark in marks], y=[mark[1] for mark in marks], text=[mark[2] for mark in marks],
        mode="text", textfont={"size": 12, "color": [mark[3] for mark in marks]}, hoverinfo="skip",
    )  # fmt: skip


def _axes(figure: go.Figure, rows: list[str], columns: list[str], unit: str) -> None:
    dated = [place for place, key in enumerate(columns) if key not in {UNDATED, GAP}]
    step = -(-len(dated) // MOST_TICKS) or 1
    shown = dated[::step]
    labels = _labels([dt.date.fromisoformat(columns[place]) for place in shown], unit)
    if columns[-1] == UNDATED:
        shown, labels = [*shown, len(columns) - 1], [*labels, "no<br>date"]
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "ticks": ""}
    figure.update_xaxes(
        **axis, side="top", tickvals=shown, ticktext=labels, tickangle=0, ticklabelstandoff=2,
        ticklabeloverflow="allow",  # else Plotly leaves out the heading of the last column where it is narrow
        range=[-0.5, len(columns) - 0.5],
    )  # fmt: skip
    figure.update_yaxes(
        **axis, automargin=True, tickvals=list(range(len(rows))), ticktext=rows, ticklabelstandoff=6,
        range=[len(rows) - 0.5, -0.5],
    )  # fmt: skip


def names(cells: pd.DataFrame, rest: str) -> list[str]:
    """The rows: outlets by name, and those that share the last one."""
    return list(dict.fromkeys(name(outlet, rest) for outlet in cells["outlet"]))


def name(outlet: object, rest: str) -> str:
    """What the row of a cell is called."""
    return outlet if isinstance(outlet, str) else rest


def label(row: str, rest: str, cut: str) -> str:
    """A row's label: an outlet's name cut as there is room, or all of whom the pooled row stands for."""
    return sheet.wrapped(row, MOST_CHARACTERS, 2) if row == rest else escaped(cut)


def columns(cells: pd.DataFrame, unit: str) -> list[str]:
    """Keys of the columns: every period from the first to the last, and the undated behind a gap."""
    days = cells["start"].dropna()
    keys = []
    if len(days):
        step = pd.date_range(days.min(), days.max(), freq={"month": "MS", "year": "YS"}[unit])
        keys = [_key(day) for day in step]
    if cells["start"].isna().any():
        keys += [GAP, UNDATED] if keys else [UNDATED]
    return keys


def _key(start: object) -> str:
    return UNDATED if pd.isna(start) else f"{pd.Timestamp(start):%Y-%m-%d}"  # type: ignore[call-overload,arg-type]  # a cell


def _labels(days: list[dt.date], unit: str) -> list[str]:
    """Years, or months with the year below each: half of the labels are hidden on a phone."""
    if unit == "year":
        return [f"{day:%Y}" for day in days]
    return [f"{day:%b}<br>{day:%Y}" for day in days]


def _long(key: str, unit: str) -> str:
    day = dt.date.fromisoformat(key)
    return f"{day:%Y}" if unit == "year" else f"{day:%B %Y}"


def _cut(name: str) -> str:
    return name if len(name) <= MOST_CHARACTERS else name[: MOST_CHARACTERS - 1].rstrip() + "…"


def _ends(colours: Palette) -> tuple[str, str]:
    """The shades of no article and of the most; the first is not used, since where there is none is blank."""
    return colours.surface, colours.muted


def shade(share: float, colours: Palette) -> str:
    """The grey of a tile: `share` 0 is that of no article, 1 that of the most."""
    low, high = _ends(colours)
    pairs = ((int(low[i : i + 2], 16), int(high[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
