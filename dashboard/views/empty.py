"""The store is whole and holds no article."""

from shlex import quote

import streamlit as st

from dashboard import data
from dashboard.markup import words

problem = data.opened()
if isinstance(problem, data.Problem):
    st.title("The store holds no article yet")
    st.html(words.note([f"The store at “{problem.place}” can be read, but {problem.sentence}."]))
    st.header("What to do")
    st.html(
        words.command(
            "Add articles (files, folders, globs):", f"standpoint run ARTICLES --store {quote(problem.place)}"
        )
    )
    st.html(words.paragraph("The summary that command prints says what became of every input, and why."))
    st.button("Look again", type="primary")
