"""The timeline: a line for each actor on one fixed scale, bars of statements below, the undated beside it.

What is drawn for the eye takes no clicks; clear rings over it do, and show as an outline when chosen.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import timeline_marks as marks
from dashboard.figures.parts.timeline_frame import lay_out
from dashboard.figures.parts.timeline_lines import Drawn, Line, Paper, day_words, of
from dashboard.theme import Palette, count, signed


def timeline(
    drawn: Drawn, colours: Palette, chosen: marks.Chosen = None, *, paper: Paper | None = None
) -> go.Figure:
    """The timeline.

    Args:
        drawn: What is shown; at least one mark has a day.
        colours: The palette of the mode.
        chosen: Actor id and period key of the outlined mark.
        paper: What it is drawn on; None is a screen, whose width is not known.

    Returns:
        A figure whose traces "points", "undated", "changes" and "statements …" take clicks; their customdata
        are actor id, period key and `drawn.keep`.
    """
    figure = go.Figure()
    for line in drawn.lines:
        if not of(drawn.dated, line).empty:
            figure.add_traces(marks.drawn_line(line, drawn, colours, chosen))
        beside = of(drawn.undated, line)
        if not beside.empty:
            figure.add_trace(marks.symbols(beside, pd.Series([line.place]), line, colours).update(xaxis="x2"))
    figure.add_traces(marks.rings(drawn, colours, chosen))
    if drawn.changes:
        figure.add_trace(marks.changes(drawn, colours))
    lay_out(figure, drawn, colours, paper)
    return figure


def describe(drawn: Drawn, title: str) -> str:
    """The timeline in a few sentences, for those who can't see it."""
    found = sum(one.turn.found for one in drawn.changes)
    hints = len(drawn.changes) - found
    parts = [
        f"Timeline, {title}, by {drawn.unit}, on a scale from −1 against to +1 in favour.",
        *(words for line in drawn.lines for words in _line(line, drawn)),
        f"{count(found, 'position change')} found, {count(hints, 'hint')}.",
        "Show as table gives every number.",
    ]
    return " ".join(parts)


def _line(line: Line, drawn: Drawn) -> list[str]:
    dated, parts = of(drawn.dated, line), []
    if not dated.empty:
        first, last = dated.iloc[0], dated.iloc[-1]
        told = count(int(dated["n_statements"].sum()), "dated statement")
        start = f"mean {signed(first['mean'])} in the {drawn.unit} of {day_words(first['start'])}"
        end = f", {signed(last['mean'])} in that of {day_words(last['start'])}" if len(dated) > 1 else ""
        parts.append(f"{line.name}: {told}, {start}{end}.")
    beside = of(drawn.undated, line).to_dict("records")
    told_apart = (
        f"{count(row['n_statements'], 'undated statement')}, {signed(row['mean'])}" for row in beside
    )
    return parts + [f"{line.name}: {told}." for told in told_apart]
