"""The store is whole and holds no article."""

from shlex import quote

import streamlit as st

from dashboard import data
from dashboard.markup import method, words
from dashboard.queries import ledger

problem = data.opened()
if isinstance(problem, data.Problem):
    st.title("The store holds no article")
    st.html(words.note([f"The store at “{problem.place}” can be read, but {problem.sentence}."]))
    if problem.store is not None:
        st.header("What became of the inputs")
        st.html(method.reasons(data.ask(problem.store, ledger.reasons)))
    st.header("What to do")
    st.html(
        words.command(
            "Add articles (files, folders, globs):", f"standpoint run ARTICLES --store {quote(problem.place)}"
        )
    )
    st.button("Look again")
