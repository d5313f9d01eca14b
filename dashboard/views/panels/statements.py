"""The lists of the page Statements: statements as a table with a download, and articles."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import sidebar
from dashboard import terms as search
from dashboard.briefing import pinning
from dashboard.data import ask
from dashboard.filters import SIDE_FILTERS, SORTS
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import statements as markup
from dashboard.markup import words
from dashboard.queries import articles as article_query
from dashboard.queries import statements as query
from dashboard.queries.statements import AT_ONCE, PAGE_SIZE, Wanted
from dashboard.views.panels import pins
from dashboard.views.panels.evidence import pagination, turn

HELP = (
    "Every word must occur: in the attributed words with their speaker and verb, in the speaker’s name, or "
    "in the article’s title. Quotes keep words together: “security cabinet”. A word finds those that begin "
    "with it: “iran” finds “Iranian”. Case and accents do not matter."
)
FILE = "standpoint-statements.csv"
BELOW = "page-below"  # the pages once more, where the list ends


def controls(link: Link) -> None:
    """The search box, the side and the order."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sidebar.bound(
            st.text_input, "Search", link.query, "q", placeholder="Words, or “a phrase”", help=HELP,
            type="search",
        )  # fmt: skip
        sidebar.bound(
            st.selectbox, "Side", link.side, "side", options=list(SIDE_FILTERS), index=None,
            format_func=SIDE_FILTERS.__getitem__, placeholder="Any side", width=170,
        )  # fmt: skip
        sidebar.bound(
            st.selectbox, "Sort by", link.sort, "sort", options=list(SORTS), format_func=SORTS.__getitem__,
            width=140, encode=lambda sort: None if sort == "newest" else sort,
        )  # fmt: skip


def wanted(link: Link) -> Wanted:
    """What the link asks for."""
    return Wanted(link.filters, link.side, search.read(link.query))


def filtered(store: Loaded, link: Link) -> list[str]:
    """The filters that are set, in words."""
    side = [f"only {SIDE_FILTERS[link.side].lower()}"] if link.side is not None else []
    return [*words.active(link.filters, store.domain), *side]


def statements(store: Loaded, link: Link) -> None:
    """How many statements match, a page of them, and all of them to download."""
    asked, told = wanted(link), filtered(store, link)
    with st.spinner("Searching…"):
        found = ask(store, query.found, asked, link.sort, 0)
    st.html(markup.headline(found, told, once=link.filters.copies == "once"))
    if not found.statements:
        _nothing(link, told)
        return
    page = pagination(found.statements, PAGE_SIZE, link)
    block, first = divmod((page - 1) * PAGE_SIZE, AT_ONCE)
    if block:  # the first pages were found with the numbers
        with st.spinner("Searching…"):
            found = ask(store, query.found, asked, link.sort, block)
    shown = ask(store, query.rows, found.places[first : first + PAGE_SIZE])
    caption = markup.place("Statement", page, PAGE_SIZE, found.statements, len(shown))
    caption += f", {SORTS[link.sort].lower()} first"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(markup.key(searched=bool(asked.terms)), width="content")
        _pin_one(store, shown)
    with st.container(key="statements"):
        st.html(markup.listing(shown, sidebar.shared(), asked.terms, store.titles(), caption))
    turn(found.statements, PAGE_SIZE, page, BELOW)
    _download(store, link, found.statements)


def _pin_one(store: Loaded, shown: pd.DataFrame) -> None:
    """The box to choose one of the page's statements, and Pin: rows of a table have no buttons."""
    rows = {str(row["statement_id"]): row for row in shown.to_dict("records")}
    titles = store.titles()
    with st.popover(markup.PIN_ONE, key="choose-listed"):
        chosen = st.selectbox(
            "Statement", list(rows), format_func=lambda one: markup.choice(rows[one], titles), index=None,
            placeholder="Choose one, or type a word of it", width=500,
        )  # fmt: skip
        if chosen is not None:
            ids = (str(rows[chosen]["article_id"]), chosen, str(rows[chosen]["topic"]))
            pins.button(store, pinning.statement(*ids, store.snapshot), "listed")


def articles(store: Loaded, link: Link) -> None:
    """The articles that match: the words anywhere in their text."""
    asked, told = wanted(link), filtered(store, link)
    order = "oldest" if link.sort == "oldest" else "newest"
    with st.spinner("Searching…"):
        total, shown = ask(store, article_query.articles, asked, order, link.page)
    st.html(
        words.paragraph(
            "Words are looked for in the title and the whole text here. Statements are those that pass the "
            "filters; of copies of a story one has them."
            if link.filters.copies == "once"
            else "Words are looked for in the title and the whole text here. Statements: those that pass the "
            "filters."
        )
    )
    if not total:
        st.html(words.note(markup.nothing(asked.terms, told, "article")))
        return
    page = pagination(total, PAGE_SIZE, link)
    if page != link.page:  # the link asks for a page beyond the last
        total, shown = ask(store, article_query.articles, asked, order, page)
    caption = f"{markup.place('Article', page, PAGE_SIZE, total, len(shown))}, {order} first"
    with st.container(key="articles"):
        st.html(markup.articles(shown, sidebar.shared(), caption))
    turn(total, PAGE_SIZE, page, BELOW)


def _nothing(link: Link, told: list[str]) -> None:
    st.html(words.note(markup.nothing(search.read(link.query), told, "statement")))
    with st.container(horizontal=True):
        if link.query:
            st.button("Clear the search", on_click=lambda: sidebar.put(q=None))
        if told:
            st.button("Reset the filters", on_click=_reset, key="reset-here")


def _reset() -> None:
    sidebar.reset()
    sidebar.put(side=None)


def _download(store: Loaded, link: Link, total: int) -> None:
    asked, order, titles = wanted(link), link.sort, store.titles()
    st.download_button(
        markup.download(total),
        # Made on a click, with a cursor of its own: it runs on another thread.
        lambda: markup.as_csv(query.every(store.connection.cursor(), asked, order), titles),
        FILE,
        "text/csv",
        on_click="ignore",
    )
    if total > query.MOST_ROWS:
        st.html(
            words.paragraph("Narrow the search for the others, or take all: standpoint export statements.")
        )
