"""The dashboard's entry: `streamlit run dashboard/app.py -- --store DIR`."""

from __future__ import annotations

from pathlib import Path

import duckdb
import streamlit as st

from dashboard import data, sidebar
from dashboard.loaded import Loaded
from dashboard.markup import words
from dashboard.markup.style import style
from dashboard.pages import ADD, LEDGER, MAP, PAGES, VIEWS_FOLDER, Page
from dashboard.views.panels import head
from pipeline.errors import StoreError


def main() -> None:
    """Choose the page for the address, or the page that says why there is nothing to show."""
    icon = str(Path(__file__).resolve().parent / "icon.svg")
    st.set_page_config(page_title="Standpoint", page_icon=icon, layout="wide")
    st.html(style(sidebar.colours()))
    found = data.opened()
    # Every address stays valid when the store is not there: the link works again once it is.
    pages = [
        st.Page(
            _file(page, found),
            title=page.title,
            url_path=page.name if page is not MAP else "start",
            default=page is MAP,
        )
        for page in PAGES
    ]
    # The first page stands at the address without a name; who writes its name is led there.
    named = st.Page(VIEWS_FOLDER / "named.py", title=MAP.title, url_path=MAP.name)
    page = st.navigation([*pages, named], position="hidden")
    sidebar.enter(page.url_path)
    st.set_page_config(page_title=f"{page.title} · Standpoint")
    if isinstance(found, Loaded):
        head.head(found)
    try:
        page.run()
    except (StoreError, duckdb.Error) as error:
        st.title("The store can’t be read")
        st.html(words.note([str(error), "Load the page again; if this stays, run the analysis again."]))


def _file(page: Page, found: Loaded | data.Problem) -> str:
    """The file that shows a page: its own, or the one that says what is wrong."""
    if isinstance(found, Loaded) or (page is LEDGER and found.store is not None):
        return page.file
    if page is ADD and found.kind in {"missing", "empty"}:  # the first articles make the store
        return page.file
    return str(VIEWS_FOLDER / f"{found.kind}.py")


if __name__ == "__main__":  # not where a worker process reads its parent's main file
    main()
