"""What stands beside an actor's figures: the sentences behind a mark, or examples from each topic."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from dashboard import periods, sidebar
from dashboard.data import ask
from dashboard.filters import OUTLET, TOPIC, Tile
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import actor as markup
from dashboard.markup import words
from dashboard.markup.cells import Row
from dashboard.queries import actor as query
from dashboard.queries import quoted, stories
from dashboard.queries import trend as trend_query
from dashboard.views.panels import actor_charts, evidence


def tile(link: Link, actor: str) -> Tile:
    """What was chosen of the actor's: topic, period, outlet."""
    return Tile(actor=actor, outlet=link.at, topic=link.on, when=link.when)


def chosen(link: Link) -> bool:
    """Whether a mark is chosen."""
    return bool(link.on or link.at or link.when or link.statement)


def boxes(store: Loaded, link: Link, actor: str) -> None:
    """Topic, period and outlet: the keyboard's way to what a click on a mark does."""
    frame = ask(store, quoted.quoted, link.filters, actor)
    with st.container(horizontal=True):
        evidence.box(store.titles(), TOPIC, link.on, store)
        _periods(store, link, actor)
        outlets = dict(zip(frame["outlet_id"], frame["outlet"], strict=True))
        evidence.box(outlets, OUTLET, link.at, store)


def _periods(store: Loaded, link: Link, actor: str) -> None:
    unit = actor_charts.unit_of(store, link, actor)
    frame = ask(store, trend_query.trend, link.filters, actor, unit)
    own = frame[(frame["key"] != trend_query.WHOLE) & (frame["n_statements"] > 0)]
    if link.on is not None:
        own = own[own["topic"] == link.on]
    listed = own.drop_duplicates("key").sort_values("start", na_position="first")
    names: Mapping[str, str] = dict(zip(listed["key"], listed["label"], strict=True))
    said = None if link.when is None else link.when.key
    shown = names if said is None or said in names else {**names, said: periods.read(said).label}
    sidebar.bound(
        st.selectbox, "Period", said, "when", options=list(shown), format_func=lambda key: _upper(shown[key]),
        index=None, placeholder="Choose period",
    )  # fmt: skip


def _upper(words_of_it: str) -> str:
    return words_of_it[:1].upper() + words_of_it[1:]


def panel(store: Loaded, link: Link, actor: str) -> None:
    """The sentences of the chosen mark, or examples from each topic where none is chosen."""
    boxes(store, link, actor)
    one = tile(link, actor)
    if one != Tile(actor=actor):
        evidence.panel(store, link, link.filters, one)
    elif link.statement is not None:
        _one(store, link, actor)
    else:
        _examples(store, link, actor)


def _one(store: Loaded, link: Link, actor: str) -> None:
    found = ask(store, query.statement, actor, link.article or "", link.statement or "")
    st.button("Close this statement", on_click=lambda: sidebar.put(statement=None, article=None))
    if found.empty:
        st.html(words.note(["The statement that the link names is none of this actor’s in this store."]))
    for row in found.to_dict("records"):
        _card(store, row)


def _examples(store: Loaded, link: Link, actor: str) -> None:
    """The most typical and the strongest statement on each topic, in the order of the topics."""
    titles = store.titles()
    found = ask(store, query.examples, link.filters, actor).to_dict("records")
    st.html(
        words.paragraph(
            "Click a mark, or choose above, to read what is behind it. Until then: the most typical and the "
            "strongest statement on each topic."
        )
    )
    order = {topic: place for place, topic in enumerate(titles)}
    ranked = sorted(found, key=lambda row: order[row["topic"]])
    for topic, rows in groupby(ranked, key=lambda row: row["topic"]):
        st.html(markup.topic(titles[topic]))
        for row in rows:
            with st.container(gap="xxsmall"):
                st.html(markup.example(typical=row["typical"], strongest=row["strongest"]))
                _card(store, row)


def _card(store: Loaded, row: Row) -> None:
    others = ask(store, stories.others, (row["article_id"],)).to_dict("records")
    evidence.card(store, row, "Open in article", others[0] if others else None)
