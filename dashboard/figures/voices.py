"""In which voices an actor's stance is known: a bar each, of one grey, the number beside it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import sheet
from dashboard.theme import VOICES, Palette, count, percent

BAR_PX = 30
ROOM = 1.6  # of the longest bar: room for its number


def voices(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """One bar for each voice of a frame as `queries.quoted.voices` returns it, in its order.

    Args:
        frame: Voice and n_statements; voices that are not used are left out.
        colours: The palette of the mode.
    """
    used = frame[frame["n_statements"] > 0]
    total = max(int(used["n_statements"].sum()), 1)
    figure = go.Figure(
        go.Bar(
            name="voices",
            orientation="h",
            x=used["n_statements"],
            y=[VOICES[voice] for voice in used["voice"]],
            text=[f"{n:,}  ({percent(n / total)})" for n in used["n_statements"]],
            textposition="outside",
            textfont={"color": colours.ink, "size": 13},
            cliponaxis=False,
            marker={"color": colours.muted, "line": {"width": 0}},
            hovertext=[
                f"{count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}"
                for row in used.to_dict("records")
            ],
            hoverinfo="text",
        )
    )
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True}
    longest = max(int(used["n_statements"].max()), 1) if len(used) else 1
    figure.update_xaxes(**axis, visible=False, range=[0, longest * ROOM])
    figure.update_yaxes(**axis, autorange="reversed", ticklabelstandoff=6)
    figure.update_layout(sheet.layout(BAR_PX * max(len(used), 1) + 8, (8, 4, 4, 4), colours), bargap=0.35)
    return figure


def describe(frame: pd.DataFrame, actor: str) -> str:
    """The bars in a sentence, for those who can't see them."""
    used = frame[frame["n_statements"] > 0]
    parts = ", ".join(
        f"{VOICES[voice]} {n:,}" for voice, n in zip(used["voice"], used["n_statements"], strict=True)
    )
    return f"How the stance of {actor} is known, in statements: {parts}."
