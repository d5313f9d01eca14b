"""The inputs that gave no analysed article, one by one: chosen, searched, paged, downloaded."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.filters import LISTED
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import ledger as markup
from dashboard.markup import words
from dashboard.queries import ledger
from dashboard.theme import count


def inputs(store: Loaded, link: Link) -> None:
    """The list, and the boxes that narrow it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sidebar.bound(
            st.selectbox, "Became", link.outcome, "outcome", options=list(LISTED),
            format_func=LISTED.__getitem__, index=None, placeholder="Anything but analysed", width=240,
        )  # fmt: skip
        sidebar.bound(st.text_input, "Find in name, place or reason", link.find, "find", width=380)
    wanted = ledger.Wanted(link.outcome, link.find)
    total = ask(store, ledger.n_inputs, wanted)
    if not total:
        st.html(words.note(["No input matches. Choose another outcome, or look for fewer words."]))
        return
    pages = -(-total // ledger.PAGE_SIZE)
    page = st.pagination(pages, key=f"page-{link.outcome}-{link.find}") if pages > 1 else 1
    shown = ask(store, ledger.inputs, wanted, page)
    with st.container(key="inputs"):
        st.html(markup.inputs(shown, sidebar.params(), markup.place(page, total, len(shown))))
    st.download_button(
        f"Download {count(total, 'row')} (CSV)",
        lambda: markup.as_csv(ledger.inputs(store.connection.cursor(), wanted, None)),  # made on a click
        "standpoint-ledger.csv",
        "text/csv",
        on_click="ignore",
    )
