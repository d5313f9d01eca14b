"""The stance map as tiles: colour is the measure, hatching says that the sample is small.

Drawn with bars, since heat maps report no clicks (Streamlit 1.67). A second, transparent layer of
bars takes the clicks over the whole of each tile; selected, a bar of it shows its outline.
It is drawn anew at each click, so it is made of few traces with few values of their own: Plotly checks
each colour in a list for some 20 µs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet, tiling
from dashboard.figures.parts.framed import DOT
from dashboard.figures.parts.sheet import escaped, wrapped
from dashboard.figures.parts.tiling import LABEL_LINES, NUMBER, TILE, Tiling
from dashboard.measures import MEAN, Measure, Row, behind
from dashboard.theme import FEW_STATEMENTS, FONT, Palette, count, interval, split, text_on

ROW_PX = 36
LOWERED = 0.045  # of a row, for two lines: Plotly sets their middle too high
HOVER = 48  # characters a line of a hover has
NUMBERED_COLUMNS = 12  # with more a number is wider than its tile on a page; pointing and the table tell it
MANY_TILES = 600  # with more, a bar with a pattern for each takes the browser seconds to draw
CLICK_LAYER = "tiles"

Trace = dict[str, Any]


def stance_map(
    frame: pd.DataFrame,
    colours: Palette,
    chosen: tuple[str, ...] | None = None,
    measure: Measure = MEAN,
    *,
    fit: Tiling | None = None,
) -> go.Figure:
    """The map of a frame as `queries.stance_map` returns it, rows and columns in its order.

    Args:
        frame: One row per tile with evidence; not empty.
        colours: The palette of the mode.
        chosen: Row and column id of the outlined tile.
        measure: What the tiles tell.
        fit: How it fits a picture; None on a page.

    Returns:
        A figure whose trace "tiles" takes the clicks; its customdata are row_id and col_id. The traces
        "stance" (and "few", hatched; "sideless", without a value) have the places of the tiles on the
        scale of colours as marker.color, 0 to 1.
    """
    rows, columns = _places(frame, "row"), _places(frame, "col")
    x, y = frame["col_id"].map(columns).to_numpy(), frame["row_id"].map(rows).to_numpy()
    at = measure.places(frame)
    valued, few = ~np.isnan(at), measure.few(frame).to_numpy()
    inks = np.array([text_on(measure.colour(one, colours)) for one in np.where(valued, at, 0)])
    inks[~valued] = text_on(colours.surface)
    scale = _scale(measure, colours)
    fitted = fit or tiling.on_page(frame)
    traces = [_blanks(x, y, (len(rows), len(columns)), DOT / fitted.tile / 2, colours)]
    many = len(frame) > MANY_TILES
    if many:
        traces.append(_cells(x, y, at, scale["colorscale"]))
    else:
        plain = valued & ~few
        traces.append(_bars("stance", x[plain], y[plain], scale | {"color": at[plain]}))
    for ink in sorted(set(inks[few])):
        which = few & (inks == ink)
        hatched = _bars("few", x[which], y[which], scale | {"color": at[which], "pattern": _hatching(ink)})
        traces.append(_struck(x[which], y[which], ink) if many else hatched)
    traces.append(_bars("sideless", x[~valued], y[~valued], {**scale, "color": colours.surface}))
    # Where tiles are too narrow for a number, the sign of no value still fits.
    numbered = fit is not None or len(columns) <= NUMBERED_COLUMNS
    shown = np.full(len(frame), fill_value=True) if numbered else ~valued
    told = np.array([tiling.words(row, measure, fitted) for row in frame.to_dict("records")], dtype=object)
    lower = LOWERED if fitted.small == "below" else 0.0
    for ink in sorted(set(inks[shown])):
        inked = shown & (inks == ink)
        traces.append(_numbers(told[inked], x[inked], y[inked] + lower, ink))
    traces.append(_clicks(frame, _bars(CLICK_LAYER, x, y, {}), measure, colours, chosen))
    return go.Figure([trace for trace in traces if len(trace["x"])], _layout(fitted, colours))


def describe(frame: pd.DataFrame, title: str, measure: Measure = MEAN) -> str:
    """The map in a sentence, for those who can't see it."""
    rows, columns = frame["row_id"].nunique(), frame["col_id"].nunique()
    few = "."
    if measure.least is not None:
        few = f", {int(measure.few(frame).sum())} of them with fewer than {FEW_STATEMENTS} {measure.least}."
    valued = frame[frame[measure.column].notna()].sort_values(measure.column, kind="stable")
    ends = [("Lowest", 0), ("Highest", -1)] if len(valued) else []
    told = [
        f"{word}: {row['row']}, {row['col']}, {measure.number(row)}."
        for word, row in ((word, valued.iloc[place].to_dict()) for word, place in ends)
    ]
    first = f"{measure.title}. {title}: {count(rows, 'row')} by {count(columns, 'column')}, "
    tiles = f"{count(len(frame), 'tile')} with evidence{few}"
    return " ".join([first + tiles, *told, "Show as table gives every number."])


def _places(frame: pd.DataFrame, axis: str) -> dict[str, int]:
    """Members of an axis by their place, from 0 without gaps."""
    members = frame.sort_values(f"{axis}_rank")[f"{axis}_id"].drop_duplicates()
    return {member: place for place, member in enumerate(members)}


