"""Which outlet the store has articles of, and when: a picture, and the same as a table."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.figures import coverage as figure
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import coverage as markup
from dashboard.queries import coverage as query
from dashboard.views.panels import chart

NAME = "coverage"


def calendar(store: Loaded, link: Link) -> None:
    """The figure with what its shades mean, and its table."""
    found = ask(store, query.calendar)
    rest = markup.rest(found)
    drawn = figure.coverage(found.cells, found.unit, rest, sidebar.colours())
    chart.still(NAME, drawn, figure.describe(found.cells, found.unit, rest))
    st.html(markup.caption(found))
    chart.as_table(NAME, link, lambda: markup.calendar(found), store)
