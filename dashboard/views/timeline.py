"""Timeline: where actors stood when, when they changed sides, and the sentences behind each mark."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.events import within
from dashboard.figures.parts.timeline_lines import Drawn
from dashboard.lineup import markers
from dashboard.markup import timeline as markup
from dashboard.markup import words
from dashboard.queries import changes as change_query
from dashboard.queries import timeline as query
from dashboard.queries.counts import counts
from dashboard.views.panels import changes, chart, events, evidence, scroll, timeline

store = data.loaded()
st.title("Timeline")
link = sidebar.read(store)
sidebar.filters(store, link)
sidebar.topic(store, link)
filters = link.on_topic
title = store.titles().get(link.topic or "", "")
shown = timeline.actors(store, link)
counted = data.ask(store, counts, filters)
st.html(words.headline(counted, title, words.active(link.filters, store.domain)))
if not shown.lines:
    timeline.nothing(store, link, counted)
    st.stop()

found = data.ask(store, query.timeline, filters, shown.ids, link.unit)
turned = data.ask(store, change_query.changes, filters, shown.ids)
dated = found.marks[found.marks["start"].notna()]
span = (dated["start"].min().date(), dated["end"].max().date()) if len(dated) else (None, None)
marked, outside = within((*store.events, *events.own()), *span)
with st.container(key="sidebyside-timeline"):
    left, right = st.columns([62, 38], gap="large")
with left:
    st.header("Stance over time")
    st.html(words.definitions([topic for topic in store.topics.values() if topic.id == link.topic]))
    timeline.controls(shown, found)
    if len(dated):
        diamonds, shade = markers(turned, found.unit), timeline.shaded(link, shown, found)
        drawn = Drawn(found.marks, found.unit, shown.lines, marked, diamonds, shown.keep, shade)
        timeline.lines(drawn, link, store.snapshot, title)
    else:
        st.html(words.note(markup.only_undated(int(found.marks["n_statements"].sum()))))
    st.html(markup.caption(found, filters, shown.lines, shown.missing))
    leaves = store if len(dated) else None  # without a chart there is nothing to save or pin
    chart.as_table(timeline.NAME, link, lambda: markup.as_table(found.marks, found.unit, title), leaves)
    if listed := markup.events(marked, events.own(), outside):
        st.html(listed)
    events.uploader()
with right:
    st.header("Evidence", anchor=evidence.ANCHOR)
    timeline.boxes(link, shown, found)
    timeline.panel(store, link, shown)
with left:  # last, since it may look at everybody
    changes.panel(store, link, turned, shown.ids, title)
if link.when is not None:
    scroll.to_evidence(str(timeline.tile(link, shown)))
