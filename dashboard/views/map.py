"""Stance map: who stands where, and the sentences behind each tile."""

import streamlit as st

from dashboard import data, measures, sidebar
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

filters = link.map_filters
counted = data.ask(store, counts, filters)
frame = data.ask(store, stance_map.stance_map, filters, link.view, store.titles())
defined = [t for t in store.topics.values() if not filters.topics or t.id in filters.topics]
filtered = words.active(link.filters, store.domain)
topic = store.titles().get(link.topic or "") if link.view.one_topic else None
st.html(words.headline(counted, topic, filtered))
if frame.empty:
    st.html(words.nothing(counted, filters))
    if filtered:
        st.button("Reset filters", on_click=sidebar.reset, key="reset-here")
    st.stop()

with st.container(key="sidebyside-map"):
    left, right = st.columns([62, 38], gap="large")
with left:
    measure = measures.BY_ID[link.measure]
    st.header(tiles.title(link, measure))
    tiles.switch(link)
    shown = stance_map.top(frame, *stance_map.sizes(show_all=link.show_all))
    hidden = stance_map.hidden(frame, shown)
    st.html(words.definitions(defined) + tiles.legend(shown, measure))
    tiles.tiles(shown, link, store.snapshot, measure)
    starred = stance_map.discovered(shown)
    st.html(words.caption(link.view, filters, counted, hidden, measure, discovered=starred))
    with st.container(horizontal=True, vertical_alignment="center"):
        if any(hidden) or link.show_all:
            most = stance_map.sizes(show_all=True)
            both = words.everything(link.view, stance_map.size(frame), most)
            sidebar.bound(st.toggle, both, link.show_all, "all", encode=lambda on: on or None)
        tiles.table(store, shown, link, measure)
with right:
    st.header("Evidence", anchor=evidence.ANCHOR)
    evidence.boxes(frame, store, link)
    if link.tile.chosen(link.view):
        evidence.panel(store, link, filters, link.tile)
    else:
        rows, columns = link.view.rows.title.lower(), link.view.columns.title.lower()
        hint = f"Click a tile, or choose {rows} and {columns} above, to read the sentences behind it."
        st.html(words.paragraph(hint))
if link.tile.chosen(link.view):
    scroll.to_evidence(str(link.tile))
