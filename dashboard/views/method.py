"""Data & method: what the articles cover, what the words mean, what is not known."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import method, words
from dashboard.pages import LEDGER
from dashboard.queries import coverage, ledger, measured

store = data.loaded()
st.title("Data & method")
link = sidebar.read(store)
st.html(
    words.paragraph("The whole store, whatever the filters of the map; only the switch of copies applies.")
)
runs = data.ask(store, ledger.runs)
with st.container(key="link-ledger"):
    told = "The ledger: runs, and what became of each input"
    st.page_link(LEDGER.file, label=told, query_params=sidebar.shared())
st.header("Coverage by outlet")
sidebar.copies(link)
covered = data.ask(store, coverage.coverage, link.filters.copies)
st.html(method.shares(coverage.shares(covered)))
st.html(method.coverage(covered))
st.header("Coverage by language")
st.html(method.languages(data.ask(store, coverage.languages)))
st.header("Topics")
st.html(method.topics(list(store.topics.values())))
st.header("How to read the map")
scorer = runs["scorer"].iloc[0]
st.html(method.definitions(method.READING))
st.header("How it was scored")
st.html(method.scoring(scorer))
st.header("Portrayal")
st.html(method.definitions(method.PORTRAYAL))
st.header("Measured")
st.html(method.measured(measured.measured()))
st.header("Known limits")
st.html(method.limits(scorer))
