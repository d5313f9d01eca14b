"""A chart whose marks can be clicked, and the same numbers as a table.

A click writes what the mark stands for to the address; a second click changes nothing. The figure stays
the same from click to click (a changed one costs 0.35 s to draw): the browser outlines what was clicked.
When the choice changes in any other way (a link, Back, the boxes, a filter), a new chart is drawn that has
it outlined from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import sidebar
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.views.panels import drawing, exporting

CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    # Two quick clicks on two marks are two choices; Plotly would take them for "deselect all".
    "doubleClickDelay": 1,
}
STATE = "charts-shown"

Chosen = tuple[str | None, ...]  # what a mark stands for: the first values of its customdata


@dataclass(frozen=True, slots=True)
class Clicks:
    """What a click on a chart sets: the parameters that the first values of a mark's customdata are for."""

    params: tuple[str, ...]
    chosen: Chosen

    @property
    def outlined(self) -> Chosen | None:
        """What is chosen, or None unless all of it is."""
        return None if None in self.chosen else self.chosen


def clickable(
    name: str,
    draw: Callable[[Chosen | None], go.Figure],
    clicks: Clicks,
    signature: Hashable,
    alt: str,
) -> None:
    """A chart that takes clicks.

    Args:
        name: The noun of the figure.
        draw: Makes the figure, with the mark outlined that stands for what is passed. Its marks that take
            clicks have customdata that begins with a value for each of `clicks.params`.
        clicks: What a click sets, and what is chosen now.
        signature: All that the figure depends on but what is chosen: snapshot, filters, topic, and so on.
        alt: The figure in a sentence, for those who can't see it.
    """
    shown = _shown(name, (signature, sidebar.colours().mode), clicks.outlined)
    key = f"{name}-{shown['generation']}"
    seen = st.plotly_chart(
        draw(shown["outlined"]),
        key=key,
        on_select=lambda: _click(name, key, clicks.params),
        selection_mode="points",
        theme=None,
        config=config(name),
        alt=alt,
    )
    # Of clicks on A, B and A again, as fast as a hand is, the last one has no callback where it ends the run
    # that B began: Streamlit compares it with the A of before, while what B wrote stays.
    points = seen.selection.points
    if points and _meant(points, clicks.params) != shown.get("clicked"):
        _click(name, key, clicks.params)
        st.rerun()


def still(name: str, figure: go.Figure, alt: str) -> None:
    """A chart without clicks; pointing still tells its numbers."""
    st.plotly_chart(figure, key=f"{name}-still", theme=None, config=config(name), alt=alt)


def config(name: str) -> dict[str, Any]:
    """How a chart behaves; it has a camera of its own only where the server can't draw it."""
    if drawing.can_draw():
        return CONFIG
    camera = {"format": "png", "scale": 2, "filename": f"standpoint-{name}"}
    return {
        **CONFIG,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": camera,
    }


def as_table(name: str, link: Link, table: Callable[[], str], store: Loaded | None = None) -> None:
    """The switch “Show as table” of a chart, with Export and Pin, and the table while it is on.

    Args:
        name: The noun of the figure, one of `link.CHARTS`.
        link: The link.
        table: Makes the table as HTML.
        store: What the figure shows, where it can leave.
    """
    others = [one for one in link.tables if one != name]
    on = name in link.tables
    with st.container(horizontal=True, vertical_alignment="center", width="content", key=f"take-{name}"):
        sidebar.bound(
            st.toggle, "Show as table", on, "table", slot=f"table-{name}",
            encode=lambda now: [*others, name] if now else others,
        )  # fmt: skip
        if store is not None:
            exporting.beside(store, name)
    if on:
        st.html(table())


def _shown(name: str, signature: Hashable, chosen: Chosen | None) -> dict[str, Any]:
    charts: dict[str, dict[str, Any]] = st.session_state.setdefault(STATE, {})
    shown = charts.get(name, {"generation": 0, "signature": None, "chosen": None, "outlined": None})
    if shown["signature"] != signature or shown["chosen"] != chosen:
        shown = {
            "generation": shown["generation"] + 1,
            "signature": signature,
            "chosen": chosen,
            "outlined": chosen,
        }
        charts[name] = shown
    return shown


def _click(name: str, key: str, params: Sequence[str]) -> None:
    shown = st.session_state[STATE][name]
    points = st.session_state[key].selection.points
    if not points:
        # Plotly takes a second click on a mark, or a double click, for "deselect". For an analyst the
        # mark stays chosen (the boxes clear it), so the chart is drawn anew with its outline.
        shown["signature"] = None
        return
    found = _meant(points, params)
    shown["clicked"] = found
    if key == f"{name}-{shown['generation']}":  # a chart that is being replaced can't outline its click
        shown["chosen"] = found
    sidebar.put(**dict(zip(params, found, strict=True)))


def _meant(points: Sequence[Any], params: Sequence[str]) -> Chosen:
    """What the clicked mark stands for."""
    return tuple(points[0]["customdata"][: len(params)])
