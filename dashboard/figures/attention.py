"""Shares of attention: a bar for each outlet in rows of actors or topics, on a scale from 0 %."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.compared import NAME, listed
from dashboard.figures.parts.dots import (
    DOT_PX,
    NAME_PX,
    Look,
    Row,
    base_layout,
    cut,
    entry,
    grid,
    label_rows,
    legend,
    legend_entry,
    legend_px,
    looks,
    whiskers,
)
from dashboard.figures.parts.sheet import escaped
from dashboard.theme import Palette, count, percent

BAR_PX, PAD_PX = 17, 8  # a bar, the room below a row
HEAD_PX = 64  # numbers of the scale, the denominator and where the scale ends
CLICK_LAYER = "bars"
WIDE = 44  # characters of a name that stands alone in its line, at 390 px
STEPS = (0.02, 0.05, 0.1, 0.2, 0.25)  # between ticks; of these the first that gives few enough
MOST_TICKS = 5
ROOM = 1.16  # beyond the longest whisker, for the number behind it


def attention(
    frame: pd.DataFrame, axis: str, colours: Palette, chosen: tuple[str, str] | None = None
) -> go.Figure:
    """The shares of a frame as `queries.attention` returns it, members in its order; the others stay out.

    Args:
        frame: One row per member and outlet; not empty.
        axis: What the shares are of.
        colours: The palette of the mode.
        chosen: Member and outlet of the outlined bar.

    Returns:
        A figure whose trace "bars" takes the clicks; its customdata are member_id and outlet_id, and None: a
        third parameter that a click removes.
    """
    frame = frame[frame["n_members"] == 1]  # the sum of thousands would squeeze each of those named
    members = frame.drop_duplicates("member_id")
    outlets = frame.drop_duplicates("place").sort_values("place")
    order = {place: n for n, place in enumerate(outlets["place"])}
    pitch = NAME_PX + BAR_PX * len(order) + PAD_PX
    rows = {member: row for row, member in enumerate(members["member_id"])}
    lane = (NAME_PX + (frame["place"].map(order) + 0.5) * BAR_PX) / pitch - 0.5
    placed = frame.assign(y=frame["member_id"].map(rows) + lane)
    longest = max(placed["share"].max(), placed["high"].fillna(0).max(), STEPS[0])
    figure = go.Figure()
    figure.add_trace(grid(len(rows), NAME_PX / pitch - 0.5, _ticks(longest), colours))
    for outlet in outlets.to_dict("records"):
        look = looks(colours)[outlet["place"]]
        own = placed[placed["place"] == outlet["place"]]
        for trace in _outlet(own, look, BAR_PX / pitch, colours):
            figure.add_trace(trace)
        figure.add_trace(legend_entry(_entry(outlet), look.symbol, look.colour))
    figure.add_trace(_clicks(placed, BAR_PX / pitch, longest * ROOM, colours, chosen))
    label_rows(figure, members.rename(columns={"member": "actor"}), colours, NAME_PX / 2 / pitch - 0.5, WIDE)
    _lay_out(figure, len(rows) * pitch, len(rows), longest, axis, colours)
    return figure


def describe(frame: pd.DataFrame, axis: str, outlets: Sequence[str]) -> str:
    """The figure in a sentence, for those who can't see it."""
    tops = []
    for _, own in frame[frame["n_members"] == 1].groupby("place"):
        first = own.sort_values("share", ascending=False, kind="stable").iloc[0]
        tops.append(f"{first['outlet']}: most for {first['member']}, {percent(first['share'])}")
    return f"{axis}, in {listed(outlets)}. {'; '.join(tops)}. Show as table gives every number."


