"""Rows of dots on one scale, a dot for each outlet: what the dumbbell and the portrayal of outlets share.

A row has the actor's name and the verdict on its upper line and the dots below, so that neither takes room
from the scale on a narrow screen. An outlet is a shape and a colour; none of these colours is that of a side.
"""

from __future__ import annotations

import html
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.theme import SCALE_MAX, SCALE_MIN, Palette, count

Row = Mapping[Hashable, Any]  # a row of a frame

NAME_PX = 24  # the upper line of a row
LANE_PX = 9  # between the dots of two outlets, so that their whiskers don't lie on each other
PAD_PX = 12  # above and below the dots of a row
LABEL = 24  # characters of a name that fit beside a verdict at 390 px
DOT_PX, RING_PX = 11, 24
# Inside a mark Plotly does not ask which is nearest, so that marks of two lanes must not overlap; around them
# it does, up to `hoverdistance`, which makes the targets large.
TARGET_PX, REACH_PX = LANE_PX - 1, 20
HEAD_PX = 68  # words of the ends and numbers of the scale
LEGEND_ROW_PX, LEGEND_PAD_PX = 21, 8  # of a legend: an entry, and the room below it
ENTRY = 46  # characters of an entry that fit in a line at 390 px
CLICK_LAYER = "marks"
TICKS = (SCALE_MIN, -0.5, 0.0, 0.5, SCALE_MAX)


@dataclass(frozen=True, slots=True)
class Look:
    """How an outlet's marks look: a shape of Plotly's, the sign nearest to it in text, a colour."""

    symbol: str
    sign: str
    colour: str


@dataclass(frozen=True, slots=True)
class Ends:
    """What the two ends of the scale mean, and the colours their words are in."""

    low: str
    high: str
    low_colour: str
    high_colour: str


def looks(colours: Palette) -> tuple[Look, ...]:
    """The looks of the outlets compared, by place.

    Of the colours that are safe with every kind of colour blindness, blue and vermilion are left out: on a
    scale from against to in favour they would read as its sides. Triangles are left out for the same reason.
    """
    return (
        Look("circle", "●", "#009E73"),
        Look("square", "■", "#CC79A7"),
        Look("diamond", "◆", colours.ink),
        Look("star", "★", colours.neutral),
    )


def dots(
    marks: pd.DataFrame,
    gaps: pd.DataFrame,
    ends: Ends,
    hollow: str,
    colours: Palette,
    chosen: tuple[str, str] | None,
) -> go.Figure:
    """The rows.

    Args:
        marks: A row for each dot: actor_id, outlet_id, place, mean, low, high, few (it is hollow), hover and
            entry (of the legend; both HTML), and takes_clicks.
        gaps: A row for each actor, in the order of the figure: actor_id, actor, verdict (HTML).
        ends: What the ends of the scale mean.
        hollow: What a hollow dot means.
        colours: The palette of the mode.
        chosen: Actor and outlet of the outlined dot.

    Returns:
        A figure whose trace "marks" takes the clicks; its customdata are actor_id and outlet_id.
    """
    rows = {actor: row for row, actor in enumerate(gaps["actor_id"])}
    outlets = marks.drop_duplicates("place").sort_values("place")
    lanes = int(outlets["place"].max()) + 1
    pitch = NAME_PX + LANE_PX * lanes + PAD_PX
    lane = (NAME_PX + PAD_PX / 2 + (marks["place"] + 0.5) * LANE_PX) / pitch - 0.5
    placed = marks.assign(y=marks["actor_id"].map(rows) + lane)
    figure = go.Figure()
    figure.add_trace(grid(len(rows), NAME_PX / pitch - 0.5, TICKS, colours))
    figure.add_trace(_bands(placed, rows, (NAME_PX + pitch) / 2 / pitch - 0.5, colours))
    for place, words in zip(outlets["place"], outlets["entry"], strict=True):
        look = looks(colours)[place]
        own = placed[placed["place"] == place]
        for trace in _outlet(own, look):
            figure.add_trace(trace)
        figure.add_trace(legend_entry(words, look.symbol, look.colour))
    if placed["few"].any():
        figure.add_trace(legend_entry(hollow, "circle-open", colours.muted))
    figure.add_trace(_clicks(placed[placed["takes_clicks"]], colours, chosen))
    label_rows(figure, gaps, colours, NAME_PX / 2 / pitch - 0.5)
    _lay_out(figure, len(rows), len(rows) * pitch, ends, colours)
    return figure


