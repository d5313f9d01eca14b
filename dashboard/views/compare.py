"""Compare outlets: the same actors, the same topic, side by side, and the sentences behind each mark."""

from dataclasses import replace

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import words
from dashboard.queries.counts import counts
from dashboard.views.panels import compare, scroll, side_by_side

store = data.loaded()
st.title("Compare outlets")
link = sidebar.read(store)
sidebar.filters(store, link)
outlets = compare.outlets(store, link)
if len(outlets) < compare.SEVERAL:
    compare.missing(store)
    st.stop()

filters = replace(link.on_topic, outlets=outlets)
counted = data.ask(store, counts, filters)
filtered = words.active(replace(link.filters, outlets=()), store.domain)
st.html(words.headline(counted, store.titles().get(link.topic or ""), filtered))
if link.filters.outlets:
    st.html(words.paragraph("The outlets chosen here stand in for the filter of outlets."))
with st.container(key="sidebyside-compare"):
    left, right = st.columns([62, 38], gap="large")
with left:
    compare.stance(store, link, filters)
    compare.portrayal(store, link, filters)
    compare.attention(store, link, filters)
with right, st.container(key="beside-compare"):
    compare.sentences(store, link, filters)
side_by_side.panel(store, link, outlets)
if link.at is not None:
    scroll.to_evidence(f"{link.actor} {link.at} {link.topic}")
