"""Stance map: who stands where, and the sentences behind each tile."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import words
from dashboard.queries import stance_map
from dashboard.queries.counts import counts
from dashboard.views.panels import evidence, scroll, tiles

store = data.loaded()
st.title("Stance map")
link = sidebar.read(store)
sidebar.filters(store, link)
with st.container(horizontal=True, vertical_alignment="top"):
    sidebar.view_controls(store, link)

counted = data.ask(store, counts, link.filters)
frame = data.ask(store, stance_map.stance_map, link.filters, link.view, store.titles())
defined = [t for t in store.topics.values() if link.filters.topic in (None, t.id)]
filtered = words.active(link.filters, store.domain.outlets)
st.html(words.headline(counted, store.titles().get(link.filters.topic or ""), filtered))
if frame.empty:
    st.html(words.nothing(counted, link.filters))
    if filtered:
        st.button("Reset filters", on_click=sidebar.reset, key="reset-here")
    st.stop()

with st.container(key="sidebyside-map"):
    left, right = st.columns([62, 38], gap="large")
with left:
    st.header(f"Mean stance, {link.view.title.lower()}")
    st.html(words.definitions(defined) + words.legend())
    shown = frame if link.show_all else stance_map.top(frame, stance_map.TOP_ROWS, stance_map.TOP_COLUMNS)
    hidden = stance_map.hidden(frame, shown)
    tiles.tiles(shown, link, store.snapshot)
    st.html(words.caption(link.view, link.filters, counted, hidden, discovered=stance_map.discovered(shown)))
    with st.container(horizontal=True):
        if any(hidden) or link.show_all:
            both = f"All {link.view.rows.plural} and {link.view.columns.plural}"
            sidebar.bound(st.toggle, both, link.show_all, "all", encode=lambda on: on or None)
        sidebar.bound(st.toggle, "Show as table", link.table, "table", encode=lambda on: on or None)
    if link.table:
        tiles.as_table(shown, link)
with right:
    st.header("Evidence", anchor=evidence.ANCHOR)
    evidence.boxes(frame, store, link)
    evidence.panel(store, link)
if link.tile.chosen(link.view):
    scroll.to_evidence(str(link.tile))
