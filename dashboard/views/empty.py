"""The store is whole and holds no article."""

from shlex import quote

import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import ledger as markup
from dashboard.markup import words
from dashboard.pages import ADD, LEDGER
from dashboard.queries import ledger

problem = data.opened()
if isinstance(problem, data.Problem):
    st.title("The store holds no article")
    st.html(words.note([f"The store at “{problem.place}” can be read, but {problem.sentence}."]))
    if problem.store is not None:
        st.header("What became of the inputs")
        st.html(markup.reasons(data.ask(problem.store, ledger.reasons), sidebar.params()))
        with st.container(key="link-ledger"):
            st.page_link(LEDGER.file, label="The ledger: each input with its reason")
    st.header("What to do")
    st.html(
        words.command(
            "Add articles (files, folders, globs):", f"standpoint run ARTICLES --store {quote(problem.place)}"
        )
    )
    with st.container(key="link-add"):
        st.page_link(ADD.file, label="Or add a few articles here, from files or as text")
    st.button("Look again")
