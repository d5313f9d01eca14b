"""Ledger: what became of every input, and why."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.figures import ledger as figure
from dashboard.loaded import Loaded
from dashboard.markup import ledger as markup
from dashboard.markup import words
from dashboard.pages import METHOD
from dashboard.queries import ledger
from dashboard.views.panels import back, chart, inputs

RECENT = 5  # runs shown at once

store = data.readable()
if isinstance(data.opened(), Loaded):
    back.back(METHOD, "Data & method")
st.title("Ledger")
link = sidebar.read(store)
outcomes, runs = data.ask(store, ledger.ledger), data.ask(store, ledger.runs)
reasons = data.ask(store, ledger.reasons)
st.html(markup.total(outcomes))
with st.container(key="sidebyside-ledger"):
    left, right = st.columns([42, 58], gap="large")
with left:
    st.header("What became of the inputs")
    st.plotly_chart(
        figure.ledger(outcomes, sidebar.colours()),
        theme=None, config={**chart.CONFIG, "staticPlot": True}, alt=figure.describe(outcomes),
    )  # fmt: skip
    chart.as_table("ledger", link, lambda: markup.outcomes(outcomes), store)
with right:
    st.header("Reasons")
    st.html(markup.reasons(reasons, sidebar.params()))
st.header("Runs")
sums = "Inputs = kept + duplicates + rejected + failed."
st.html(
    words.paragraph(f"{sums} Not analysed: among the kept. Unchanged: analysed before, among the inputs.")
)
st.html(markup.runs(runs.head(RECENT), len(runs)))
if len(runs) > RECENT:
    with st.expander(f"All {len(runs):,} runs"):
        st.html(markup.runs(runs, len(runs)))
if reasons.empty:
    st.stop()

st.header("Input by input")
inputs.inputs(store, link)
