"""How the sentences of several outlets portray actors: dots from a bad light to a good one, never a side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.compared import NAME, Kind, basis, compared, listed, mean, told
from dashboard.figures.parts.dots import Ends, Row, cut
from dashboard.theme import BAD, FEW_SENTENCES, GOOD, Palette, count, light


def portrayal(
    marks: pd.DataFrame,
    gaps: pd.DataFrame,
    colours: Palette,
    chosen: tuple[str, str] | None = None,
    *,
    known: Collection[str] | None = None,
) -> go.Figure:
    """The figure of portrayals as `queries.outlet_portrayal` returns them, as `figures.dumbbell` takes them.

    Args:
        marks: One row per actor and outlet; not empty.
        gaps: One row per actor.
        colours: The palette of the mode.
        chosen: Actor and outlet of the outlined dot.
        known: Actors a link may name, all of them where None: a dot of another takes no click, and its name
            has a star.
    """
    ends = Ends(
        f"{BAD.symbol} {_title(BAD.words)}", f"{_title(GOOD.words)} {GOOD.symbol}", colours.ink, colours.ink
    )
    clickable = [known is None or actor in known for actor in marks["actor_id"]]
    starred = [
        actor if known is None or key in known else f"{actor} *"
        for key, actor in zip(gaps["actor_id"], gaps["actor"], strict=True)
    ]
    kind = Kind(ends, "sentence", FEW_SENTENCES, hover)
    return compared(marks.assign(takes_clicks=clickable), gaps.assign(actor=starred), kind, colours, chosen)


def describe(marks: pd.DataFrame, gaps: pd.DataFrame, outlets: Sequence[str]) -> str:
    """The figure in a sentence, for those who can't see it."""
    actors = count(len(gaps), "actor")
    lead = f"How the sentences of {listed(outlets)} portray {actors}, from a bad light to a good one."
    return f"{lead} {told(marks, gaps)}"


def hover(row: Row) -> str:
    """What pointing at a dot of portrayal tells."""
    shown = light(row["mean"])
    who = f"<b>{cut(row['actor'], NAME)}</b><br>by {cut(row['outlet'], NAME)}"
    return f"{who}<br>{shown.symbol} {shown.words}: {mean(row)}<br>{basis(row, 'sentence')}"


def _title(words: str) -> str:
    return words[0].upper() + words[1:]