def _scale(measure: Measure, colours: Palette) -> Trace:
    """What a marker needs to turn places into colours; a hairline sets the palest apart from a blank."""
    stops = measure.stops(colours)
    last = len(stops) - 1
    return {
        "cmin": 0,
        "cmax": 1,
        "colorscale": [[number / last, stop] for number, stop in enumerate(stops)],
        "line": {"width": 1, "color": colours.line},
    }


def _hatching(ink: str) -> Trace:
    return {
        "shape": "/",
        "fgcolor": ink,
        "fgopacity": 0.28,  # visible, and the number on it still reads
        "fillmode": "overlay",
        "size": 7,
        "solidity": 0.16,
    }


def _cells(x: np.ndarray, y: np.ndarray, at: np.ndarray, colorscale: list[list[Any]]) -> Trace:
    """The tiles as one picture. The layer that takes the clicks lies over it, since it reports none."""
    places = np.full((y.max() + 1, x.max() + 1), np.nan)
    places[y, x] = at
    look = {"zmin": 0, "zmax": 1, "colorscale": colorscale, "showscale": False, "xgap": 1, "ygap": 2}
    along, down = np.arange(places.shape[1]), np.arange(places.shape[0])
    return {
        "type": "heatmap",
        "name": "stance",
        "x": along,
        "y": down,
        "z": places,
        "hoverinfo": "skip",
        **look,
    }


def _struck(x: np.ndarray, y: np.ndarray, ink: str) -> Trace:
    """One stroke through each tile: what hatching is where tiles are many."""
    return _strokes("few", (x, y), (TILE / 2, -TILE / 2), {"color": ink, "width": 1}) | {"opacity": 0.5}


def _blanks(x: np.ndarray, y: np.ndarray, size: tuple[int, int], reach: float, colours: Palette) -> Trace:
    empty = np.full(size, fill_value=True)
    empty[y, x] = False
    down, along = np.nonzero(empty)
    return _strokes("blanks", (along, down), (reach, 0), {"color": colours.muted, "width": DOT})


def _strokes(
    name: str, middles: tuple[np.ndarray, np.ndarray], reach: tuple[float, float], line: Trace
) -> Trace:
    """A stroke at each of `middles`, `reach` to either side of it; all of them are one line with gaps."""
    gap = np.full(len(middles[0]), np.nan)
    x, y = (
        np.column_stack([middle - half, middle + half, gap]).ravel()
        for middle, half in zip(middles, reach, strict=True)
    )
    return {
        "type": "scatter",
        "name": name,
        "x": x,
        "y": y,
        "mode": "lines",
        "line": line,
        "hoverinfo": "skip",
    }


def _bars(name: str, x: np.ndarray, y: np.ndarray, marker: Trace) -> Trace:
    return {
        "type": "bar",
        "name": name,
        "x": x,
        "y": np.full(len(x), TILE),
        "base": y - TILE / 2,
        "width": TILE,
        "marker": marker,
        "hoverinfo": "skip",
        "unselected": {"marker": {"opacity": 1}},
    }


def _numbers(words: np.ndarray, x: np.ndarray, y: np.ndarray, ink: str) -> Trace:
    return {
        "type": "scatter",
        "name": "numbers",
        "x": x,
        "y": y,
        "mode": "text",
        "text": words,
        "textfont": {"color": ink, "size": NUMBER},
        "hoverinfo": "skip",
        "unselected": {"textfont": {"color": ink}},
    }


def _clicks(
    frame: pd.DataFrame, bars: Trace, measure: Measure, colours: Palette, chosen: tuple[str, ...] | None
) -> Trace:
    keys = list(zip(frame["row_id"], frame["col_id"], strict=True))
    names = {name: wrapped(name, HOVER, LABEL_LINES) for name in {*frame["row"], *frame["col"]}}
    few = measure.few(frame)
    hovers = [
        f"<b>{names[row['row']]}</b><br>{names[row['col']]}<br>{_told(row, measure, small=small)}"
        for row, small in zip(frame.to_dict("records"), few, strict=True)
    ]
    return bars | {
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 3, "color": colours.ink}, "opacity": 0},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0}},
        "selectedpoints": [keys.index(chosen)] if chosen in keys else None,
        "customdata": keys,
        "hovertext": hovers,
        "hoverinfo": "text",
    }


def _told(row: Row, measure: Measure, *, small: bool) -> str:
    """What pointing at a tile tells: the measure, the mean with its interval, how much stands behind it."""
    mean = f"{MEAN.told(row)}, {interval(row['low'], row['high'])}"
    first = [mean] if measure.id == MEAN.id else [escaped(measure.told(row)), mean]
    hint = [f"fewer than {FEW_STATEMENTS} {measure.least}: a hint, not a finding"] if small else []
    return "<br>".join([*first, behind(row), split(row), *hint])


def _layout(fit: Tiling, colours: Palette) -> Trace:
    font = {"size": tiling.NAME, "color": colours.ink, "family": FONT}
    return sheet.ground(colours) | {
        "xaxis": _axis(fit.columns, [-0.5, len(fit.columns) - 0.5])
        | {
            "side": "top",
            "tickangle": -tiling.ANGLE if fit.turned else 0,
            "tickfont": font | {"size": tiling.HEAD},
        },
        "yaxis": _axis(fit.rows, [len(fit.rows) - 0.5, -0.5]) | {"ticklabelstandoff": tiling.STANDOFF},
        "height": fit.head + len(fit.rows) * ROW_PX + 4,
        "margin": {"l": 8, "r": fit.right, "t": fit.head, "b": 4},
        "barmode": "overlay",
    }


def _axis(labels: Sequence[str], ends: list[float]) -> Trace:
    return {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": ends,
    }
