"""The dashboard's entry: `streamlit run dashboard/app.py -- --store DIR`."""

from __future__ import annotations

from pathlib import Path

import duckdb
import streamlit as st

from dashboard import data, sidebar
from dashboard.markup import words
from dashboard.markup.style import style
from pipeline.errors import StoreError

PAGES = {"map": "Stance map", "article": "Article", "ledger": "Ledger", "method": "Data & method"}


def main() -> None:
    """Choose the page for the address, or the page that says why there is nothing to show."""
    views = sidebar.VIEWS_FOLDER
    icon = str(Path(__file__).resolve().parent / "icon.svg")
    st.set_page_config(page_title="Standpoint", page_icon=icon, layout="wide")
    st.html(style(sidebar.colours()))
    found = data.opened()
    # Every address stays valid when the store is not there: the link works again once it is.
    pages = [
        st.Page(views / f"{_view(name, found)}.py", title=title, url_path=name, default=name == "map")
        for name, title in PAGES.items()
    ]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=f"{page.title} · Standpoint")
    if isinstance(found, data.Loaded):
        sidebar.navigation()
        banner = words.sample_banner(found.size)
        if banner:
            st.html(banner)
    try:
        page.run()
    except (StoreError, duckdb.Error) as error:
        st.title("The store can’t be read")
        st.html(words.note([str(error), "Load the page again; if this stays, run the analysis again."]))


def _view(page: str, found: data.Loaded | data.Problem) -> str:
    """The file that shows a page: its own, or the one that says what is wrong."""
    if isinstance(found, data.Loaded) or (page == "ledger" and found.store is not None):
        return page
    return found.kind


if __name__ == "__main__":  # not where a worker process reads its parent's main file
    main()
