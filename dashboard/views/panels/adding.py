"""The steps of adding articles on screen: collect, wait, look, save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from shlex import quote

import pandas as pd
import streamlit as st

from dashboard import data, sidebar
from dashboard.adding.desk import Desk
from dashboard.adding.target import Target, target
from dashboard.adding.tray import Pasted
from dashboard.filters import EARLIEST
from dashboard.loaded import Loaded
from dashboard.markup import adding as markup
from dashboard.markup import cards, words
from dashboard.pages import LEDGER, MAP
from dashboard.queries import adding, ledger
from dashboard.theme import count
from pipeline.errors import PackError

FILE_MB, TOTAL_MB, MOST_FILES = 50, 100, 200  # they lie in the server's memory until they are read
MOST_LINKS = 20  # to articles that were saved; the page of statements leads to all
LOOK_SECONDS = 0.5  # between two looks at how far the worker is
KINDS = (
    "Text, pages (HTML, MHTML), JSON, JSON Lines, CSV, mails, feeds, Word, PDF, and archives of these "
    f"(ZIP, TAR, GZ, BZ2, XZ). Up to {MOST_FILES} files, {FILE_MB} MB each, {TOTAL_MB} MB in all."
)
SAMPLE = (
    "This store holds the invented sample corpus. Articles of your own are better kept apart, in a store "
    "of their own: standpoint run ARTICLES --store NEW_STORE"
)
GOES_ON = "Saving goes on if you close this tab."
NO_NETWORK = (
    "Nothing is saved before you have seen what was found. This page fetches nothing from the network: "
    "whoever can open it could make this machine ask for any address."
)


@st.cache_resource(scope="session", on_release=Desk.leave, show_spinner=False)
def desk() -> Desk:
    """The desk of this browser's session; when the session goes, a preview ends, and a save goes on."""
    return Desk()


def ready() -> Desk:
    """The desk, gone on to the next step where its worker has ended."""
    at = desk()
    before = at.step
    at.settle()
    if (before, at.step) == ("saving", "saved"):
        data.forget()
    return at


def destination(place: str) -> Target | None:
    """Where to save and how to read; None, with the reason on the page, where that is not possible here."""
    try:
        return target(place)
    except PackError as error:
        st.html(words.note(["The pack that the newest run of this store used is not installed.", str(error)]))
    told = "Give the command the pack’s file, and it adds the articles:"
    line = f"standpoint run ARTICLES --pack PACK.toml --store {quote(place)}"
    st.html(words.command(told, line))
    return None


def collect(at: Desk, where: Target) -> None:
    """Step 1: files and a pasted text are given."""
    if at.told is not None:
        st.html(words.note([f"Nothing was read. {_sentence(at.told)}"]))
    before = at.pasted or Pasted("")
    with st.form("add", border=False, enter_to_submit=False):
        with st.container(key="sidebyside-add"):
            left, right = st.columns(2, gap="large")
        with left:
            st.header("Files")
            files = st.file_uploader(
                "Files with articles", accept_multiple_files=True, max_upload_size=FILE_MB, key="add-files"
            )
            st.html(words.paragraph(KINDS))
            st.html(words.paragraph(NO_NETWORK))
            line = f"standpoint run https://… --store {quote(where.place)}"
            st.html(words.command("To add a page by its address:", line))
        with right:
            st.header("Or paste a text")
            pasted = _paste(before)
        given = st.form_submit_button("Read and preview", type="primary")
    if not given:
        return
    problem = _too_much([(file.name, file.size) for file in files], pasted.text)
    if problem is not None:
        st.html(words.note([problem]))
        return
    read = [(file.name, file.getbuffer()) for file in files]
    at.read(read, pasted if pasted.text.strip() else None, where)
    st.rerun()


@st.fragment(run_every=LOOK_SECONDS)
def wait(at: Desk, label: str) -> None:
    """A step under way: how far it is, and a way to end it."""
    if not at.busy:
        st.rerun()  # the page goes on to the next step
    now = at.progress
    told = (
        f"{now.done:,} of {count(now.total, 'input')} read"
        if now.total
        else f"{count(now.done, 'input')} read"
    )
    if not now.done:
        told = "the language models are loaded, which takes some seconds"
    if at.step == "saving":
        st.html(words.paragraph(GOES_ON))
    st.progress(min(now.done / now.total, 1.0) if now.total else 0.0, text=f"{label}: {told}")
    st.button("Cancel", on_click=at.cancel)


