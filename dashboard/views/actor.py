"""Actor: one person or body; stance on every topic, who quotes it, in which voice and tone."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.filters import Tile
from dashboard.markup import actor as markup
from dashboard.markup import words
from dashboard.queries.counts import counts
from dashboard.views.panels import actor as panel
from dashboard.views.panels import actor_charts as charts
from dashboard.views.panels import actor_evidence, evidence, scroll

store = data.loaded()
link = sidebar.read(store)
sidebar.filters(store, link)
actor = panel.chosen(store, link)
counted = data.ask(store, counts, link.filters, Tile(actor=actor))
if actor is None:
    panel.empty(store, None, counted)
    st.stop()

panel.head(store, actor)
panel.controls(store, actor)
if not counted.statements + counted.abstained:
    panel.empty(store, actor, counted)
    st.stop()

headline = words.headline(counted, None, words.active(link.filters, store.domain))
st.html(headline + markup.share_abstained(counted))
with st.container(key="sidebyside-actor"):
    left, right = st.columns([62, 38], gap="large")
with left:
    st.header("Stance on every topic")
    st.html(words.definitions([t for t in store.topics.values() if t.id in (link.filters.topics or (t.id,))]))
    charts.trend(store, link, actor)
    st.header("Who quotes them")
    charts.who_quotes(store, link, actor)
    st.header("How it is known")
    charts.how_known(store, link, actor)
    st.header("Tone against stance")
    charts.tone_against_stance(store, link, actor)
with right, st.container(key="actor-chosen" if actor_evidence.chosen(link) else "actor-examples"):
    st.header("Evidence", anchor=evidence.ANCHOR)
    actor_evidence.panel(store, link, actor)
if actor_evidence.chosen(link):
    scroll.to_evidence(str((actor_evidence.tile(link, actor), link.statement)))