def label_rows(
    figure: go.Figure, rows: pd.DataFrame, colours: Palette, at: float, width: int = LABEL
) -> None:
    """The names of the rows on their left, cut at `width`, and any verdict on their right."""
    shared = {"yref": "y", "yanchor": "middle", "showarrow": False, "xref": "paper"}
    for row, entry in enumerate(rows.to_dict("records")):
        figure.add_annotation(
            **shared, x=0, xanchor="left", xshift=-2, y=row + at, text=f"<b>{cut(entry['actor'], width)}</b>",
            font={"size": 13, "color": colours.ink},
        )  # fmt: skip
        if entry.get("verdict"):
            figure.add_annotation(
                **shared, x=1, xanchor="right", y=row + at, text=entry["verdict"],
                font={"size": 12.5, "color": colours.ink},
            )  # fmt: skip


def entry(outlet: str, n: int, noun: str, articles: int | None = None) -> str:
    """An outlet in a legend with its n: The Courier (21 statements, 11 articles), in two lines if long."""
    inside = "" if articles is None else f", {count(articles, 'article')}"
    counted = f"({count(n, noun)}{inside})"
    fits = len(outlet) + len(counted) < ENTRY
    return f"{cut(outlet, ENTRY)}{' ' if fits else '<br>'}{counted}"


def legend_entry(words: str, symbol: str, colour: str) -> go.Scatter:
    """A trace only for the legend, with these words (HTML): the first mark of another may be hollow."""
    return go.Scatter(
        name=words, x=[None], y=[None], mode="markers", showlegend=True, hoverinfo="skip",
        marker={"symbol": symbol, "color": colour, "size": DOT_PX, "line": {"width": 2, "color": colour}},
    )  # fmt: skip


def base_layout(colours: Palette) -> dict[str, Any]:
    """What the figures with rows of outlets have in common."""
    return {
        **sheet.ground(colours),
        "hoverdistance": REACH_PX,
        "showlegend": True,
    }


def legend(height: int, head: int) -> dict[str, Any]:
    """A legend above the head of a plot of this height, an entry in a line; it takes no clicks."""
    return {
        "orientation": "v", "x": 0, "xanchor": "left", "y": 1 + head / height, "yanchor": "bottom",
        "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)",
    }  # fmt: skip


def legend_px(figure: go.Figure) -> int:
    """The height to leave for the legend."""
    lines: int = sum(1 + trace.name.count("<br>") for trace in figure.data if trace.showlegend)
    return LEGEND_ROW_PX * lines + LEGEND_PAD_PX


def cut(name: str, width: int = LABEL) -> str:
    """The name as text, cut where it is too long; Plotly reads some HTML, and names come from articles."""
    return html.escape(name if len(name) <= width else name[: width - 1].rstrip() + "…", quote=False)


