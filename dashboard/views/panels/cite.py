"""The citation of the statement that is shown, in two styles, to copy."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from dashboard.data import ask
from dashboard.loaded import Loaded
from dashboard.markup import cite as markup
from dashboard.queries import citation


def panel(store: Loaded, article_id: str, statement_id: str | None) -> None:
    """A button that opens the citation; nothing where no statement of the article is chosen.

    Args:
        store: The store.
        article_id: The article that is shown.
        statement_id: The statement the link names, or None.
    """
    if statement_id is None:
        return
    found = ask(store, citation.citation, article_id, statement_id, store.snapshot)
    if found is None:
        return
    with st.popover(markup.LABEL, icon=":material/format_quote:", type="tertiary"):
        for name, text in markup.citations(found, dt.datetime.now(dt.UTC).date()).items():
            st.caption(name)
            st.code(text, language=None, wrap_lines=True)
        st.html(markup.note(found))
