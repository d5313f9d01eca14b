"""The statements behind a choice, as cards with a way into the article."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import sidebar
from dashboard.data import Loaded, agency, ask
from dashboard.filters import ORDERS, Dimension, Link
from dashboard.markup import cards, words
from dashboard.markup.cells import Row, given
from dashboard.queries import stories
from dashboard.queries.counts import counts
from dashboard.queries.evidence import PAGE_SIZE, evidence

ANCHOR = "evidence"


def boxes(frame: pd.DataFrame, store: Loaded, link: Link) -> None:
    """One box for each dimension of the map: the keyboard's way to everything a click does."""
    with st.container(horizontal=True):
        for axis, dimension in (("row", link.view.rows), ("col", link.view.columns)):
            _box(frame, axis, dimension, store, link)


def panel(store: Loaded, link: Link) -> None:
    """The statements of the chosen tile, or what to do to see some."""
    view, tile = link.view, link.tile
    if not tile.chosen(view):
        rows, columns = view.rows.title.lower(), view.columns.title.lower()
        st.html(
            words.paragraph(
                f"Click a tile, or choose {rows} and {columns} above, to read the sentences behind it."
            )
        )
        return
    found = ask(store, counts, link.filters, tile)
    members = [store.domain.names(d)[tile.of(d) or ""] for d in (view.rows, view.columns)]
    st.html(words.tile_summary(" · ".join(members), found, link.filters))
    total = found.statements + found.abstained
    if not total:
        st.html(words.note(words.no_evidence(found, link.filters)))
        if found.copies:
            st.button("Count each copy", on_click=lambda: sidebar.put(copies="all"))
        return
    sidebar.bound(
        st.selectbox, "Order", link.order, "order", options=list(ORDERS), format_func=ORDERS.__getitem__,
        help="Most typical: nearest to the mean. Those without a side come last in any order.",
    )  # fmt: skip
    pages = -(-total // PAGE_SIZE)
    place = "~".join(member or "" for member in (tile.actor, tile.outlet, tile.topic, link.order))
    page = st.pagination(pages, key=f"page-{place}") if pages > 1 else 1
    found_rows = ask(store, evidence, link.filters, tile, link.order, page)
    shown = sorted(set(found_rows["article_id"]))
    others = ask(store, stories.others, tuple(shown)).to_dict("records")
    by_article = {other["article_id"]: other for other in others}
    for row in found_rows.to_dict("records"):
        card(row, "Open in article", by_article.get(row["article_id"]))


def card(row: Row, label: str, others: Row | None = None) -> None:
    """A statement, who else ran its story, and the link to its place in the article."""
    target = {"article": [row["article_id"]], "statement": [row["statement_id"]], "marks": [row["topic"]]}
    with st.container(gap="xxsmall", key=f"card-{row['statement_id']}"):
        st.html(cards.card(row, others, agency(given(row.get("wire")))))
        st.page_link(sidebar.ARTICLE, label=label, query_params={**sidebar.params(), **target})


def _box(frame: pd.DataFrame, axis: str, dimension: Dimension, store: Loaded, link: Link) -> None:
    chosen = link.tile.of(dimension)
    ids = frame.sort_values(f"{axis}_rank").drop_duplicates(f"{axis}_id")
    options = dict(zip(ids[f"{axis}_id"], ids[axis], strict=True))
    if chosen is not None and chosen not in options:  # a link may name a pair these filters hide
        options[chosen] = store.domain.names(dimension)[chosen]
    sidebar.bound(
        st.selectbox, dimension.title, chosen, dimension.param, options=list(options),
        format_func=options.__getitem__, index=None, placeholder=f"Choose {dimension.title.lower()}",
    )  # fmt: skip
