"""Position changes as rows: where an actor stood before and after, on one fixed scale, with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.figures.parts.sheet import escaped
from dashboard.figures.parts.timeline_lines import Marker
from dashboard.theme import MINUS, SCALE_MAX, SCALE_MIN, SIDES, Palette, count, day, signed
from dashboard.turns import Part

ROW_PX, HEAD_PX = 66, 22  # of a row, and of the words on top of it
LOWEST_ROW, HIGHEST_ROW = 50, 90  # px; in a higher one before and after drift apart
TOP_PX, FOOT_PX = 4, 26
ROOM = 1.1  # of the scale: the number beside a mark at its end is whole
APART = 0.3  # of a row without its words: before lies that much above the middle, after below it
MARK_PX, HEAD = 11, 1.1  # of a mark, and of an arrow's head
NAME = 28  # characters of a name that fit beside the days
EDGE = 8  # px on the right
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row lies, in rows from the top: the middle of its words, where they end, and its means."""

    head: float
    top: float
    before: float
    after: float


def changes(rows: Sequence[Marker], colours: Palette, inside: int | None = None) -> go.Figure:
    """A row for each change, in their order from the top.

    Args:
        rows: The changes; not empty.
        colours: The palette of the mode.
        inside: Px the figure gets, where its rows may be higher to fill them.

    Returns:
        A figure whose traces "before" and "after" are the means, hollow where the change is a hint, and
        "intervals" their 95 % intervals; an arrow leads from one to the other in the colour of its side.
    """
    figure = go.Figure()
    row_px = ROW_PX
    if inside is not None:
        row_px = min(max((inside - TOP_PX - FOOT_PX) // len(rows), LOWEST_ROW), HIGHEST_ROW)
    places = [_place(number, HEAD_PX / row_px) for number in range(len(rows))]
    means = (_means(rows, places, name, colours) for name in (BEFORE, AFTER))
    figure.add_traces([_intervals(rows, places, colours), *means])
    for number, row in enumerate(rows):
        figure.add_annotation(**_words(row, places[number], colours))
        figure.add_annotation(**_arrow(row, places[number], colours))
        if number:
            figure.add_shape(
                type="line", xref="paper", yref="y", x0=0, x1=1, y0=number, y1=number, layer="below",
                line={"color": colours.line, "width": 0.8},
            )  # fmt: skip
    figure.update_layout(
        sheet.layout(len(rows) * row_px + TOP_PX + FOOT_PX, (0, EDGE, TOP_PX, FOOT_PX), colours)
    )
    figure.update_xaxes(
        range=[SCALE_MIN * ROOM, SCALE_MAX * ROOM], fixedrange=True, showgrid=False, zeroline=False,
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=[f"{SIDES['against'].symbol} {MINUS}1", f"{MINUS}0.5", "0", "+0.5",
                  f"+1 {SIDES['favor'].symbol}"],
        tickfont={"size": 12, "color": colours.muted},
    )  # fmt: skip
    figure.update_yaxes(range=[len(rows), 0], fixedrange=True, visible=False)
    _scale(figure, places, colours)
    return figure


def most(inside: int) -> int:
    """How many rows fit into so many px; at least one."""
    return max((inside - TOP_PX - FOOT_PX) // LOWEST_ROW, 1)


def describe(rows: Sequence[Marker], title: str) -> str:
    """The rows in sentences, for those who can't see them."""
    told = [
        f"{row.actor}, {_days(row)}: {_numbers(row.turn.before)} before, {_numbers(row.turn.after)} after, "
        f"{_sure(row)}."
        for row in rows
    ]
    return f"{count(len(rows), 'position change')} on {title}. {' '.join(told)}"


def _place(number: int, head: float) -> Place:
    middle, apart = number + (1 + head) / 2, (1 - head) * APART
    return Place(number + head / 2, number + head, middle - apart, middle + apart)


def _words(row: Marker, at: Place, colours: Palette) -> dict[str, Any]:
    """Who, when, and of how much, on top of a row."""
    name = row.actor if len(row.actor) <= NAME else f"{row.actor[: NAME - 1]}…"
    small = f"font-size:12px;color:{colours.muted}"
    before, after = row.turn.before, row.turn.after
    many = f"{count(before.n_statements, 'statement')} in {count(before.n_articles, 'article')}"
    of = f"{many} → {after.n_statements:,} in {after.n_articles:,}"
    sure = "" if row.turn.found else f"<b>{_sure(row)}</b> · "
    return {
        "text": f'<b>{escaped(name)}</b>  <span style="{small}">{sure}{_days(row)} · {of}</span>',
        "x": 0, "xref": "paper", "xanchor": "left", "y": at.head, "yref": "y",
        "yanchor": "middle", "showarrow": False, "align": "left",
        "font": {"size": 13.5, "color": colours.ink},
    }  # fmt: skip


def _days(row: Marker) -> str:
    return f"{day(row.last)} – {day(row.first)}"


def _sure(row: Marker) -> str:
    return "found" if row.turn.found else "hint"


def _numbers(part: Part) -> str:
    ends = "" if math.isnan(part.low) else f" ({signed(part.low)} to {signed(part.high)})"
    return f"mean {signed(part.mean)}{ends}"


def _side(part: Part, colours: Palette) -> str:
    return colours.favor if part.mean > 0 else colours.against


def _arrow(row: Marker, at: Place, colours: Palette) -> dict[str, Any]:
    return {
        "x": row.turn.after.mean, "y": at.after, "ax": row.turn.before.mean, "ay": at.before,
        "xref": "x", "yref": "y", "axref": "x", "ayref": "y", "text": "", "showarrow": True,
        "arrowhead": 2, "arrowsize": HEAD, "arrowwidth": 2.2, "standoff": MARK_PX / 2 + 1,
        "startstandoff": MARK_PX / 2 + 1, "arrowcolor": _side(row.turn.after, colours),
    }  # fmt: skip


def _means(rows: Sequence[Marker], places: Sequence[Place], name: str, colours: Palette) -> go.Scatter:
    """The means before, or after: a circle with its number, hollow where the change is a hint."""
    parts = [row.turn.before if name == BEFORE else row.turn.after for row in rows]
    shades = [_side(part, colours) for part in parts]
    # The number stands between both intervals, on the far side of the other mean, where the arrow is not.
    right = [
        (part.mean > row.turn.before.mean) if name == AFTER else (part.mean > row.turn.after.mean)
        for part, row in zip(parts, rows, strict=True)
    ]
    level = "bottom" if name == BEFORE else "top"
    return go.Scatter(
        name=name,
        x=[part.mean for part in parts],
        y=[at.before if name == BEFORE else at.after for at in places],
        mode="markers+text",
        marker={
            "symbol": "circle", "size": MARK_PX,
            "color": [
                shade if row.turn.found else "#FFFFFF" if colours.mode == "light" else colours.surface
                for row, shade in zip(rows, shades, strict=True)
            ],
            "line": {"color": shades, "width": 2},
        },
        text=[f"<b>{signed(part.mean)}</b>" for part in parts],
        textposition=[f"{level} right" if one else f"{level} left" for one in right],
        textfont={"size": 12, "color": colours.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )  # fmt: skip


def _intervals(rows: Sequence[Marker], places: Sequence[Place], colours: Palette) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for row, at in zip(rows, places, strict=True):
        for part, level in ((row.turn.before, at.before), (row.turn.after, at.after)):
            if not math.isnan(part.low):
                x += [part.low, part.high, None]
                y += [level, level, None]
    return go.Scatter(
        name="intervals", x=x, y=y, mode="lines", line={"color": colours.muted, "width": 1.6},
        hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip


def _scale(figure: go.Figure, places: Sequence[Place], colours: Palette) -> None:
    """The lines of the scale, in each row below its words."""
    for number, at in enumerate(places):
        for value in (-1, -0.5, 0, 0.5, 1):
            line = {"color": colours.line, "width": 0.8} if value else {"color": colours.muted, "width": 1.2}
            figure.add_shape(
                type="line", xref="x", yref="y", x0=value, x1=value, y0=at.top, y1=number + 1, line=line,
                layer="below",
            )  # fmt: skip
