"""An actor's stance on every topic as small multiples: one scale, one axis of time, one strip a topic.

Left of the time stand all days together and what has no day. A topic without a scored statement has a line
that says so, and no strip.
"""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import periods
from dashboard.figures.parts import sheet
from dashboard.figures.parts.sheet import escaped
from dashboard.figures.parts.strips import FOOT_PX, HEAD_PX, SLOT, STRIP_PX, Strips, middle, scale, strips
from dashboard.periods import UNDATED_KEY
from dashboard.theme import (
    FEW_STATEMENTS,
    SCALE_MAX,
    SCALE_MIN,
    Palette,
    count,
    signed,
    split,
    stance_colour,
)

Row = Mapping[Hashable, Any]

CLICK_LAYER = "points"
WHOLE = ""  # the key of all days, as the frame has it
OTHERS = ["", "", ""]  # what a click on a mark clears: outlet, statement, article
SMALL_PX, MARK_PX, WHOLE_PX, RING_PX = 7, 12, 14, 22
TITLE = 46  # characters of a title that fit on a phone; the table has it whole
LOW_HEAD_PX = 22  # of a head of one line
LEFT_PX = 38  # for the numbers of the scale


def trend(
    frame: pd.DataFrame,
    topics: Mapping[str, str],
    unit: str,
    colours: Palette,
    chosen: Sequence[str | None] = (),
    *,
    low: float | None = None,
) -> go.Figure:
    """The strips of a frame as `queries.trend` returns it.

    Args:
        frame: One row for each topic and period, all days, and the undated.
        topics: Titles of the strips by topic id, in their order; those without a row say so.
        unit: A key of periods.UNITS, the one the frame was made with.
        colours: The palette of the mode.
        chosen: Topic and key of the ringed mark, with the values a click clears.
        low: Px a strip has where it is not to be its usual ones, as on a slide; a head is one line then.

    Returns:
        A figure whose trace "points" takes the clicks; its customdata are topic, key and three empty
        values: a click on a mark chooses no outlet, statement or article.
    """
    shown = frame[(frame["n_statements"] > 0) & frame["topic"].isin(list(topics))]
    filled = [topic for topic in topics if topic in set(shown["topic"])]
    parts = shown[shown["key"] != WHOLE]
    starts = [None if pd.isna(start) else pd.Timestamp(start).date() for start in parts["start"]]
    sizes = (HEAD_PX, STRIP_PX) if low is None else (LOW_HEAD_PX, low)
    geometry = strips(topics, set(filled), starts, unit, sizes)
    rows = shown.to_dict("records")
    x = [_across(geometry, row, unit) for row in rows]
    figure = go.Figure()
    figure.add_trace(_grid(geometry, filled, (SCALE_MIN, SCALE_MAX), "grid", colours.line))
    figure.add_trace(_grid(geometry, filled, (0.0,), "zero", colours.muted))
    figure.add_trace(_line(geometry, rows, x, unit, colours))
    figure.add_trace(_intervals(geometry, rows, x, colours))
    figure.add_trace(_means(geometry, rows, x, colours))
    figure.add_trace(_points(geometry, rows, x, colours, chosen))
    for topic, title in topics.items():
        whole = frame[(frame["topic"] == topic) & (frame["key"] == WHOLE)].to_dict("records")
        figure.add_annotation(**_head(title, whole, geometry.heads[topic], colours, low=low is not None))
    _lay_out(figure, geometry, filled, colours)
    return figure


def describe(frame: pd.DataFrame, topics: Mapping[str, str], actor: str, unit: str) -> str:
    """The strips in sentences, for those who can't see them."""
    parts = []
    for topic, title in topics.items():
        rows = frame[(frame["topic"] == topic) & (frame["n_statements"] > 0)]
        if rows.empty:
            parts.append(f"{title}: no evidence.")
            continue
        whole = rows[rows["key"] == WHOLE].iloc[0].to_dict()
        dated = rows[rows["start"].notna()]
        path = ""
        if len(dated):
            first, last = dated.iloc[0], dated.iloc[-1]
            path = f" {first['label']} {signed(first['mean'])}, {last['label']} {signed(last['mean'])}."
        parts.append(f"{title}: mean {_numbers(whole)}.{path}")
    return f"Stance of {actor} by {unit}. {' '.join(parts)} Show as table gives every number."


def _head(title: str, whole: Sequence[Row], top: float, colours: Palette, *, low: bool) -> dict[str, Any]:
    if not whole:
        told = "no statement with these filters"
    elif not whole[0]["n_statements"]:
        told = f"{count(int(whole[0]['n_abstained']), 'statement')}, none with a side"
    else:
        told = _numbers(whole[0])
    small = f"font-size:12px;color:{colours.muted}"
    short = textwrap.shorten(title, TITLE, placeholder="…")
    return {
        "x": 0, "y": top, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "top",
        "xshift": -LEFT_PX, "yshift": -2, "align": "left", "showarrow": False,
        "text": f'<b>{escaped(short)}</b>{"&nbsp; " if low else "<br>"}<span style="{small}">{told}</span>',
        "font": {"size": 14, "color": colours.ink},
    }  # fmt: skip


