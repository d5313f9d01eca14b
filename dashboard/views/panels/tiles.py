"""The map as a chart that can be clicked, and as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import sidebar
from dashboard.figures import stance_map
from dashboard.filters import Link, View
from dashboard.markup import tables

CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    # Two quick clicks on two tiles are two choices; Plotly would take them for "deselect all".
    "doubleClickDelay": 1,
}
STATE = "tiles-shown"


def tiles(frame: pd.DataFrame, link: Link, snapshot: str) -> None:
    """The map. A click writes the tile to the address; a second click changes nothing.

    The figure stays the same from click to click (a changed one costs 0.35 s to draw): the browser
    outlines what was clicked. When the tile changes in any other way (a link, Back, the boxes, a
    filter), a new chart is drawn that has it outlined from the start.
    """
    colours = sidebar.colours()
    chosen = _chosen(link)
    shown = _shown((snapshot, link.view.id, link.filters, link.show_all, colours.mode), chosen)
    figure = stance_map.stance_map(frame, colours, shown["outlined"])
    key = _key(shown)
    st.plotly_chart(
        figure,
        key=key,
        on_select=lambda: _click(key, link.view),
        selection_mode="points",
        theme=None,
        config=CONFIG,
        alt=stance_map.describe(frame, link.view.title),
    )


def as_table(frame: pd.DataFrame, link: Link) -> None:
    """The same numbers as a table."""
    st.html(tables.stance_table(frame, link.view.rows.title, f"Mean stance, {link.view.title.lower()}"))


def _chosen(link: Link) -> tuple[str, str] | None:
    row, column = link.tile.of(link.view.rows), link.tile.of(link.view.columns)
    return None if row is None or column is None else (row, column)


def _shown(signature: tuple[object, ...], chosen: tuple[str, str] | None) -> dict[str, Any]:
    shown: dict[str, Any] = st.session_state.get(STATE, {"generation": 0, "signature": None, "chosen": None})
    if shown["signature"] != signature or shown["chosen"] != chosen:
        shown = {
            "generation": shown["generation"] + 1,
            "signature": signature,
            "chosen": chosen,
            "outlined": chosen,
        }
        st.session_state[STATE] = shown
    return shown


def _key(shown: dict[str, Any]) -> str:
    return f"tiles-{shown['generation']}"


def _click(key: str, view: View) -> None:
    shown = st.session_state[STATE]
    points = st.session_state[key].selection.points
    if not points:
        # Plotly takes a second click on a tile, or a double click, for "deselect". For an analyst the
        # tile stays chosen (the boxes clear it), so the chart is drawn anew with its outline.
        shown["signature"] = None
        return
    row, column = points[0]["customdata"][:2]
    if key == _key(shown):  # a chart that is being replaced can't outline what was clicked on it
        shown["chosen"] = (row, column)
    sidebar.put(**{view.rows.param: row, view.columns.param: column})
