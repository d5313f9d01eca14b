"""The axes of a timeline: one fixed scale, time below it, the strip of what has no day beside it.

All axes lie over each other and span the whole figure, each with a range that puts its marks where they
belong: the browser clears an old outline only among axes that share their place.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.figures.parts import timeline_names as names
from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.timeline_lines import Drawn, Paper, faded
from dashboard.figures.parts.timeline_notes import (
    BESIDE_PX,
    COUNT,
    ROOM,
    STANCE,
    STRIP,
    WORDS,
    Edges,
    On,
    annotate,
    worded,
)
from dashboard.theme import MINUS, SIDES, Palette

TIME_END, TIME_END_ALONE = 0.745, 0.86  # of the width, with and without the strip; the rest is the names'
HEIGHT = 470
TOP_PX = {"bare": 26, "numbered": 34, "worded": 70}
TICKS, COUNT_TICKS = 8, 3
# On paper the words of the scale stand beside it: inside, a line of an event may run through them.
PAPER_LEFT_PX, LEFT_PX, RIGHT_PX = 96, 42, 10
LOW_END = 0.725
COUNT_SIZE = 13  # of the numbers of the axis of counts
SHADED = "chosen period"
PAD = 0.02  # of the time shown, at either end: the first mark and the last are whole
_WEEK_DAYS, _YEAR = 7, 12
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months from tick to tick
_ENDS = {
    -1: f"{SIDES['against'].symbol} against {MINUS}1", 0: "0", 1: f"{SIDES['favor'].symbol} in favour +1"
}  # fmt: skip
_SCALE = {-1: f"{MINUS}1", -0.5: f"{MINUS}0.5", 0: "0", 0.5: "+0.5", 1: "+1"}


def lay_out(figure: go.Figure, drawn: Drawn, colours: Palette, paper: Paper | None = None) -> None:
    """Axes, words, and the strip of the undated where there are any; `paper` as in `figures.timeline`."""
    dated = drawn.dated
    low = paper is not None and paper.low
    most = int(dated.groupby("start")["n_statements"].sum().max())
    word = beside_px(most) + breadth("statements", WORDS) + 4
    left = LEFT_PX if paper is None else max(PAPER_LEFT_PX, word)
    edges = _edges(drawn, paper, left)
    values, texts = ticks(dated)
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "showline": False}
    scale = 2 * ROOM / (STANCE[1] - STANCE[0])
    words = _SCALE if paper is None else _ENDS if low else _SCALE | _ENDS
    places = (len(drawn.lines) + 0.4) / (STRIP[1] - STRIP[0])
    figure.update_layout(
        xaxis={
            **axis, "type": "date",
            "range": [edges.first, edges.first + (edges.last - edges.first) / edges.end],
            "tickvals": values, "ticktext": texts, "ticks": "outside", "tickcolor": colours.line,
            "ticklen": 4,
        },
        xaxis2={
            **axis, "overlaying": "x", "visible": False,
            "range": [len(drawn.lines) - 0.3 - places, len(drawn.lines) - 0.3],
        },
        yaxis={
            **axis, "range": [ROOM - scale, ROOM], "tickvals": [*words], "ticktext": [*words.values()],
        },
        yaxis2={
            **axis, "overlaying": "y", "side": "left", "range": [0, most / (COUNT[1] - COUNT[0])],
            "tickvals": [0, most] if low else counted(most), "tickformat": ",d",
        },
    )  # fmt: skip
    _grid(figure, drawn, edges.end, colours)
    _shade(figure, drawn, edges, colours)
    annotate(figure, drawn, edges, colours, None if paper is None else On(low, beside_px(most)))
    top = "worded" if worded(drawn.events, edges) and not low else "numbered" if drawn.events else "bare"
    figure.update_layout(
        **sheet.ground(colours),
        height=HEIGHT + TOP_PX[top],
        barmode="stack",
        margin={"l": left, "r": RIGHT_PX, "t": TOP_PX[top], "b": 40},
        hoverdistance=12,
    )


def _edges(drawn: Drawn, paper: Paper | None, left: float) -> Edges:
    """The time that is shown, where its axis ends, and how wide the names behind it may be."""
    low = paper is not None and paper.low
    strip = not drawn.undated.empty
    stop, end = (STRIP[0], LOW_END if low else TIME_END) if strip else (1.0, TIME_END_ALONE)
    wide = float(names.SCREEN_PX)
    if paper is not None:
        inside = paper.width - left - RIGHT_PX
        end = names.ending(drawn, end, stop, inside, 1 if low else names.LINES)
        wide = names.room(end, stop, inside)
    first, last = drawn.dated["start"].min(), drawn.dated["end"].max() + pd.Timedelta(days=1)
    return Edges(first - (last - first) * PAD, last + (last - first) * PAD, end, wide)


def beside_px(most: int) -> float:
    """How far left of the axis of counts its numbers reach."""
    return max(BESIDE_PX, breadth(f"{most:,}", COUNT_SIZE) + 10)


def counted(most: int) -> list[int]:
    """Where the axis of counts is labelled: 0, and steps of 1, 2 or 5 times a power of ten."""
    steps = (digit * 10**power for power in range(12) for digit in (1, 2, 5))
    step = next(step for step in steps if most / step <= COUNT_TICKS)
    return list(range(0, most + 1, step))


def _grid(figure: go.Figure, drawn: Drawn, end: float, colours: Palette) -> None:
    """The lines of the scale, over time and over the strip, which has a ground of its own."""
    across = [(0.0, end)]
    if not drawn.undated.empty:
        across.append(STRIP)
        figure.add_shape(
            type="rect", xref="paper", yref="paper", x0=STRIP[0], x1=STRIP[1], y0=STANCE[0], y1=STANCE[1],
            fillcolor=colours.surface, line={"width": 0}, layer="below",
        )  # fmt: skip
    for left, right in across:
        for value in _SCALE:
            line = {"color": colours.line, "width": 0.8} if value else {"color": colours.muted, "width": 1.5}
            figure.add_shape(
                type="line", xref="paper", yref="y", x0=left, x1=right, y0=value, y1=value, line=line,
                layer="below",
            )  # fmt: skip


def _shade(figure: go.Figure, drawn: Drawn, edges: Edges, colours: Palette) -> None:
    """A faint ground under the chosen period, as far as it lies in the time shown."""
    period = drawn.shaded
    if period is None or period.start is None or period.end is None:
        return
    first = max(pd.Timestamp(period.start), edges.first)
    last = min(pd.Timestamp(period.end) + pd.Timedelta(days=1), edges.last)
    if first < last:
        figure.add_shape(
            name=SHADED, type="rect", xref="x", yref="paper", x0=first, x1=last, y0=0, y1=1,
            fillcolor=faded(colours.ink, 0.1), line={"width": 0}, layer="below",
        )  # fmt: skip


def ticks(dated: pd.DataFrame) -> tuple[list[pd.Timestamp], list[str]]:
    """Where the time axis is labelled, about TICKS times, and with what: days where few, else months."""
    first, last = dated["start"].min(), dated["end"].max()
    length = dated["end"].iloc[0] - dated["start"].iloc[0] + pd.Timedelta(days=1)
    days = (last - first).days + 1
    if length.days <= _WEEK_DAYS and days <= 2 * TICKS * _WEEK_DAYS:
        step = length * max(1, -(-days // (length.days * TICKS)))
        starts = list(pd.date_range(first, last, freq=step))
        return [one + length / 2 for one in starts], _with_year(starts, [f"{s.day} {s:%b}" for s in starts])
    months = pd.date_range(first, last, freq="MS")
    step_months = next((n for n in _STEPS if len(months) / n <= TICKS), _STEPS[-1])
    # Counted from January, so that all years have ticks at the same months.
    kept = [month for month in months if (month.year * _YEAR + month.month - 1) % step_months == 0]
    shift = length / 2 if length.days > _WEEK_DAYS else pd.Timedelta(0)
    return [one + shift for one in kept], _with_year(kept, [f"{one:%b}" for one in kept])


def _with_year(starts: Sequence[pd.Timestamp], texts: Sequence[str]) -> list[str]:
    before = [None, *(one.year for one in starts[:-1])]
    return [
        text if start.year == year else f"{text}<br>{start.year}"
        for text, start, year in zip(texts, starts, before, strict=True)
    ]
