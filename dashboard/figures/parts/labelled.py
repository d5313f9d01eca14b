"""Bars as paper has them: named by labels that a frame makes room for, as long as the width allows."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

ROOM = 1.3  # of the longest bar: its number fits behind it at the width of a report, and a phone is not meant


def labelled(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    """A copy of a figure of horizontal bars with its categories named; `framed` measures these labels."""
    made = go.Figure(figure)
    made.update_yaxes(tickvals=list(names), ticktext=list(names))
    return made


def lengthened(figure: go.Figure, room: float) -> go.Figure:
    """A copy of a figure of horizontal bars whose scale ends at `room` times the longest: longer bars."""
    made = go.Figure(figure)
    _, end = made.layout.xaxis.range
    made.update_xaxes(range=[0, end * ROOM / room])
    return made