def _numbers(row: Row) -> str:
    known = not math.isnan(row["low"])
    interval = f" ({signed(row['low'])} to {signed(row['high'])})" if known else ""
    return (
        f"{signed(row['mean'])}{interval}, {count(int(row['n_statements']), 'statement')}, "
        f"{count(int(row['n_articles']), 'article')}"
    )


def _across(geometry: Strips, row: Row, unit: str) -> float:
    if row["key"] == WHOLE:
        return SLOT / 2
    if row["key"] == UNDATED_KEY:
        return SLOT * 1.5
    return geometry.across(middle(_day(row), unit))


def _day(row: Row) -> dt.date:
    return pd.Timestamp(row["start"]).date()


def _grid(
    geometry: Strips, filled: Iterable[str], values: Sequence[float], name: str, colour: str
) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for topic in filled:
        for value in values:
            for left, right in geometry.stretches():
                x += [left, right, None]
                y += [geometry.down(topic, value)] * 2 + [None]
    return _lines(name, x, y, colour, 1)


def _line(
    geometry: Strips, rows: Sequence[Row], places: Sequence[float], unit: str, colours: Palette
) -> go.Scatter:
    """Joins the means of periods that follow each other; over a gap there is nothing to draw."""
    x: list[float | None] = []
    y: list[float | None] = []
    last: Row | None = None
    for row, place in zip(rows, places, strict=True):
        if row["key"] in {WHOLE, UNDATED_KEY}:
            continue
        if last is not None and not _follows(row, last, unit):
            x.append(None)
            y.append(None)
        x.append(place)
        y.append(geometry.down(row["topic"], row["mean"]))
        last = row
    return _lines("line", x, y, colours.muted, 1.5)


def _follows(row: Row, last: Row, unit: str) -> bool:
    end = periods.of_day(_day(last), unit).end
    return row["topic"] == last["topic"] and end == _day(row) - dt.timedelta(days=1)


def _intervals(
    geometry: Strips, rows: Sequence[Row], places: Sequence[float], colours: Palette
) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for row, place in zip(rows, places, strict=True):
        if not math.isnan(row["low"]):
            x += [place, place, None]
            y += [geometry.down(row["topic"], row["low"]), geometry.down(row["topic"], row["high"]), None]
    return _lines("intervals", x, y, colours.muted, 2)


def _lines(
    name: str, x: Sequence[float | None], y: Sequence[float | None], colour: str, width: float
) -> go.Scatter:
    return go.Scatter(
        name=name, x=x, y=y, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip"
    )


def _means(geometry: Strips, rows: Sequence[Row], places: Sequence[float], colours: Palette) -> go.Scatter:
    return go.Scatter(
        name="means",
        x=places,
        y=[geometry.down(row["topic"], row["mean"]) for row in rows],
        mode="markers",
        marker={
            "symbol": ["diamond" if row["key"] == WHOLE else "circle" for row in rows],
            "size": [_size(row) for row in rows],
            "color": [stance_colour(row["mean"], colours) for row in rows],
            "line": {"color": colours.ink, "width": 1.4},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
    )


def _size(row: Row) -> int:
    """In px. Small where the sample is: hollow would read as neutral, which is pale."""
    if row["n_statements"] < FEW_STATEMENTS:
        return SMALL_PX
    return WHOLE_PX if row["key"] == WHOLE else MARK_PX


def _points(
    geometry: Strips,
    rows: Sequence[Row],
    places: Sequence[float],
    colours: Palette,
    chosen: Sequence[str | None],
) -> go.Scatter:
    keys = [[row["topic"], row["key"], *OTHERS] for row in rows]
    ringed = [place for place, key in enumerate(keys) if key == list(chosen)]
    return go.Scatter(
        name=CLICK_LAYER,
        x=places,
        y=[geometry.down(row["topic"], row["mean"]) for row in rows],
        mode="markers",
        marker={
            "symbol": "circle-open", "size": RING_PX, "color": colours.ink, "line": {"width": 2.5},
            "opacity": 0,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        selectedpoints=ringed or None,
        customdata=keys,
        hovertext=[_hover(row) for row in rows],
        hoverinfo="text",
    )  # fmt: skip


def _hover(row: Row) -> str:
    interval = "one article: no interval can be given"
    if not math.isnan(row["low"]):
        interval = f"95 %: {signed(row['low'])} to {signed(row['high'])}"
    few = row["n_statements"] < FEW_STATEMENTS
    small = f"<br>fewer than {FEW_STATEMENTS} statements: a hint, not a finding" if few else ""
    return (
        f"<b>{row['label']}</b><br>mean {signed(row['mean'])}<br>{interval}"
        f"<br>{count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}"
        f"<br>{split(row)}{small}"
    )


def _lay_out(figure: go.Figure, geometry: Strips, filled: Sequence[str], colours: Palette) -> None:
    plain: dict[str, Any] = {"fixedrange": True, "showgrid": False, "zeroline": False}
    plain["tickfont"] = {"size": 12, "color": colours.muted}
    ticks = geometry.ticks()
    figure.update_xaxes(
        **plain, range=[0, 1], tickvals=[place for place, _ in ticks], ticktext=[word for _, word in ticks]
    )
    figure.update_yaxes(**plain, range=[0, geometry.height], **scale(geometry, filled))
    figure.update_layout(sheet.layout(geometry.height + FOOT_PX + 2, (LEFT_PX, 8, 2, FOOT_PX), colours))
