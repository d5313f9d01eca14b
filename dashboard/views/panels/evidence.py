"""The statements behind a choice, as cards with a way into the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import sidebar
from dashboard.briefing import pinning
from dashboard.data import agency, ask
from dashboard.filters import DIMENSIONS, ORDERS, Dimension, Filters, Tile
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import cards, statements, words
from dashboard.markup.cells import Row, given
from dashboard.pages import ARTICLE
from dashboard.queries import stories
from dashboard.queries.counts import counts
from dashboard.queries.evidence import PAGE_SIZE, evidence
from dashboard.views.panels import as_list, cite, pins

ANCHOR = "evidence"


def boxes(frame: pd.DataFrame, store: Loaded, link: Link) -> None:
    """One box for each dimension of the map: the keyboard's way to everything a click does."""
    with st.container(horizontal=True):
        for axis, dimension in (("row", link.view.rows), ("col", link.view.columns)):
            ids = frame.sort_values(f"{axis}_rank").drop_duplicates(f"{axis}_id")
            options = dict(zip(ids[f"{axis}_id"], ids[axis], strict=True))
            box(options, dimension, link.tile.of(dimension), store)


def box(options: Mapping[str, str], dimension: Dimension, chosen: str | None, store: Loaded) -> None:
    """A box to choose one member of a dimension.

    Args:
        options: Names by id, in order.
        dimension: The dimension; its parameter is written.
        chosen: The member that is chosen; it is among the options also where the filters hide it.
        store: The store, for its name.
    """
    hidden = {} if chosen is None or chosen in options else {chosen: store.domain.names(dimension)[chosen]}
    shown = {**options, **hidden}
    sidebar.bound(
        st.selectbox, dimension.title, chosen, dimension.param, options=list(shown),
        format_func=shown.__getitem__, index=None, placeholder=f"Choose {dimension.title.lower()}",
    )  # fmt: skip


def named(store: Loaded, tile: Tile) -> str:
    """What was chosen, in words: the names of its members and its period."""
    members = [store.domain.names(d)[member] for d in DIMENSIONS if (member := tile.of(d)) is not None]
    return " · ".join([*members, *([] if tile.when is None else [tile.when.label])])


def panel(store: Loaded, link: Link, filters: Filters, tile: Tile) -> None:
    """The statements behind what was clicked: how many, in which order, and a page of them as cards.

    Args:
        store: The store.
        link: The link: order and page.
        filters: The filters of the chart.
        tile: What was clicked.
    """
    found = ask(store, counts, filters, tile)
    if tile.topic is None and len(filters.topics) != 1:
        found = replace(found, mean=None)  # stances on different topics have no mean
    st.html(words.tile_summary(named(store, tile), found, filters))
    total = found.statements + found.abstained - found.nameless
    if not total:
        st.html(words.note(words.no_evidence(found, filters)))
        if found.copies:
            st.button("Count each copy", on_click=lambda: sidebar.put(copies="all"))
        return
    as_list.to_list(filters, tile, found)
    sidebar.bound(
        st.selectbox, "Order", link.order, "order", options=list(ORDERS), format_func=ORDERS.__getitem__,
        help="Most typical: nearest to the mean. Those without a side come last in any order.",
    )  # fmt: skip
    page = pagination(total, PAGE_SIZE, link)
    found_rows = ask(store, evidence, filters, tile, link.order, page)
    shown = sorted(set(found_rows["article_id"]))
    others = ask(store, stories.others, tuple(shown)).to_dict("records")
    by_article = {other["article_id"]: other for other in others}
    for row in found_rows.to_dict("records"):
        card(store, row, "Open in article", by_article.get(row["article_id"]))


def pagination(total: int, size: int, link: Link) -> int:
    """The pages of a list, where it has more than one; the page to show, which the address keeps.

    Where the link asks for one beyond the last, it says so.
    """
    pages = -(-total // size)
    page = min(link.page, pages)
    if page < link.page:
        st.html(words.paragraph(statements.beyond(pages)))
    turn(total, size, page, "page")
    return page


def turn(total: int, size: int, page: int, slot: str) -> None:
    """The switch from page to page of a list that has more than one; `slot` tells several apart."""
    pages = -(-total // size)
    if pages > 1:
        sidebar.bound(
            _pages,
            "Pages",
            page,
            "page",
            slot=slot,
            num_pages=pages,
            begins="default",
            encode=lambda now: None if now == 1 else now,
        )


def _pages(label: str, num_pages: int, default: int, key: str, on_change: Callable[[], None]) -> int:
    del label  # st.pagination has none
    return st.pagination(num_pages, default=default, key=key, on_change=on_change)


def of_article(store: Loaded, article_id: str, rows: pd.DataFrame, chosen: str | None) -> None:
    """The statements of the article that is shown as cards; the chosen one can be cited.

    Args:
        store: The store.
        article_id: The article.
        rows: Its statements on one topic.
        chosen: The statement the link names, or None; it may be on another topic.
    """
    for row in rows.to_dict("records"):
        own = row["statement_id"] == chosen
        card(store, row, "Show in the text", here=True, cited=own)
    if chosen not in set(rows["statement_id"]):
        cite.panel(store, article_id, chosen)


def card(
    store: Loaded,
    row: Row,
    label: str,
    others: Row | None = None,
    *,
    here: bool = False,
    cited: bool = False,
) -> None:
    """A statement, who else ran its story, the link to its place in the article, and Pin.

    `here`: the article is the page that is shown, and only the chosen statement changes. `cited`: the
    citation is offered beside Pin.
    """
    target = {"article": [row["article_id"]], "statement": [row["statement_id"]], "marks": [row["topic"]]}
    with st.container(gap="xxsmall", key=f"card-{row['statement_id']}"):
        st.html(cards.card(row, others, agency(given(row.get("wire")))))
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"card-ways-{row['statement_id']}"
        ):
            if here:
                key = f"show-{row['statement_id']}"
                st.button(label, key=key, type="tertiary", on_click=sidebar.put, kwargs=target)
            else:
                params = {**sidebar.params(), **target}
                st.page_link(ARTICLE.file, label=label, query_params=params, width="content")
            ids = (str(row["article_id"]), str(row["statement_id"]), str(row["topic"]))
            pins.button(store, pinning.statement(*ids, store.snapshot), ids[1], small=True)
            if cited:
                cite.panel(store, ids[0], ids[1])
