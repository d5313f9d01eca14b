"""Saved views, in the head of every page: name this page with its filters, open others, rename, delete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from dashboard import saved, sidebar
from dashboard.briefing.shelf import Shelf
from dashboard.loaded import Loaded
from dashboard.markup import saved as markup
from dashboard.markup import words
from dashboard.pages import MAP, PAGES
from dashboard.saved import MOST_CHARACTERS, Views
from dashboard.views.panels import pins
from pipeline.errors import StandpointError

KEY, NAME, CHOSEN, NEW, FILE = "views", "view-name", "view-chosen", "view-new-name", "view-file"
LIST_PX = 260  # of the list; more views scroll inside it
FEW = 6  # of which the list is as high as it is long


@st.fragment
def popover(store: Loaded) -> None:
    """The button “Views”, and behind it all there is to do with them."""
    with st.popover("Views", key=KEY, on_change="rerun") as box:
        if not box.open:
            return
        shelf = Shelf(store.place)
        try:
            views = shelf.views()
        except StandpointError as error:
            st.html(words.note([error.sentence()]))
            return
        # Each part in a place of its own, whatever the others hold: one that moves would fold.
        for part in (_save, _list, _manage, _files):
            with st.container():
                part(shelf, views)


def _save(shelf: Shelf, _views: Views) -> None:
    with st.form("view-form", border=False, clear_on_submit=False, enter_to_submit=True):
        st.text_input(
            "Save this page with its filters as", key=NAME, max_chars=MOST_CHARACTERS,
            placeholder="A name for it",
        )  # fmt: skip
        st.form_submit_button("Save view", key="view-save", on_click=_save_it, args=(shelf,))
    pins.refused(KEY)


def _save_it(shelf: Shelf) -> None:
    now, name = dt.datetime.now(dt.UTC), st.session_state[NAME]
    if _change(shelf, lambda views: saved.saved(views, saved.view(name, page(), sidebar.params(), now))):
        st.session_state[NAME] = ""


def page() -> str:
    """The name of the page that is shown."""
    shown = st.session_state.get(sidebar.PAGE, "")
    return shown if shown in {one.name for one in PAGES} else MAP.name


def _list(_shelf: Shelf, views: Views) -> None:
    if not views:
        st.html(words.paragraph(markup.NONE))
        return
    kept = {key: values for key, values in sidebar.params().items() if key == "tray"}
    files = {one.name: one.file for one in PAGES}
    with st.container(gap="xxsmall", height=LIST_PX if len(views) > FEW else "content", key="link-views"):
        for one in views:
            st.page_link(files[one.page], label=markup.label(one.name), query_params={**one.params, **kept})
    st.html(words.paragraph(markup.NEWEST))


def _manage(shelf: Shelf, views: Views) -> None:
    if not views:
        return
    with st.expander("Rename or delete"):
        by_name = {one.name: one for one in views}
        st.selectbox("View", list(by_name), key=CHOSEN, format_func=lambda name: markup.told(by_name[name]))
        st.text_input("New name", key=NEW, max_chars=MOST_CHARACTERS)
        with st.container(horizontal=True):
            st.button("Rename", key="view-rename", on_click=_rename, args=(shelf,))
            st.button("Delete", key="view-delete", on_click=_delete, args=(shelf,))


def _rename(shelf: Shelf) -> None:
    chosen, new = st.session_state[CHOSEN], st.session_state[NEW]
    if _change(shelf, lambda views: saved.renamed(views, chosen, new)):
        st.session_state[NEW] = ""


def _delete(shelf: Shelf) -> None:
    chosen = st.session_state[CHOSEN]
    _change(shelf, lambda views: saved.deleted(views, chosen))


def _files(shelf: Shelf, views: Views) -> None:
    with st.expander("Export or import"):
        if views:
            st.download_button(
                f"Download all {len(views):,} (JSON)", saved.encode(views), markup.FILE, "application/json",
                key="view-download", on_click="ignore",
            )  # fmt: skip
        file = st.file_uploader("Add views from a file", type="json", key=FILE)
        if file is not None:
            text = file.getvalue().decode("utf-8", errors="replace")
            st.button("Add them", key="view-add", on_click=_add, args=(shelf, text))


def _add(shelf: Shelf, text: str) -> None:
    _change(shelf, lambda views: saved.added(views, saved.decode(text)))


def _change(shelf: Shelf, change: Callable[[Views], Views]) -> bool:
    """Whether it could be done; why not is said on the page."""
    try:
        shelf.change(change)
    except StandpointError as error:
        pins.refuse(KEY, error)
        return False
    return True
