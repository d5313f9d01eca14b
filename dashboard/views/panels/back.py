"""The way back from a page that is reached from a list."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.pages import Page


def back(page: Page, label: str) -> None:
    """A small link to the page this one is reached from, with the filters as they are."""
    with st.container(key="link-back"):
        st.page_link(page.file, label=label, query_params=sidebar.shared(), width="content")
