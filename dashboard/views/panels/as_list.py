"""From a mark to its statements as a list, and what a list does with choices made elsewhere."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.filters import Filters, Tile
from dashboard.link import Link, changed
from dashboard.loaded import Loaded
from dashboard.markup import statements as markup
from dashboard.markup import words
from dashboard.narrowed import narrowed, parts
from dashboard.pages import STATEMENTS
from dashboard.queries.counts import Counts


def to_list(filters: Filters, tile: Tile, found: Counts) -> None:
    """The link from what was clicked to the page of statements, the tile as filters there.

    Args:
        filters: The filters of the chart.
        tile: What was clicked.
        found: The numbers of the tile.
    """
    if tile.when is not None and tile.when.start is None:
        st.html(words.paragraph("No list of these alone: there is no filter for undated articles only."))
        return
    wanted = narrowed(filters, tile)
    kept = sidebar.shared()
    topic = kept.get("topic", [])
    target = changed(
        kept,
        {
            **parts(wanted),
            **dict.fromkeys(("q", "side", "list")),  # what was searched for there before
            "topic": topic if set(topic) <= set(wanted.topics) else None,
            "actor": tile.actor,
            "at": tile.outlet,
            "on": tile.topic,
            "when": None if tile.when is None else tile.when.key,
        },
    )
    with st.container(key="link-as-list"):
        st.page_link(STATEMENTS.file, label="These as a list", query_params=target, width="content")
    elsewhere = found.copies if filters.copies == "once" and (tile.outlet or tile.when) else 0
    if elsewhere:
        st.html(words.paragraph(markup.also_listed(elsewhere)))


def chosen_elsewhere(store: Loaded, link: Link) -> None:
    """Says which choices of other pages the list does not follow, with a button that makes it."""
    named = [link.topic] if link.topic is not None and sidebar.params().get("topic") == [link.topic] else []
    topics = tuple(dict.fromkeys([*named, *([] if link.on is None else [link.on])]))
    wanted = narrowed(link.filters, Tile(link.actor, link.at, None, link.when), topics)
    told = markup.apart(link.filters, wanted, link.when, store.domain)
    if not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="chosen-elsewhere"):
        st.html(words.paragraph(markup.not_followed(told)), width="content")
        st.button("Show only these", on_click=lambda: sidebar.put(**parts(wanted)), width="content")
