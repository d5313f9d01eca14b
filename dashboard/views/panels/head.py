"""The head of every page: links to the pages, Copy link, and of when the data are."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import FRESH_SECONDS, ask, newest
from dashboard.loaded import Loaded
from dashboard.markup import head as markup
from dashboard.markup import words
from dashboard.pages import BRIEFING, PAGES
from dashboard.queries import domain
from dashboard.views.panels import pins, saved_views


def head(store: Loaded) -> None:
    """Links that keep every filter, the button that copies a link, and what the reader must know first."""
    kept, finished = sidebar.shared(), ask(store, domain.finished)
    with st.container(horizontal=True, vertical_alignment="center", key="navigation"):
        st.html('<p class="sp-brand">Standpoint</p>', width="content")
        pinned = len(pins.current(store).pins)
        for page in PAGES:
            if page.listed:
                label = f"{page.title} ({pinned})" if pinned and page is BRIEFING else page.title
                st.page_link(page.file, label=label, query_params=kept, width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content", key="tools"):
            st.html(markup.state(finished), width="content")
            saved_views.popover(store)
            st.html(markup.copy_link(store.snapshot), width="content", unsafe_allow_javascript=True)
    told = words.sample_banner(store.size)
    if told:
        st.html(told)
    _watch(store)
    if store.pinned:
        st.html(markup.pinned(finished))
        with st.container(key="link-newest"):
            st.button("Show the newest data", on_click=lambda: sidebar.put(data=None))


@st.fragment(run_every=FRESH_SECONDS)
def _watch(store: Loaded) -> None:
    """Says when the store got newer data while a page stands open; the next click would show them anyway."""
    if newest(store.place) == store.newest:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="link-fresh"):
        st.html(markup.newer(), width="content")
        if st.button("Show them"):
            st.rerun()
