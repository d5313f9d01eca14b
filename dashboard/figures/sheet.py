"""The paper that the figures of an actor's page are drawn on: no background, one font, still axes."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from dashboard.theme import FONT, Palette


def layout(height: float, margin: Sequence[int], colours: Palette) -> dict[str, Any]:
    """The layout of a figure of this height in px with these margins: left, right, top, bottom."""
    left, right, top, bottom = margin
    return {
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "font": {"family": FONT, "size": 13, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.line,
            "font": {"color": colours.ink, "size": 13, "family": FONT},
        },
        "dragmode": False,
        "clickmode": "event+select",
        "showlegend": False,
    }


def escaped(value: object) -> str:
    """Words of data in a figure: Plotly reads a little HTML there, and names come from articles."""
    return html.escape(str(value), quote=False)
