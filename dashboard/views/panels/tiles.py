"""The map as a chart that can be clicked, as a list on narrow screens, and as a table."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import sidebar
from dashboard.figures import stance_map
from dashboard.filters import MEASURES
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import ranked, tables, words
from dashboard.measures import MEAN, Measure
from dashboard.views.panels import chart

NAME = "stance-map"
# A link loads the page anew, which takes seconds on a phone. A tap on an entry of the list is an entry in the
# history instead, of which Streamlit hears as it hears of Back. No word of data gets into the script.
TAPS = """
if (!window.standpointTaps) {
  window.standpointTaps = true;
  document.addEventListener("click", (tap) => {
    const entry = tap.target.closest("a.sp-entry");
    if (!entry || tap.button || tap.metaKey || tap.ctrlKey || tap.shiftKey || tap.altKey) return;
    tap.preventDefault();
    history.pushState(null, "", entry.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });
}
"""


def switch(link: Link) -> None:
    """The switch between what tiles tell."""
    sidebar.bound(
        st.segmented_control, "Measure", link.measure, "measure", options=list(MEASURES), required=True,
        format_func=MEASURES.__getitem__, encode=lambda told: None if told == MEAN.id else told,
        label_visibility="collapsed",
    )  # fmt: skip


def title(link: Link, measure: Measure) -> str:
    """What the map shows."""
    return f"{measure.title}, {link.view.title.lower()}"


def legend(frame: pd.DataFrame, measure: Measure) -> str:
    """The scale of the tiles."""
    return words.legend(measure, sidebar.colours(), int(frame["n_statements"].max()))


def tiles(frame: pd.DataFrame, link: Link, snapshot: str, measure: Measure) -> None:
    """The map; a click on a tile chooses its row and column. Narrow screens show the list in its place."""
    rows, columns = link.view.rows, link.view.columns
    clicks = chart.Clicks((rows.param, columns.param), (link.tile.of(rows), link.tile.of(columns)))
    signature = (snapshot, link.view.id, link.map_filters, link.show_all, measure.id)
    draw = partial(stance_map.stance_map, frame, sidebar.colours(), measure=measure)
    with st.container(key="map-wide"):
        alt = stance_map.describe(frame, link.view.title, measure)
        chart.clickable(NAME, draw, clicks, signature, alt)
    with st.container(key="map-narrow"):
        st.html(ranked.ranked(frame, link, sidebar.params(), measure, sidebar.colours()))
        st.html(f"<script>{TAPS}</script>", unsafe_allow_javascript=True)


def table(store: Loaded, frame: pd.DataFrame, link: Link, measure: Measure) -> None:
    """The same numbers as a table, behind its switch."""
    caption = f"{title(link, measure)}; in brackets the mean’s 95\u00a0% interval and what it is made of"
    chart.as_table(
        NAME, link, lambda: tables.stance_table(frame, link.view.rows.title, caption, measure), store
    )
