"""The dumbbell: each actor's mean stance as several outlets bring it, with how far they lie apart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.compared import NAME, Kind, basis, compared, listed, mean, told
from dashboard.figures.parts.dots import Ends, Row, cut
from dashboard.theme import FEW_STATEMENTS, Palette, count, split


def dumbbell(
    marks: pd.DataFrame, gaps: pd.DataFrame, colours: Palette, chosen: tuple[str, str] | None = None
) -> go.Figure:
    """The figure of a comparison as `queries.dumbbell` returns it, actors in the order of `gaps`.

    Returns:
        A figure whose trace "marks" takes the clicks; its customdata are actor_id and outlet_id.
    """
    ends = Ends("▼ Against", "In favour ▲", colours.against, colours.favor)
    kind = Kind(ends, "statement", FEW_STATEMENTS, hover)
    return compared(marks, gaps, kind, colours, chosen)


def describe(marks: pd.DataFrame, gaps: pd.DataFrame, outlets: Sequence[str]) -> str:
    """The figure in a sentence, for those who can't see it; `outlets` are their names."""
    return f"Mean stance of {count(len(gaps), 'actor')} in {listed(outlets)}. {told(marks, gaps)}"


def hover(row: Row) -> str:
    """What pointing at a dot of stance tells."""
    who = f"<b>{cut(row['actor'], NAME)}</b><br>in {cut(row['outlet'], NAME)}"
    return f"{who}<br>{mean(row)}<br>{basis(row, 'statement')}<br>{split(row)}"
