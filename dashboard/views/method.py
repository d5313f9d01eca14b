"""Data & method: what the articles cover, what the words mean, how right it is, what is not known."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import installed as markup
from dashboard.markup import ledger as inputs
from dashboard.markup import measured as figures
from dashboard.markup import method, words
from dashboard.pages import LEDGER
from dashboard.queries import coverage, installed, ledger, measured
from dashboard.views.panels import coverage as panel

RECENT = 3  # runs and reasons shown here; the ledger has all

store = data.loaded()
st.title("Data & method")
link = sidebar.read(store)
st.html(method.contents())
st.header("Inputs and runs", anchor="inputs")
runs = data.ask(store, ledger.runs)
st.html(inputs.total(data.ask(store, ledger.ledger)))
st.html(inputs.reasons(data.ask(store, ledger.reasons).head(RECENT), sidebar.params()))
st.html(inputs.runs(runs.head(RECENT), len(runs)))
with st.container(key="link-ledger"):
    st.page_link(LEDGER.file, label="The ledger: what became of each input", query_params=sidebar.shared())
st.header("Coverage", anchor="coverage")
st.html(words.paragraph("The whole store, whatever the filters; of them only the switch of copies applies."))
sidebar.copies(link)
covered = data.ask(store, coverage.coverage, link.filters.copies)
st.html(method.shares(coverage.shares(covered)))
panel.calendar(store, link)
st.html(method.coverage(covered))
st.html(method.languages(data.ask(store, coverage.languages)))
st.header("Topics", anchor="topics")
st.html(method.topics(list(store.topics.values())))
st.header("How to read the charts", anchor="reading")
st.html(method.definitions(method.READING))
st.header("Intervals", anchor="intervals")
st.html(method.definitions(method.INTERVALS))
st.header("How it was scored", anchor="scoring")
made = data.ask(store, installed.made)
st.html(method.scoring(made.scorer))
st.header("Portrayal", anchor="portrayal")
st.html(method.definitions(method.PORTRAYAL))
st.header("How accurate each stage is", anchor="accuracy")
st.html(figures.measured(measured.measured()))
st.header("Versions", anchor="versions")
st.html(markup.versions(made, installed.version(), installed.models()))
st.header("Known limits", anchor="limits")
st.html(method.limits(made.scorer))
