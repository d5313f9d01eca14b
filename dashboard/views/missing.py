"""There is no store where the command looked."""

from shlex import quote

import streamlit as st

from dashboard import data
from dashboard.markup import words
from dashboard.pages import ADD

problem = data.opened()
if isinstance(problem, data.Problem):
    st.title("No store here yet")
    st.html(words.note([f"Nothing is stored at “{problem.place}”."]))
    st.header("What to do")
    st.html(
        words.command(
            "Analyse your articles into it:", f"standpoint run ARTICLES --store {quote(problem.place)}"
        )
    )
    with st.container(key="link-add"):
        st.page_link(ADD.file, label="Or add a few articles here, from files or as text")
    st.html(words.command("Or look at the sample corpus first:", "standpoint demo"))
    st.html(words.command("If the store lies elsewhere:", "standpoint dashboard --store DIR"))
    st.button("Look again")
