"""Data & method: what went in, what became of it, what the words mean, what is not known."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import method, words
from dashboard.queries import ledger

store = data.loaded()
st.title("Data & method")
sidebar.read(store)
st.html(words.paragraph("The whole store, whatever the filters of the map."))
st.header("Runs")
accounted = "Every input is accounted for: inputs = kept + duplicates + rejected + failed."
st.html(words.paragraph(f"{accounted} Unchanged ones, analysed before, are among them."))
runs = data.ask(store, ledger.runs)
st.html(method.runs(runs))
st.header("Inputs that were not kept")
st.html(method.reasons(data.ask(store, ledger.reasons)))
st.header("Coverage by outlet")
coverage = data.ask(store, ledger.coverage)
st.html(method.shares(ledger.shares(coverage)))
st.html(method.coverage(coverage))
st.header("Topics")
st.html(method.topics(list(store.topics.values())))
st.header("How to read the map")
st.html(method.reading(runs["scorer"].iloc[0]))
st.header("Known limits")
st.html(method.definitions(method.LIMITS))
