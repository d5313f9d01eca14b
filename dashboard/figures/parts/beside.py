"""Rows with their names beside them instead of above: paper has room on the left that a phone has not."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import plotly.graph_objects as go

from dashboard.figures.parts.dots import NAME_PX
from dashboard.figures.parts.sheet import wrapped
from dashboard.theme import Palette

NAME, NAME_LINES = 24, 2  # characters a line of a name has
ROWS = "y"  # the axis of rows: what is written in a row refers to it
EDGE = 0.5  # of a row, from its middle to its end


def beside(figure: go.Figure, names: Sequence[str], pitch: float, head: int, colours: Palette) -> go.Figure:
    """A copy of a figure of `dots` or `attention` without the line of names in each row, nor a legend.

    Args:
        figure: Rows are at 0, 1, 2 on its y axis, NAME_PX of each for the name.
        names: Of the rows.
        pitch: Height of one of its rows in px.
        head: Px to leave above the rows.
        colours: The palette.

    Returns:
        The figure; verdicts, if rows have any, are lost with the names: `verdicts` writes them again.
    """
    made = go.Figure(figure)
    for trace in made.data:
        if trace.y is not None:
            trace.y = [None if y is None else _lifted(y, pitch) for y in trace.y]
        if trace.type == "bar":
            trace.width = trace.width * pitch / (pitch - NAME_PX)
    # Set, not updated: an update with fewer of them keeps the last ones.
    made.layout.annotations = [one for one in made.layout.annotations if one.yref != ROWS]
    made.update_layout(showlegend=False, height=head + len(names) * (pitch - NAME_PX), margin={"t": head})
    made.update_yaxes(
        visible=True, automargin=True, tickvals=list(range(len(names))), showgrid=False, zeroline=False,
        ticktext=[wrapped(name, NAME, NAME_LINES) for name in names], ticklabelstandoff=12,
        tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    return made


def verdicts(figure: go.Figure, words: Sequence[str], width: int, colours: Palette) -> None:
    """Writes words (HTML) right of the rows, in a margin of this width in px."""
    for row, said in enumerate(words):
        figure.add_annotation(
            xref="paper", yref=ROWS, x=1, y=row, xanchor="left", yanchor="middle", xshift=10, text=said,
            showarrow=False, align="left", font={"size": 12.5, "color": colours.ink},
        )  # fmt: skip
    figure.update_layout(margin={"r": width})


def _lifted(y: float, pitch: float) -> float:
    """A place in a row as it is where the row lacks the upper line."""
    row = floor(y + EDGE)
    inside = (y - row + EDGE) * pitch - NAME_PX
    return row - EDGE + inside / (pitch - NAME_PX)
