"""Briefing: what is pinned, in its order and with its words, to be saved as slides, a report or files."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import briefing as markup
from dashboard.markup import words
from dashboard.views.panels import briefing, briefing_export, pins

store = data.loaded()
st.title("Briefing")
link = sidebar.read(store)
tray = pins.current(store)
pins.refused(briefing.KEY)
if not tray.pins:
    briefing.empty(store, link)
    briefing.others(store, tray)
    st.stop()

st.html(words.paragraph(markup.LEAD))
briefing.title(store, tray)
briefing_export.offer(tray)
briefing.others(store, tray)
st.header("Pins")
briefing.afresh(store, tray)
briefing.listed(store, tray)
