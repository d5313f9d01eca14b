"""The store is there and can't be read."""

from shlex import quote

import streamlit as st

from dashboard import data
from dashboard.markup import words

problem = data.opened()
if isinstance(problem, data.Problem):
    st.title("The store can’t be read")
    st.html(words.note([f"The store at “{problem.place}” is there, but not whole.", problem.sentence]))
    st.header("What to do")
    st.html(words.command("See what is wrong with it:", f"standpoint doctor --store {quote(problem.place)}"))
    st.html(words.command("Or analyse again into a new one:", "standpoint run ARTICLES --store NEW_STORE"))
    st.html(words.paragraph("Your articles are not touched by either; only the store is read or written."))
    st.button("Look again")
