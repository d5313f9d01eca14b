"""What became of the inputs, as bars of one colour: a length for the eye, the number beside it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.filters import OUTCOMES
from dashboard.theme import Palette, count, percent

BAR_PX = 30  # height of a bar with its gap
LABEL_ROOM = 1.45  # of the longest bar: room for the number that stands behind it


def ledger(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """One bar for each outcome of a frame as `queries.ledger.ledger` returns it, in its order.

    Grey, since orange and blue mean sides. A single input among a million still shows as a line.

    Args:
        frame: Outcome and n.
        colours: The palette of the mode.
    """
    total = max(int(frame["n"].sum()), 1)
    figure = go.Figure(
        go.Bar(
            name="inputs",
            orientation="h",
            x=frame["n"],
            y=[OUTCOMES[outcome] for outcome in frame["outcome"]],
            text=[f"{n:,}  ({share(n, total)})" if n else "0" for n in frame["n"]],
            textposition="outside",
            textfont={"color": colours.ink, "size": 13},
            cliponaxis=False,
            marker={
                "color": colours.muted,
                "line": {"color": colours.muted, "width": [1.5 if n else 0 for n in frame["n"]]},
            },
            hoverinfo="skip",
        )
    )
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True}
    figure.update_xaxes(**axis, visible=False, range=[0, max(int(frame["n"].max()), 1) * LABEL_ROOM])
    figure.update_yaxes(**axis, autorange="reversed", ticklabelstandoff=6)
    figure.update_layout(**sheet.layout(BAR_PX * len(frame) + 8, (8, 4, 4, 4), colours), bargap=0.35)
    return figure


def describe(frame: pd.DataFrame) -> str:
    """The bars in a sentence, for those who can't see them."""
    parts = ", ".join(
        f"{OUTCOMES[outcome].lower()} {n:,}" for outcome, n in zip(frame["outcome"], frame["n"], strict=True)
    )
    return f"What became of {count(int(frame['n'].sum()), 'input')}: {parts}."


def share(n: int, total: int) -> str:
    """The share in percent; what is not nothing never reads as 0, what is not all never as 100."""
    shown = percent(n / total)
    if shown == percent(0):
        return f"under {percent(0.01)}"
    return f"over {percent(0.99)}" if shown == percent(1) and n < total else shown
