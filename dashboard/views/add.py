"""Add articles: files or a pasted text are read, looked at, and saved."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.loaded import Loaded
from dashboard.views.panels import adding

at = adding.ready()  # first: what was saved just now is in the store that is opened
found = data.opened()
store = found if isinstance(found, Loaded) else found.store
st.title("Add articles")
if isinstance(found, Loaded):
    sidebar.read(found)
where = adding.destination(data.store_place())
if where is None:
    st.stop()
match at.step:
    case "collect":
        adding.collect(at, where)
    case "reading":
        adding.wait(at, "Reading")
    case "found":
        adding.found(at, where, store)
    case "saving":
        adding.wait(at, "Saving")
    case "saved":
        adding.saved(at, store)
