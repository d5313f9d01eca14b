"""Tone against stance: a mark for each statement, so that a gloomy yes and a bright no can be seen."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.figures.parts.sheet import escaped
from dashboard.theme import MINUS, SCALE_MAX, SCALE_MIN, SIDES, VOICES, Palette, day, side, signed

Row = Mapping[Hashable, Any]

CLICK_LAYER = "statements"
CLEARED = ["", "", ""]  # a click on a statement chooses no topic, period or outlet
# VADER's own bounds: between them the words are neither (Hutto and Gilbert 2014).
PLAIN_TONE = 0.05
ROOM = 1.1  # of both scales, so that a mark at an end is whole
HEIGHT_PX = 400
SYMBOLS = {"favor": "triangle-up", "against": "triangle-down", "mixed": "diamond", "neutral": "circle"}
# The corners, in words: tone below or above 0, side against or in favour, and where they stand.
CORNERS = (
    (-1, "against", "gloomy words, against", "left", "bottom"),
    (-1, "favor", "gloomy words, in favour", "right", "bottom"),
    (1, "against", "bright words, against", "left", "top"),
    (1, "favor", "bright words, in favour", "right", "top"),
)


def tone(
    frame: pd.DataFrame, topics: Mapping[str, str], colours: Palette, chosen: Sequence[str | None] = ()
) -> go.Figure:
    """The marks of a frame as `queries.tone` returns it.

    Args:
        frame: One row for each statement; not empty.
        topics: Titles by topic id.
        colours: The palette of the mode.
        chosen: The values of the ringed mark: three empty ones, the statement's id and its article's.

    Returns:
        A figure with a trace for each side and, on top, "statements", which takes the clicks.
    """
    figure = go.Figure()
    fills = {"favor": colours.favor, "against": colours.against}
    for label in SIDES:
        rows = frame[frame["label"] == label]
        figure.add_trace(
            go.Scatter(
                name=label,
                x=rows["stance"],
                y=rows["tone"],
                mode="markers",
                marker={
                    "symbol": SYMBOLS[label], "size": 10, "color": fills.get(label, colours.neutral),
                    "opacity": 0.72, "line": {"width": 0.8, "color": colours.surface},
                },
                unselected={"marker": {"opacity": 0.72}},
                hoverinfo="skip",
            )
        )  # fmt: skip
    keys = [[*CLEARED, *ids] for ids in zip(frame["statement_id"], frame["article_id"], strict=True)]
    ringed = [place for place, key in enumerate(keys) if key == list(chosen)]
    figure.add_trace(
        go.Scatter(
            name=CLICK_LAYER,
            x=frame["stance"],
            y=frame["tone"],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 20,
                "color": colours.ink,
                "line": {"width": 2.5},
                "opacity": 0,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0}},
            selectedpoints=ringed or None,
            customdata=keys,
            hovertext=[_hover(row, topics) for row in frame.to_dict("records")],
            hoverinfo="text",
        )
    )
    _corners(figure, frame, colours)
    _lay_out(figure, colours)
    return figure


def describe(frame: pd.DataFrame, actor: str) -> str:
    """The marks in a sentence, for those who can't see them."""
    parts = ", ".join(f"{words} {in_corner(frame, sign, label)}" for sign, label, words, _, _ in CORNERS)
    return (
        f"Tone against stance, {len(frame)} statements of {actor}: {parts}; the others are plain in tone or "
        "take no side. Tone is not stance. Show as table gives every number."
    )


def in_corner(frame: pd.DataFrame, sign: int, label: str) -> int:
    """How many statements have this side and a tone that is clearly below (-1) or above (+1) zero."""
    return int(((frame["tone"] * sign >= PLAIN_TONE) & (frame["label"] == label)).sum())


def _corners(figure: go.Figure, frame: pd.DataFrame, colours: Palette) -> None:
    for sign, label, words, left_or_right, up_or_down in CORNERS:
        figure.add_annotation(
            text=f"{words}: {in_corner(frame, sign, label)}",
            xref="paper", yref="paper", x=float(left_or_right == "right"), y=float(up_or_down == "top"),
            xanchor=left_or_right, yanchor="bottom" if up_or_down == "top" else "top",
            yshift=3 if up_or_down == "top" else -20, showarrow=False,
            font={"size": 12, "color": colours.muted},
        )  # fmt: skip


def _hover(row: Row, topics: Mapping[str, str]) -> str:
    outlet = row["outlet"] if isinstance(row["outlet"], str) else "outlet unknown"
    when = row["published"]
    published = None if when is pd.NaT or when is None else pd.Timestamp(when).date()
    shown = side(row["label"])
    return (
        f"<b>{shown.symbol} {shown.word} {signed(row['stance'])}</b>, tone {signed(row['tone'])}"
        f"<br>{escaped(topics.get(row['topic'], row['topic']))}"
        f"<br>{escaped(outlet)}, {day(published)}, {VOICES[row['voice']]}"
    )


def _lay_out(figure: go.Figure, colours: Palette) -> None:
    axis = {
        "range": [SCALE_MIN * ROOM, SCALE_MAX * ROOM], "fixedrange": True, "gridcolor": colours.line,
        "zeroline": True, "zerolinecolor": colours.muted, "zerolinewidth": 1.2,
        "tickvals": [-1, -0.5, 0, 0.5, 1],
        "tickfont": {"size": 12, "color": colours.muted},
    }  # fmt: skip
    numbers = [f"{MINUS}1", f"{MINUS}0.5", "0", "+0.5", "+1"]
    figure.update_xaxes(
        **axis,
        ticktext=numbers,
        title={"font": {"size": 13}, "text": "stance: ▼ against … in favour ▲", "standoff": 26},
    )
    figure.update_yaxes(
        **axis, ticktext=numbers, title={"font": {"size": 13}, "text": "tone: gloomy … bright", "standoff": 4}
    )
    figure.update_layout(sheet.layout(HEIGHT_PX, (62, 10, 24, 74), colours))