def _outlet(own: pd.DataFrame, look: Look, width: float, colours: Palette) -> list[go.Bar | go.Scatter]:
    """The bars of an outlet, each with its shape at the end, its whisker and its number."""
    ends = own["high"].where(own["high"] > own["share"], own["share"])
    return [
        whiskers(own, "share", look, f"whiskers-{own['place'].iloc[0]}"),
        go.Bar(
            x=own["share"], y=own["y"], orientation="h", width=width * 0.5, hoverinfo="skip",
            marker={"color": look.colour, "opacity": 0.35}, unselected={"marker": {"opacity": 0.35}},
            name=f"share-{own['place'].iloc[0]}", showlegend=False,
        ),
        go.Scatter(
            x=own["share"], y=own["y"], mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False,
            marker={"symbol": look.symbol, "color": look.colour, "size": DOT_PX - 2},
            unselected={"marker": {"opacity": 1}},
            name=f"end-{own['place'].iloc[0]}",
        ),
        go.Scatter(
            x=ends, y=own["y"], mode="text", hoverinfo="skip", showlegend=False, cliponaxis=False,
            text=[f"   {percent(share)}" for share in own["share"]], textposition="middle right",
            textfont={"size": 12, "color": colours.ink}, unselected={"textfont": {"color": colours.ink}},
            name=f"number-{own['place'].iloc[0]}",
        ),
    ]  # fmt: skip


def _clicks(
    placed: pd.DataFrame, width: float, whole: float, colours: Palette, chosen: tuple[str, str] | None
) -> go.Bar:
    keys = list(zip(placed["member_id"], placed["outlet_id"], strict=True))
    return go.Bar(
        name=CLICK_LAYER,
        x=[whole] * len(placed),
        y=placed["y"],
        orientation="h",
        width=width,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 2, "color": colours.ink}, "opacity": 0},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        selectedpoints=[keys.index(chosen)] if chosen in keys else None,
        customdata=[[*key, None] for key in keys],
        hovertext=[_hover(row) for row in placed.to_dict("records")],
        hoverinfo="text",
        showlegend=False,
    )


def _hover(row: Row) -> str:
    interval = ""
    if not math.isnan(row["low"]):
        interval = f"<br>95 % interval {percent(row['low'])} to {percent(row['high'])}"
    inside = ""
    if row["noun"] != "article":
        inside = f", in {row['n_articles']:,} of {count(row['total_articles'], 'article')}"
    return (
        f"<b>{cut(row['member'], NAME)}</b><br>{cut(row['outlet'], NAME)}<br>{percent(row['share'])}: "
        f"{row['n']:,} of {count(row['total'], row['noun'])}{inside}{interval}"
    )


def _entry(outlet: Row) -> str:
    articles = None if outlet["noun"] == "article" else outlet["total_articles"]
    return entry(outlet["outlet"], outlet["total"], outlet["noun"], articles)


def _ticks(longest: float) -> list[float]:
    step = next((one for one in STEPS if longest / one <= MOST_TICKS), STEPS[-1])
    return [step * n for n in range(math.floor(longest / step + 1e-9) + 1)]


def _lay_out(figure: go.Figure, height: int, rows: int, longest: float, axis: str, colours: Palette) -> None:
    ticks = _ticks(longest)
    title = f"{escaped(axis)}<br>This scale ends at {percent(min(longest * ROOM, 1.0))}."
    figure.update_xaxes(
        range=[0, longest * ROOM], tickvals=ticks, ticktext=[percent(tick) for tick in ticks], side="top",
        title={"text": title, "font": {"size": 13}, "standoff": 6},
        showgrid=False, zeroline=False, fixedrange=True, ticklabeloverflow="allow",
    )  # fmt: skip
    figure.update_yaxes(range=[rows - 0.5, -0.5], visible=False, fixedrange=True)
    figure.update_layout(
        **base_layout(colours),
        height=height + HEAD_PX + legend_px(figure),
        margin={"l": 14, "r": 30, "t": HEAD_PX + legend_px(figure), "b": 2},
        legend=legend(height, HEAD_PX),
        barmode="overlay",
    )
