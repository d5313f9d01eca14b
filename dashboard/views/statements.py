"""Statements and articles: searched, filtered, sorted, each leading to its place in the text."""

import streamlit as st

from dashboard import data, sidebar
from dashboard.filters import LISTS
from dashboard.markup import statements as markup
from dashboard.views.panels import as_list, statements

store = data.loaded()
st.title("Statements and articles")
link = sidebar.read(store)
sidebar.filters(store, link)
as_list.chosen_elsewhere(store, link)
statements.controls(link)
told = markup.read_as(link.query)
if told:
    st.html(told)
sidebar.bound(
    st.segmented_control, "List", link.listing, "list", options=list(LISTS), required=True,
    format_func=LISTS.__getitem__, encode=lambda which: None if which == "statements" else which,
)  # fmt: skip
match link.listing:
    case "statements":
        statements.statements(store, link)
    case "articles":
        statements.articles(store, link)
