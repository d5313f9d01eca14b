"""Who quotes an actor: a bar for each outlet, in greys, since quoting somebody is no side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.figures.parts.sheet import escaped, wrapped
from dashboard.theme import Palette, count

Row = Mapping[Hashable, Any]

CLICK_LAYER = "outlets"
CLEARED_BEFORE, CLEARED_AFTER = ["", ""], ["", ""]  # a click clears topic and period, statement and article
MOST_BARS = 12  # what is taken in at a glance; the table has all
BAR_PX = 34
NAME = 22  # characters a line of a name has
NAME_LINES = 2
ROOM = 1.7  # of the longest bar: room for its numbers, also on a phone
LINE = 16  # characters of numbers that fit there; longer ones take two lines


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: which voices it adds up, what it is called, and how it is filled, by mode."""

    id: str
    words: str
    voices: tuple[str, ...]
    light: str
    dark: str
    pattern: str


PARTS = (
    Part("quoted", "quoted, whole or in part", ("direct", "mixed"), "#3E474E", "#D9DEE1", ""),
    Part("reported", "reported", ("indirect",), "#9AA3AA", "#87919A", ""),
    Part("deeds", "deeds and attitudes", ("action", "position", "narration"), "#EDEEED", "#2A3136", "/"),
)


def quoted(frame: pd.DataFrame, colours: Palette, chosen: Sequence[str | None] = ()) -> go.Figure:
    """The bars of a frame as `queries.quoted.quoted` returns it, in its order, at most MOST_BARS.

    Args:
        frame: One row for each outlet; not empty.
        colours: The palette of the mode.
        chosen: The values of the outlined bar, the outlet's id among those a click clears.

    Returns:
        A figure whose trace "outlets" takes the clicks over the whole width of a bar's row; its customdata
        are two empty values, the outlet's id and two more: a click chooses no topic, period or statement.
    """
    shown = frame.head(MOST_BARS)
    longest = max(int(shown["n_statements"].max()), 1)
    names = list(range(len(shown)))
    figure = go.Figure()
    for part in PARTS:
        figure.add_trace(_part(shown, part, names, colours))
    figure.add_trace(_numbers(shown, names, colours))
    keys = [[*CLEARED_BEFORE, outlet, *CLEARED_AFTER] for outlet in shown["outlet_id"]]
    outlined = [place for place, key in enumerate(keys) if key == list(chosen)]
    figure.add_trace(
        go.Bar(
            name=CLICK_LAYER,
            orientation="h",
            x=[longest * ROOM] * len(shown),
            base=0,
            y=names,
            width=0.94,
            offset=-0.47,
            marker={"color": "rgba(0,0,0,0)", "line": {"width": 3, "color": colours.ink}, "opacity": 0},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0}},
            selectedpoints=outlined or None,
            customdata=keys,
            hovertext=[_hover(row) for row in shown.to_dict("records")],
            hoverinfo="text",
        )
    )
    _lay_out(figure, shown, longest, colours)
    return figure


def describe(frame: pd.DataFrame, actor: str) -> str:
    """The bars in sentences, for those who can't see them."""
    parts = [
        f"{row['outlet']} {count(int(row['n_statements']), 'statement')}"
        for row in frame.head(MOST_BARS).to_dict("records")
    ]
    more = f", and {count(len(frame) - MOST_BARS, 'more outlet')}" if len(frame) > MOST_BARS else ""
    return f"Who quotes {actor}: {', '.join(parts)}{more}. Show as table gives every number."


def n_of(row: Row, part: Part) -> int:
    """How many statements of a row are in the voices of a part."""
    return sum(int(row[f"n_{voice}"]) for voice in part.voices)


def _part(shown: pd.DataFrame, part: Part, names: list[int], colours: Palette) -> go.Bar:
    fill = {"light": part.light, "dark": part.dark}[colours.mode]
    return go.Bar(
        name=part.id,
        orientation="h",
        x=[n_of(row, part) for row in shown.to_dict("records")],
        y=names,
        marker={
            "color": fill,
            "line": {"color": colours.muted, "width": 1},
            "pattern": {"shape": part.pattern, "fgcolor": colours.muted, "fillmode": "overlay", "size": 6},
        },
        width=0.56,
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _numbers(shown: pd.DataFrame, names: list[int], colours: Palette) -> go.Scatter:
    return go.Scatter(
        name="numbers",
        x=shown["n_statements"],
        y=names,
        mode="text",
        text=[f"\u00a0{_said(row)}" for row in shown.to_dict("records")],
        textposition="middle right",
        textfont={"color": colours.ink, "size": 13},
        hoverinfo="skip",
        unselected={"textfont": {"color": colours.ink}},
        cliponaxis=False,
    )


def _said(row: Row) -> str:
    if not row["n_statements"]:
        return f"0, {int(row['n_abstained']):,} without a side"
    n, where = f"{int(row['n_statements']):,}", count(int(row["n_articles"]), "article")
    between = " in " if len(f"{n} in {where}") <= LINE else " in<br>\u00a0"
    return n + between + where


def _hover(row: Row) -> str:
    parts = "<br>".join(f"{n:,} {part.words}" for part in PARTS if (n := n_of(row, part)))
    abstained = f"<br>{int(row['n_abstained']):,} more without a side" if row["n_abstained"] else ""
    return (
        f"<b>{escaped(row['outlet'])}</b><br>{count(int(row['n_statements']), 'statement')} in "
        f"{count(int(row['n_articles']), 'article')}<br>{parts}{abstained}"
    )


def _lay_out(figure: go.Figure, shown: pd.DataFrame, longest: int, colours: Palette) -> None:
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False}
    figure.update_xaxes(**axis, visible=False, range=[0, longest * ROOM])
    figure.update_yaxes(
        **axis,
        automargin=True,
        range=[len(shown) - 0.5, -0.5],
        tickvals=list(range(len(shown))),
        ticktext=[wrapped(name, NAME, NAME_LINES) for name in shown["outlet"]],
        ticklabelstandoff=6,
    )
    figure.update_layout(sheet.layout(BAR_PX * len(shown) + 8, (8, 4, 4, 4), colours), barmode="stack")
