"""Statements and articles: searched, filtered, sorted, each leading to its place in the text."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import statements as markup
from dashboard.views.panels import statements

store = data.loaded()
st.title("Statements and articles")
link = sidebar.read(store)
sidebar.filters(store, link)
statements.controls(link)
told = markup.read_as(link.query)
if told:
    st.html(told)
# The tab that is not open asks nothing.
first, second = st.tabs(["Statements", "Articles"], key="lists", on_change="rerun")
if first.open:
    with first:
        statements.statements(store, link)
if second.open:
    with second:
        statements.articles(store, link)