def found(at: Desk, where: Target, store: Loaded | None) -> None:
    """Step 2: what was found, before it is saved."""
    if at.told is not None:
        st.html(words.note([f"Nothing was saved. {_sentence(at.told)}"]))
    st.html(markup.counted(at.counts, "Not saved yet."))
    if where.used is not None:
        other = f"The newest run used the pack {where.used}, and another version of it is installed by now."
        st.html(words.note([f"{other} What is added now is read with the installed one."]))
    if store is not None and store.size.samples and store.size.samples == store.size.articles:
        st.html(words.note([SAMPLE]))
    with st.container(horizontal=True):
        if at.counts["kept"]:
            st.button("Save to the store", type="primary", on_click=_save, args=(at, where))
        st.button("Discard", on_click=at.close)
    if problems := markup.problems(ledger.inputs(at.cursor(), ledger.Wanted(), None)):
        st.html(problems)
    if at.counts["kept"]:
        st.header("What was found")
        pages = -(-at.counts["kept"] // adding.PAGE_SIZE)
        page = st.pagination(pages, key="add-page") if pages > 1 else 1
        _articles(at, page, store)


def saved(at: Desk, store: Loaded | None) -> None:
    """Step 3: what is in the store now, and the ways to it."""
    st.html(markup.counted(at.counts, "Saved."))
    kept = {key: values for key, values in sidebar.shared().items() if key != "data"}
    with st.container(key="link-added"):
        if store is not None:
            shown = data.ask(store, adding.titles, at.saved[:MOST_LINKS])
            st.html(markup.saved(shown, len(at.saved), kept))
        st.page_link(MAP.file, label="The stance map, with the new articles", query_params=kept)
        st.page_link(LEDGER.file, label="The ledger: each input, and what became of it", query_params=kept)
    st.button("Add more", on_click=at.close, type="primary")


def _save(at: Desk, where: Target) -> None:
    sidebar.put(data=None)  # a link to an older state of the data would not show them
    at.save(where)


def _paste(before: Pasted) -> Pasted:
    text = st.text_area("Text of one article", before.text, height=190)
    title = st.text_input("Title", before.title)
    with st.container(horizontal=True):
        source = st.text_input("Outlet", before.source, help="Its name, or the address of its site.")
        known = None if before.published is None else dt.date.fromisoformat(before.published)
        day = st.date_input(
            "Date of publication", known, min_value=EARLIEST, max_value="today", format="YYYY-MM-DD"
        )
    url = st.text_input("Address", before.url, help="Kept with the article. It is not fetched.")
    published = day.isoformat() if isinstance(day, dt.date) else None
    return Pasted(text, title.strip(), source.strip(), url.strip(), published)


def _too_much(files: list[tuple[str, int]], text: str) -> str | None:
    """Why these inputs are not read; None where they are."""
    use = "Give a larger pile to the command “standpoint run”."
    if not files and not text.strip():
        return "Choose files, or paste a text."
    if len(files) > MOST_FILES:
        return f"These are {len(files):,} files, and {MOST_FILES} can be added at once. {use}"
    size = sum(size for _, size in files) + len(text.encode())
    if size > TOTAL_MB * 1024**2:
        return f"These are {size / 1024**2:,.0f} MB, and {TOTAL_MB} MB can be added at once. {use}"
    return None


def _articles(at: Desk, page: int, store: Loaded | None) -> None:
    cursor = at.cursor()
    frame = adding.found(cursor, page)
    ids = list(frame["article_id"])
    sides = adding.sides(cursor, ids)
    known = {} if store is None else adding.known(store.connection.cursor(), ids)
    titles = {} if store is None else store.titles()
    for place in range(len(frame)):
        row = frame.iloc[place]
        own = sides[sides["article_id"] == row["article_id"]]
        with st.container(key=f"sidebyside-found-{place}", border=True):
            _one(at, row, own, titles, known.get(row["article_id"]))


def _one(at: Desk, row: pd.Series, sides: pd.DataFrame, titles: Mapping[str, str], held: str | None) -> None:
    left, right = st.columns([38, 62], gap="medium")
    with left:
        st.html(markup.article(row.to_dict(), sides, titles, held))
    with right:
        shown = adding.cards(at.cursor(), row).to_dict("records")
        if not shown:
            st.html(words.paragraph("No sentence to show."))
        for card in shown:
            st.html(cards.card(card))


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:]
