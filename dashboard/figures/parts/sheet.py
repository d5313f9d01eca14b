"""The paper that figures are drawn on: no background, one font, words of data as text."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.theme import FONT, Palette


def ground(colours: Palette) -> dict[str, Any]:
    """What the layout of every figure has in common."""
    font = {"family": FONT, "size": 13, "color": colours.ink}
    return {
        "font": font,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": colours.surface, "bordercolor": colours.line, "font": font},
        "dragmode": False,
        "clickmode": "event+select",
        "showlegend": False,
    }


def layout(height: float, margin: Sequence[int], colours: Palette) -> dict[str, Any]:
    """The layout of a figure of this height in px with these margins: left, right, top, bottom."""
    left, right, top, bottom = margin
    return {
        **ground(colours),
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
    }


def escaped(value: object) -> str:
    """Words of data in a figure: Plotly reads a little HTML there, and names come from articles."""
    return html.escape(str(value), quote=False)


def wrapped(name: str, width: int, lines: int) -> str:
    """The name in at most `lines` lines of `width` characters, escaped; the end of a longer one is cut."""
    fitted = textwrap.wrap(name, width, max_lines=lines, placeholder="…")
    return "<br>".join(escaped(line) for line in fitted) or escaped(name)