def grid(rows: int, top: float, ticks: Sequence[float], colours: Palette) -> go.Scatter:
    """Lines at the ticks, below the names only (`top` of a row), so that none is struck through."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in range(rows):
        for tick in ticks:
            x += [tick, tick, None]
            y += [row + top, row + 0.46, None]
    return go.Scatter(
        name="grid", x=x, y=y, mode="lines", line={"color": colours.line, "width": 1}, hoverinfo="skip",
        showlegend=False,
    )  # fmt: skip


def _bands(placed: pd.DataFrame, rows: Mapping[str, int], at: float, colours: Palette) -> go.Scatter:
    """From the lowest to the highest dot of a row: how wide the gap is."""
    spans = placed.groupby("actor_id")["mean"].agg(["min", "max"])
    x: list[float | None] = []
    y: list[float | None] = []
    for actor, low, high in spans.itertuples():
        x += [low, high, None]
        y += [rows[actor] + at] * 2 + [None]
    return go.Scatter(
        name="bands", x=x, y=y, mode="lines", line={"color": colours.line, "width": 7}, hoverinfo="skip",
        showlegend=False,
    )  # fmt: skip


def _outlet(own: pd.DataFrame, look: Look) -> list[go.Scatter]:
    """The whiskers of an outlet's dots that have any, and the dots; one of few statements is hollow."""
    hollow = own["few"]
    place = own["place"].iloc[0]
    return [
        whiskers(own, "mean", look, f"whiskers-{place}"),
        go.Scatter(
            name=f"outlet-{place}",
            x=own["mean"],
            y=own["y"],
            mode="markers",
            marker={
                "symbol": [f"{look.symbol}-open" if one else look.symbol for one in hollow],
                "color": look.colour,
                "size": DOT_PX,
                "line": {"width": [2 if one else 0 for one in hollow], "color": look.colour},
            },
            unselected={"marker": {"opacity": 1}},
            hoverinfo="skip",
            showlegend=False,
        ),
    ]


def whiskers(own: pd.DataFrame, middle: str, look: Look, name: str) -> go.Scatter:
    """The intervals of those rows that have one; a whisker without length would be drawn as a stroke."""
    known = own[own["low"].notna()]
    return go.Scatter(
        name=name,
        x=known[middle],
        y=known["y"],
        mode="markers",
        marker={"opacity": 0, "size": 1},
        unselected={"marker": {"opacity": 0}},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": known["high"] - known[middle],
            "arrayminus": known[middle] - known["low"],
            "color": look.colour,
            "thickness": 1.6,
            "width": 3,
        },
        hoverinfo="skip",
        showlegend=False,
    )


def _clicks(placed: pd.DataFrame, colours: Palette, chosen: tuple[str, str] | None) -> go.Scatter:
    keys = list(zip(placed["actor_id"], placed["outlet_id"], strict=True))
    return go.Scatter(
        name=CLICK_LAYER,
        x=placed["mean"],
        y=placed["y"],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": TARGET_PX,
            "color": colours.ink,
            "line": {"width": 2.5, "color": colours.ink},
            "opacity": 0,
        },
        selected={"marker": {"opacity": 1, "size": RING_PX}},
        unselected={"marker": {"opacity": 0}},
        selectedpoints=[keys.index(chosen)] if chosen in keys else None,
        customdata=[list(key) for key in keys],
        hovertext=list(placed["hover"]),
        hoverinfo="text",
        showlegend=False,
    )


def _lay_out(figure: go.Figure, rows: int, height: int, ends: Ends, colours: Palette) -> None:
    figure.update_xaxes(
        range=[SCALE_MIN - 0.05, SCALE_MAX + 0.05], tickvals=list(TICKS), side="top", showgrid=False,
        ticktext=["−1", "−0.5", "0", "+0.5", "+1"], zeroline=False, fixedrange=True,
        ticklen=8, tickcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    figure.update_yaxes(range=[rows - 0.5, -0.5], visible=False, fixedrange=True)
    words = {"yref": "paper", "y": 1, "yshift": 42, "showarrow": False, "xref": "paper", "yanchor": "middle"}
    figure.add_annotation(**words, x=0, xanchor="left", text=f"<b>{ends.low}</b>", font_color=ends.low_colour)
    figure.add_annotation(
        **words, x=1, xanchor="right", text=f"<b>{ends.high}</b>", font_color=ends.high_colour
    )
    figure.update_layout(
        **base_layout(colours),
        height=height + HEAD_PX + legend_px(figure),
        margin={"l": 6, "r": 6, "t": HEAD_PX + legend_px(figure), "b": 2},
        legend=legend(height, HEAD_PX - 6),
    )
